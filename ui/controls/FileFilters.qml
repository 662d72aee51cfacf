// SPDX-License-Identifier: Apache-2.0
// What file dialogs offer.
pragma Singleton
import QtQuick

QtObject {
    readonly property var midiEndings: ["mid", "midi", "smf", "kar"]
    readonly property var recordingEndings: ["wav", "flac", "mp3", "ogg", "oga", "opus", "aif", "aiff"]

    readonly property string all: qsTr("All files (*)")
    readonly property string recordings: qsTr("Recordings (%1)").arg(names(recordingEndings))
    readonly property var music: [qsTr("Music (%1)").arg(names(midiEndings.concat(recordingEndings))),
                                  qsTr("MIDI files (%1)").arg(names(midiEndings)), recordings, all]
    readonly property string midiToWrite: qsTr("MIDI files (*.mid)")
    readonly property string scoreToWrite: qsTr("Scores for notation programs (*.musicxml)")

    function names(endings: var): string { return endings.map(ending => "*." + ending).join(" "); }
}
