// SPDX-License-Identifier: Apache-2.0
// Do you hear a difference? A, B, and X, which is one of both; nothing here tells which.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: page

    required property BlindTestModel test
    signal closed

    spacing: Theme.medium

    Heading {
        Layout.fillWidth: true
        text: page.test.over ? qsTr("Blind test") : qsTr("Blind test, question %1").arg(page.test.trial)
    }
    BodyText {
        objectName: "blindSentence"
        Layout.fillWidth: true
        text: page.test.over ? page.test.verdict
                             : qsTr("X is either A or B. Listen as often as you like, then say which. It ends as soon as the answers are clear, after twenty at the latest.")
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    RowLayout {
        visible: !page.test.over
        spacing: Theme.small

        Repeater {
            model: [
                { name: "blindA", version: BlindTestModel.A, text: "A" },
                { name: "blindB", version: BlindTestModel.B, text: "B" },
                { name: "blindX", version: BlindTestModel.X, text: "X" }
            ]

            ActionButton {
                required property var modelData

                objectName: modelData.name
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: Theme.px(56)
                font.pixelSize: Theme.titleSize
                checked: page.test.sounding === modelData.version
                text: modelData.text
                Accessible.name: checked ? qsTr("Stop %1").arg(text) : qsTr("Hear %1").arg(text)
                onClicked: page.test.play(modelData.version)
            }
        }
    }
    RowLayout {
        visible: !page.test.over
        spacing: Theme.small

        ActionButton {
            objectName: "xIsA"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            enabled: page.test.answerable
            primary: true
            text: qsTr("X is A")
            onClicked: page.test.answer(false)
        }
        ActionButton {
            objectName: "xIsB"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            enabled: page.test.answerable
            primary: true
            text: qsTr("X is B")
            onClicked: page.test.answer(true)
        }
    }
    CaptionText {
        Layout.fillWidth: true
        visible: !page.test.over && !page.test.answerable
        text: qsTr("Hear X, and A or B, before you answer.")
        wrapMode: Text.WordWrap
    }
    RowLayout {
        Layout.bottomMargin: Theme.medium
        spacing: Theme.small

        ActionButton {
            objectName: "blindAgain"
            visible: page.test.over
            text: qsTr("Once more")
            onClicked: page.test.begin()
        }
        ActionButton {
            objectName: "blindLeave"
            quiet: !page.test.over
            text: page.test.over ? qsTr("Back to the tone") : qsTr("Leave the test")
            onClicked: page.closed()
        }
    }
}
