// SPDX-License-Identifier: Apache-2.0
// The chosen take: what is written on it, and what can be done with it. Texts are kept when a field is left.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: details

    required property LibraryModel library
    readonly property var take: library.take
    property var shownId: 0
    signal openRequested
    signal exportRequested

    /// Fills in what the library holds; a field that is being written in keeps what it says.
    function load() {
        const other = shownId !== take.id;
        shownId = take.id;
        for (const [box, text] of [[title, take.name], [student, take.student], [tags, take.tags]])
            if (other || !box.activeFocus) {
                box.text = text;
                box.cursorPosition = 0; // a long text shows its beginning
            }
        if (other || !remarks.editing)
            remarks.text = take.remarks;
    }
    function save() {
        if (shownId !== take.id || shownId === 0)
            return;
        if (title.text !== take.name || student.text !== take.student || tags.text !== take.tags
                || remarks.text !== take.remarks)
            library.setLabels(shownId, title.text, student.text, tags.text, remarks.text);
    }

    onTakeChanged: load()
    Component.onDestruction: save()

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.medium
        spacing: Theme.small

        BodyText {
            objectName: "detailsTitle"
            Layout.fillWidth: true
            text: details.take.title
            font.pixelSize: Theme.titleSize
            font.weight: Font.DemiBold
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        CaptionText {
            Layout.fillWidth: true
            text: [details.take.when, details.take.length, qsTr("%n note(s)", "", details.take.notes), details.take.key,
                   details.take.style].filter(part => part !== "").join("  ·  ")
            wrapMode: Text.WordWrap
        }
        ActionButton {
            objectName: "openTakeButton"
            Layout.fillWidth: true
            Layout.topMargin: Theme.small
            primary: true
            text: qsTr("Open in Calibrate")
            onClicked: details.openRequested()
        }
        TextField {
            id: title
            objectName: "titleBox"
            Layout.fillWidth: true
            Layout.topMargin: Theme.small
            label: qsTr("Title")
            captioned: true
            placeholderText: details.take.title
            onEditingFinished: details.save()
        }
        TextField {
            id: student
            objectName: "studentBox"
            Layout.fillWidth: true
            label: qsTr("Student")
            captioned: true
            onEditingFinished: details.save()
        }
        TextField {
            id: tags
            objectName: "tagsBox"
            Layout.fillWidth: true
            label: qsTr("Tags")
            captioned: true
            placeholderText: qsTr("exam, slow…")
            onEditingFinished: details.save()
        }
        TextArea {
            id: remarks
            objectName: "remarksBox"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Theme.px(220)
            Layout.minimumHeight: Theme.px(60)
            label: qsTr("Notes")
            placeholder: qsTr("Notes")
            onEdited: details.save()
        }
        Item { Layout.fillHeight: true }
        DragChip {
            Layout.fillWidth: true
            visible: details.height > Theme.px(480)
            file: details.take.file
        }
        RowLayout {
            spacing: Theme.small

            ActionButton {
                objectName: "exportButton"
                Layout.fillWidth: true
                text: qsTr("Export…")
                Accessible.name: qsTr("Export this take as a MIDI file")
                onClicked: details.exportRequested()
            }
            ActionButton {
                objectName: "removeButton"
                Layout.fillWidth: true
                text: qsTr("Delete")
                Accessible.name: qsTr("Delete this take; it can be undone")
                onClicked: details.library.remove(details.take.id)
            }
        }
    }
}
