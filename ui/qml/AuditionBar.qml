// SPDX-License-Identifier: Apache-2.0
// Before and after, on the player's own last phrase.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: bar

    required property AuditionModel audition

    spacing: Theme.small

    RowLayout {
        spacing: Theme.small

        ActionButton {
            objectName: "listenBefore"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            enabled: bar.audition.ready
            checked: bar.audition.sounding === AuditionModel.Before
            text: checked ? qsTr("Stop") : qsTr("A · As made")
            Accessible.name: checked ? qsTr("Stop A") : qsTr("Hear your last phrase with the piano as made")
            onClicked: bar.audition.listen(AuditionModel.Before)
        }
        ActionButton {
            objectName: "listenAfter"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            enabled: bar.audition.ready
            checked: bar.audition.sounding === AuditionModel.After
            text: checked ? qsTr("Stop") : qsTr("B · This tone")
            Accessible.name: checked ? qsTr("Stop B") : qsTr("Hear your last phrase with this tone")
            onClicked: bar.audition.listen(AuditionModel.After)
        }
    }
    CaptionText {
        objectName: "auditionSentence"
        Layout.fillWidth: true
        text: bar.audition.sentence
        wrapMode: Text.WordWrap
        maximumLineCount: 5
        elide: Text.ElideRight
    }
}
