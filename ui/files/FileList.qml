// SPDX-License-Identifier: Apache-2.0
// What lies in the folder. Only the rows in sight exist. Typed letters go to the name that begins so.
import QtQuick
import QtQuick.Controls.Basic as Controls
import Atos

ListView {
    id: list

    required property FileBrowser browser
    required property int purpose
    readonly property bool several: purpose === FileBrowser.OpenFiles
    readonly property FileListModel entries: browser.entries
    property string letters: "" ///< typed within a moment
    signal nameChosen(string name)
    signal pathTyped(string letter)

    clip: true
    model: entries
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    keyNavigationEnabled: false
    highlightMoveDuration: 0
    currentIndex: -1
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Files and folders: %1").arg(count)

    function pick(row: int, modifiers: int) {
        if (several && modifiers & Qt.ShiftModifier)
            entries.pickTo(row);
        else if (several && modifiers & Qt.ControlModifier)
            entries.toggle(row);
        else
            entries.pickOnly(row);
    }
    function stand(row: int) {
        currentIndex = Math.max(0, Math.min(count - 1, row));
        positionViewAtIndex(currentIndex, ListView.Contain);
    }
    /// Whoever comes by keyboard has a row to act on; a folder is chosen as it is until one goes to another.
    function standSomewhere() {
        if (activeFocus && currentIndex < 0 && count > 0 && purpose !== FileBrowser.ChooseFolder)
            currentIndex = 0;
    }
    /// With Ctrl one only walks over the rows, to tick some of them.
    function move(steps: int, modifiers: int) {
        if (count === 0)
            return;
        stand(currentIndex + steps);
        if (!(several && modifiers & Qt.ControlModifier))
            pick(currentIndex, modifiers & Qt.ShiftModifier);
    }
    function activate() {
        if (several && entries.pickedCount > 0)
            browser.openPicked();
        else
            browser.activate(currentIndex);
    }
    function seek(letter: string) {
        const begun = letters === "";
        letters += letter;
        pause.restart();
        // The same letter again goes to the next name.
        const again = letters.length > 1 && letters === letter.repeat(letters.length);
        const row = entries.rowBeginning(again ? letter : letters, begun || again ? currentIndex + 1 : currentIndex);
        if (row < 0)
            return;
        stand(row);
        entries.pickOnly(row);
    }

    Timer {
        id: pause
        interval: 1000
        onTriggered: list.letters = ""
    }
    Connections {
        target: list.browser
        function onShown(row) {
            list.letters = "";
            list.currentIndex = row;
            if (row >= 0)
                list.positionViewAtIndex(row, ListView.Center);
            else
                list.positionViewAtBeginning();
            list.standSomewhere();
        }
    }
    onActiveFocusChanged: standSomewhere()

    Keys.onUpPressed: event => move(-1, event.modifiers)
    Keys.onDownPressed: event => move(1, event.modifiers)
    Keys.onReturnPressed: activate()
    Keys.onEnterPressed: activate()
    Keys.onPressed: event => {
        const page = Math.max(1, Math.floor(height / Math.max(1, contentHeight / Math.max(1, count))) - 1);
        const steps = { [Qt.Key_PageUp]: -page, [Qt.Key_PageDown]: page, [Qt.Key_Home]: -count, [Qt.Key_End]: count };
        event.accepted = true;
        if (event.key in steps)
            move(steps[event.key], event.modifiers);
        else if (event.key === Qt.Key_Backspace)
            browser.goUp();
        else if (event.key === Qt.Key_A && event.modifiers & Qt.ControlModifier && several)
            entries.pickAll();
        else if (event.key === Qt.Key_Space && letters === "")
            several ? entries.toggle(currentIndex) : entries.pickOnly(currentIndex);
        else if (letters === "" && (event.text === "/" || event.text === "~"))
            pathTyped(event.text);
        else if (event.text !== "" && event.text >= " " && event.text !== "\u007f"
                 && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier)))
            seek(event.text);
        else
            event.accepted = false;
    }

    delegate: FileRow {
        objectName: "file" + index
        width: list.width - Theme.medium
        standing: index === list.currentIndex
        focused: standing && list.activeFocus
        onClicked: modifiers => {
            list.forceActiveFocus(Qt.MouseFocusReason);
            list.currentIndex = index;
            list.pick(index, modifiers);
            if (list.purpose === FileBrowser.SaveFile && !folder)
                list.nameChosen(list.entries.name(index));
        }
        onOpened: list.browser.activate(index)
    }
    Controls.ScrollBar.vertical: ThinScrollBar { policy: Controls.ScrollBar.AsNeeded }

    FocusRing { anchors.margins: 0; shown: list.activeFocus && list.currentIndex < 0 }
}
