// SPDX-License-Identifier: Apache-2.0
// Which recording it is, and where its notes can go.
import QtQuick
import QtQuick.Layouts
import Atos

RowLayout {
    id: bar

    required property TranscriptionJob transcribe
    readonly property TranscriptEditor transcript: transcribe.transcript
    readonly property bool any: transcript.count > 0
    signal recordingRequested
    signal exportRequested
    signal calibrateRequested

    spacing: Theme.small

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        BodyText {
            objectName: "transcriptTitle"
            Layout.fillWidth: true
            text: bar.transcript.title
            font.pixelSize: Theme.titleSize
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        CaptionText {
            objectName: "transcriptFacts"
            Layout.fillWidth: true
            text: [bar.transcript.facts].concat(bar.transcript.warnings).join("  ·  ")
            elide: Text.ElideRight
        }
    }
    ActionButton {
        objectName: "openRecording"
        text: qsTr("Another…")
        Accessible.name: qsTr("Open another recording")
        onClicked: bar.recordingRequested()
    }
    ActionButton {
        objectName: "keepTranscript"
        enabled: bar.any
        text: qsTr("Add to library")
        onClicked: bar.transcribe.hand(MidiHandover.Keep)
    }
    ActionButton {
        objectName: "exportTranscript"
        enabled: bar.any
        text: qsTr("Export…")
        onClicked: bar.exportRequested()
    }
    ActionButton {
        objectName: "calibrateTranscript"
        primary: true
        enabled: bar.any
        text: qsTr("Calibrate with this")
        onClicked: {
            bar.transcribe.hand(MidiHandover.Open);
            bar.calibrateRequested();
        }
    }
}
