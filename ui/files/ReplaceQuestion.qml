// SPDX-License-Identifier: Apache-2.0
// Whether a file that is there may be replaced. What changes nothing has the keyboard first.
import QtQuick
import QtQuick.Layouts
import Atos

SheetPopup {
    id: question

    required property FileBrowser browser

    width: Math.min(Theme.px(460 * Theme.textSize), parent ? parent.width - 2 * Theme.large : 0)
    name: title.text
    onOpened: stay.forceActiveFocus(Qt.TabFocusReason)

    Connections {
        target: question.browser
        function onReplacingChanged() {
            if (question.browser.replacing === "")
                question.close();
        }
    }
    contentItem: ColumnLayout {
        spacing: Theme.medium

        BodyText {
            id: title
            objectName: "replaceTitle"
            Layout.fillWidth: true
            text: qsTr("Replace %1?").arg(question.browser.replacing)
            font.weight: Font.DemiBold
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            maximumLineCount: 5
            elide: Text.ElideMiddle
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        BodyText {
            Layout.fillWidth: true
            text: qsTr("It lies in this folder already. What is in it would be lost.")
            color: Theme.muted
            wrapMode: Text.WordWrap
        }
        RowLayout {
            spacing: Theme.small

            Item { Layout.fillWidth: true }
            ActionButton {
                id: stay
                objectName: "keepFile"
                text: qsTr("Do not replace")
                onClicked: question.close()
            }
            ActionButton {
                objectName: "replaceFile"
                text: qsTr("Replace")
                onClicked: question.browser.replace()
            }
        }
    }
}
