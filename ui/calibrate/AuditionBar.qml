// SPDX-License-Identifier: Apache-2.0
// Before and after, on the player's own last phrase or on the one that shows the difference best.
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
            Accessible.name: checked ? qsTr("Stop A") : qsTr("Hear the phrase with the piano as made")
            onClicked: bar.audition.listen(AuditionModel.Before)
        }
        ActionButton {
            objectName: "listenAfter"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            enabled: bar.audition.ready
            checked: bar.audition.sounding === AuditionModel.After
            text: checked ? qsTr("Stop") : qsTr("B · This tone")
            Accessible.name: checked ? qsTr("Stop B") : qsTr("Hear the phrase with this tone")
            onClicked: bar.audition.listen(AuditionModel.After)
        }
    }
    CaptionText {
        objectName: "auditionSentence"
        Layout.fillWidth: true
        text: bar.audition.sentence
        wrapMode: Text.WordWrap
        maximumLineCount: 7
        elide: Text.ElideRight
    }
    ProgressLine {
        objectName: "searchProgress"
        Layout.fillWidth: true
        visible: bar.audition.searching
        share: bar.audition.progress
    }
    SmallButton {
        objectName: "demonstrate"
        enabled: bar.audition.ready || bar.audition.searching
        text: bar.audition.searching ? qsTr("Stop looking") : bar.audition.demonstrating ? qsTr("Back to your phrase")
                                                                                         : qsTr("Demonstrate the difference")
        Accessible.description: qsTr("Looks for the phrase on which A and B differ most, and says what to listen for")
        onClicked: bar.audition.demonstrate()
    }
}
