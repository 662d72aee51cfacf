// SPDX-License-Identifier: Apache-2.0
// What is looked for in the library.
import QtQuick
import Atos

Item {
    id: bar

    required property LibraryModel library
    readonly property var students: [qsTr("All students")].concat(library.students)
    required property bool comparable ///< as many takes are ticked as can be compared
    signal addRequested
    signal compareRequested

    function focusSearch() { searchBox.forceActiveFocus(Qt.ShortcutFocusReason); }

    implicitHeight: Theme.controlHeight

    TextField {
        id: searchBox
        objectName: "searchBox"
        anchors.left: parent.left
        anchors.right: buttons.left
        anchors.rightMargin: Theme.small
        label: qsTr("Search the library")
        placeholderText: Theme.stacked ? qsTr("Search…") : qsTr("Search titles, students, tags, notes, keys…")
        onTextEdited: bar.library.text = text
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && text !== ""
        Keys.onEscapePressed: event => {
            event.accepted = text !== "";
            bar.library.text = "";
        }
        Component.onCompleted: text = bar.library.text
        Connections {
            target: bar.library
            function onQueryChanged() {
                if (searchBox.text !== bar.library.text)
                    searchBox.text = bar.library.text;
            }
        }
    }
    // A positioner, not a layout: what it holds comes and goes.
    Row {
        id: buttons
        anchors.right: parent.right
        spacing: Theme.small

        ComboBox {
            objectName: "studentPicker"
            width: Theme.px(180)
            accessibleName: qsTr("Student")
            visible: bar.library.students.length > 0
            model: bar.students
            currentIndex: bar.library.student === "" ? 0 : bar.students.indexOf(bar.library.student)
            onActivated: index => bar.library.student = index > 0 ? bar.students[index] : ""
        }
        ActionButton {
            objectName: "starredFilter"
            text: qsTr("★ Starred")
            Accessible.name: qsTr("Show starred takes only")
            Accessible.checkable: true
            Accessible.checked: checked
            checked: bar.library.starredOnly
            onClicked: bar.library.starredOnly = !bar.library.starredOnly
        }
        ActionButton {
            objectName: "compareButton"
            visible: bar.library.takes.pickedCount > 0
            enabled: bar.comparable
            primary: enabled
            text: qsTr("Compare %1").arg(bar.library.takes.pickedCount)
            Accessible.name: enabled ? qsTr("Compare the %1 ticked takes").arg(bar.library.takes.pickedCount)
                                     : qsTr("Two to six takes can be compared; ticked: %1").arg(bar.library.takes.pickedCount)
            onClicked: bar.compareRequested()
            HintTip { shown: bar.library.takes.pickedCount === 1 || bar.library.takes.pickedCount > 6; text: qsTr("Tick two to six takes") }
        }
        ActionButton {
            objectName: "clearPicks"
            visible: bar.library.takes.pickedCount > 0
            quiet: true
            text: bar.width < Theme.px(900 * Theme.textSize) ? qsTr("Clear") : qsTr("Clear selection")
            Accessible.name: qsTr("Untick all takes")
            onClicked: bar.library.takes.unpickAll()
        }
        ActionButton {
            objectName: "addButton"
            text: qsTr("Add…")
            Accessible.name: qsTr("Add MIDI files or recordings to the library")
            onClicked: bar.addRequested()
        }
    }
}
