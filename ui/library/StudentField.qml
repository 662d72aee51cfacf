// SPDX-License-Identifier: Apache-2.0
// Whose takes they are. A name that nobody has yet is told, so that a slip makes no new student unnoticed.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: student

    required property LibraryModel library
    property alias text: field.text
    readonly property bool editing: field.activeFocus
    property string madeNew: "" ///< the last name that made a student here
    signal accepted
    signal editingFinished

    function isNew(name: string): bool { return name !== "" && !library.students.includes(name); }

    spacing: Theme.tiny

    CompletingField {
        id: field
        objectName: student.objectName + "Box"
        Layout.fillWidth: true
        label: qsTr("Student")
        like: text => student.library.studentsLike(text)
        onAccepted: student.accepted()
        onEditingFinished: {
            const name = text.trim();
            if (student.isNew(name))
                student.madeNew = name;
            student.editingFinished();
        }
    }
    CaptionText {
        objectName: student.objectName + "New"
        Layout.fillWidth: true
        Layout.leftMargin: Theme.medium
        visible: student.text.trim() !== "" && (student.isNew(student.text.trim()) || student.madeNew === student.text.trim())
        text: qsTr("A new student")
        Accessible.role: Accessible.AlertMessage
    }
}
