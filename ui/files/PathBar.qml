// SPDX-License-Identifier: Apache-2.0
// The way to the folder: steps to press, or a text to type.
import QtQuick
import QtQuick.Layouts
import Atos

RowLayout {
    id: bar

    required property FileBrowser browser
    required property bool makesFolders
    property bool typing: false
    signal folderRequested
    signal done ///< the list is next

    /// `begun`: what was typed already, in the list.
    function type(begun: string) {
        typing = true;
        box.text = begun !== "" ? begun : browser.folder + (browser.folder === "/" ? "" : "/");
        box.forceActiveFocus(Qt.ShortcutFocusReason);
        box.cursorPosition = box.length;
    }
    function stop() {
        typing = false;
        done();
    }

    spacing: Theme.small

    ActionButton {
        objectName: "folderUp"
        text: "↑"
        enabled: bar.browser.folder !== "/"
        Accessible.name: qsTr("Go to the folder above")
        onClicked: bar.browser.goUp()
        HintTip { shown: parent.hovered; text: qsTr("The folder above (Backspace)") }
    }
    PathSteps {
        id: steps
        visible: !bar.typing
        Layout.fillWidth: true
        browser: bar.browser
    }
    TextField {
        id: box
        objectName: "pathBox"
        visible: bar.typing
        Layout.fillWidth: true
        maximumLength: 4096
        label: qsTr("Folder or file")
        onAccepted: {
            bar.browser.goTo(text);
            bar.stop();
        }
        Keys.onEscapePressed: bar.stop()
    }
    ActionButton {
        objectName: "typePath"
        visible: !bar.typing
        text: qsTr("Type…")
        Accessible.name: qsTr("Type the way to a folder or file")
        onClicked: bar.type("")
        HintTip { shown: parent.hovered; text: qsTr("Type where to go (Ctrl+L); ~ is your home") }
    }
    ActionButton {
        objectName: "newFolderButton"
        visible: bar.makesFolders
        text: qsTr("New folder…")
        onClicked: bar.folderRequested()
    }
}
