// SPDX-License-Identifier: Apache-2.0
// The kinds of files that sheets offer: what each is called, and how its names end (nothing: every file).
pragma Singleton
import QtQuick

QtObject {
    readonly property var midiEndings: ["mid", "midi", "smf", "kar"]
    readonly property var recordingEndings: ["wav", "flac", "mp3", "ogg", "oga", "opus", "aif", "aiff"]

    readonly property var all: ({ title: qsTr("All files"), endings: [] })
    readonly property var midi: ({ title: qsTr("MIDI files"), endings: midiEndings })
    readonly property var recordings: ({ title: qsTr("Recordings"), endings: recordingEndings })
    readonly property var bothMusic: ({ title: qsTr("Music"), endings: midiEndings.concat(recordingEndings) })
    readonly property var music: [bothMusic, midi, recordings, all]
    readonly property var pictures: ({ title: qsTr("Pictures"), endings: ["png", "jpg", "jpeg", "webp"] })
    readonly property var soundfonts: ({ title: qsTr("Soundfonts"), endings: ["sf2", "sf3"] })
    readonly property var runLogs: ({ title: qsTr("Run logs"), endings: ["log.jsonl"] })

    /// Ways to save notes.
    readonly property var notes: [{ title: qsTr("MIDI file"), endings: ["mid"] }, { title: qsTr("Score (MusicXML)"), endings: ["musicxml"] }]

    /// What is saved is one kind.
    function only(suffix: string): var { return [{ title: suffix, endings: [suffix] }]; }
}
