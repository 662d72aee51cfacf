// SPDX-License-Identifier: Apache-2.0
// Several takes at once: whose they are, their tags, their day. What is left empty stays as it is.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: pane

    required property LibraryModel library
    readonly property int count: library.takes.pickedCount
    readonly property bool written: student.text.trim() !== "" || tags.text.trim() !== "" || date.text.trim() !== ""
    property string problem: ""

    function change() {
        if (!written)
            return;
        problem = library.changePicked(student.text, tags.text, date.text);
        if (problem !== "")
            return date.forceActiveFocus(Qt.OtherFocusReason);
        for (const box of [student, tags, date])
            box.text = "";
    }

    ScrollPage {
        id: scroll
        anchors.fill: parent
        anchors.margins: Theme.medium

        ColumnLayout {
            width: scroll.availableWidth
            spacing: Theme.small

            BodyText {
                objectName: "pickedTitle"
                Layout.fillWidth: true
                text: qsTr("%n take(s)", "", pane.count)
                font.pixelSize: Theme.titleSize
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            CaptionText {
                Layout.fillWidth: true
                text: pane.count > 0 ? pane.library.takes.pickedTitles().join("  ·  ") : ""
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                maximumLineCount: 4
                elide: Text.ElideRight
            }
            CaptionText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.small
                text: qsTr("What is left empty stays as it is.")
                wrapMode: Text.WordWrap
            }
            StudentField {
                id: student
                objectName: "pickedStudent"
                Layout.fillWidth: true
                library: pane.library
                onAccepted: pane.change()
            }
            CompletingField {
                id: tags
                objectName: "pickedTags"
                Layout.fillWidth: true
                label: qsTr("Add tags")
                words: true
                like: text => pane.library.tagsLike(text)
                onAccepted: pane.change()
            }
            TextField {
                id: date
                objectName: "pickedDate"
                Layout.fillWidth: true
                label: qsTr("Day")
                captioned: true
                onTextEdited: pane.problem = ""
                onAccepted: pane.change()
            }
            CaptionText {
                objectName: "pickedProblem"
                Layout.fillWidth: true
                visible: text !== ""
                text: pane.problem
                color: Theme.text
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.AlertMessage
            }
            ActionButton {
                objectName: "changePicked"
                Layout.fillWidth: true
                primary: true
                enabled: pane.written
                text: qsTr("Change %n take(s)", "", pane.count)
                onClicked: pane.change()
            }
        }
    }
}
