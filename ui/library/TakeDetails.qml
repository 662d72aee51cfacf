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
        for (const [box, text] of [[title, take.name], [student, take.student], [tags, take.tags], [date, take.when]])
            if (other || !(box.editing ?? box.activeFocus))
                box.text = text;
        if (other)
            student.madeNew = problem.text = "";
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
    function saveDate() {
        if (shownId === take.id && shownId !== 0 && date.text !== take.when)
            problem.text = library.setPlayed(shownId, date.text);
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
            text: [details.take.length, qsTr("%n note(s)", "", details.take.notes), details.take.key,
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
        ScrollPage {
            id: scroll
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.small

            ColumnLayout {
                id: fields
                width: scroll.availableWidth - (implicitHeight > scroll.height ? Theme.medium : 0) // beside the scroll bar
                height: Math.max(implicitHeight, scroll.height)
                spacing: Theme.small

                TextField {
                    id: title
                    objectName: "titleBox"
                    Layout.fillWidth: true
                    label: qsTr("Title")
                    captioned: true
                    placeholderText: details.take.title
                    onEditingFinished: details.save()
                }
                StudentField {
                    id: student
                    objectName: "student"
                    Layout.fillWidth: true
                    library: details.library
                    onEditingFinished: details.save()
                }
                CompletingField {
                    id: tags
                    objectName: "tagsBox"
                    Layout.fillWidth: true
                    label: qsTr("Tags")
                    placeholderText: qsTr("exam, slow…")
                    words: true
                    like: text => details.library.tagsLike(text)
                    onEditingFinished: details.save()
                }
                TextField {
                    id: date
                    objectName: "dateBox"
                    Layout.fillWidth: true
                    label: qsTr("Played")
                    captioned: true
                    onTextEdited: problem.text = ""
                    onEditingFinished: details.saveDate()
                }
                CaptionText {
                    id: problem
                    objectName: "dateProblem"
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.medium
                    visible: text !== ""
                    color: Theme.text
                    wrapMode: Text.WordWrap
                    Accessible.role: Accessible.AlertMessage
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
            }
        }
        DragChip {
            Layout.fillWidth: true
            visible: details.height > Theme.px(520 * Theme.textSize)
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
