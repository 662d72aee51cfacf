// SPDX-License-Identifier: Apache-2.0
// Which do you like? Eight pairs, of which some are twice the same; what is learnt stays on this computer.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: page

    required property TasteModel taste
    signal closed

    spacing: Theme.medium

    Heading {
        Layout.fillWidth: true
        text: page.taste.over ? qsTr("What you like") : qsTr("Which do you like? %1 of 8").arg(page.taste.question)
    }
    BodyText {
        objectName: "tasteSentence"
        Layout.fillWidth: true
        text: page.taste.over ? page.taste.summary
                              : qsTr("Two tones on your phrase, equally loud. Some pairs are twice the same: then say neither.")
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    RowLayout {
        visible: !page.taste.over
        spacing: Theme.small

        Repeater {
            model: [
                { name: "hearFirst", version: TasteModel.First, text: qsTr("First") },
                { name: "hearSecond", version: TasteModel.Second, text: qsTr("Second") }
            ]

            ActionButton {
                required property var modelData

                objectName: modelData.name
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: Theme.px(56)
                font.pixelSize: Theme.titleSize
                enabled: page.taste.state === TasteModel.Ready
                checked: page.taste.sounding === modelData.version
                text: modelData.text
                Accessible.name: checked ? qsTr("Stop the tone: %1").arg(text) : qsTr("Hear the tone: %1").arg(text)
                onClicked: page.taste.play(modelData.version)
            }
        }
    }
    Flow {
        Layout.fillWidth: true
        visible: !page.taste.over
        spacing: Theme.small

        Repeater {
            model: [
                { name: "likeFirst", choice: TasteModel.LikeFirst, text: qsTr("I like the first") },
                { name: "likeNeither", choice: TasteModel.LikeNeither, text: qsTr("Neither more") },
                { name: "likeSecond", choice: TasteModel.LikeSecond, text: qsTr("I like the second") }
            ]

            ActionButton {
                required property var modelData

                objectName: modelData.name
                enabled: page.taste.answerable
                text: modelData.text
                onClicked: page.taste.answer(modelData.choice)
            }
        }
    }
    CaptionText {
        Layout.fillWidth: true
        visible: !page.taste.over && !page.taste.answerable
        text: page.taste.state === TasteModel.Working ? qsTr("Making the next pair…") : qsTr("Hear both before you answer.")
        wrapMode: Text.WordWrap
    }
    ActionButton {
        objectName: "tasteLeave"
        Layout.bottomMargin: Theme.medium
        quiet: !page.taste.over
        text: page.taste.over ? qsTr("Back to the tone") : qsTr("Enough for now")
        onClicked: page.closed()
    }
}
