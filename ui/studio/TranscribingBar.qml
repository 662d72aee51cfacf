// SPDX-License-Identifier: Apache-2.0
// On other screens: a recording that is being written down.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: bar

    required property TranscriptionJob transcribe

    implicitHeight: row.implicitHeight + 2 * Theme.small
    color: Theme.raised

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.medium
        anchors.rightMargin: Theme.small
        spacing: Theme.medium

        BodyText {
            Layout.maximumWidth: bar.width / 2
            text: qsTr("Listening to %1").arg(bar.transcribe.subject)
            elide: Text.ElideMiddle
        }
        ProgressLine {
            Layout.fillWidth: true
            share: bar.transcribe.progress
        }
        ActionButton {
            objectName: "cancelTranscribing"
            text: qsTr("Cancel")
            Accessible.name: qsTr("Stop writing the recording down")
            onClicked: bar.transcribe.cancel()
        }
    }
}
