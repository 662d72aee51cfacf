// SPDX-License-Identifier: Apache-2.0
// The foot of the sheet: the name to save under, what is shown and in which order, and what is done.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: bar

    required property FileBrowser browser
    required property int purpose
    required property var kinds
    required property string suggestion
    required property int standsOn ///< the row with the keyboard
    readonly property bool saving: purpose === FileBrowser.SaveFile
    readonly property FileListModel entries: browser.entries
    property alias name: box.text
    property string pickedFolder: ""
    signal cancelled

    /// The name without its suffix is selected: what is typed replaces it.
    function beginNaming() {
        box.forceActiveFocus(Qt.PopupFocusReason);
        const dot = name.lastIndexOf(".");
        box.select(0, dot > 0 ? dot : name.length);
    }
    function accept() {
        if (saving)
            browser.save(name);
        else if (purpose === FileBrowser.ChooseFolder)
            browser.chooseFolder();
        else if (entries.pickedCount > 0)
            browser.openPicked();
        else
            browser.activate(standsOn);
    }

    spacing: Theme.small

    Connections {
        target: bar.entries
        function onPickedChanged() {
            bar.pickedFolder = bar.purpose === FileBrowser.ChooseFolder && bar.entries.pickedCount > 0
                             ? bar.entries.name(bar.standsOn) : "";
        }
    }
    TextField {
        id: box
        objectName: "fileName"
        visible: bar.saving
        Layout.fillWidth: true
        label: qsTr("Name")
        captioned: true
        text: bar.suggestion
        onAccepted: bar.accept()
    }
    RowLayout {
        spacing: Theme.small

        ComboBox {
            objectName: "fileKind"
            visible: bar.kinds.length > 1
            Layout.preferredWidth: Theme.px(160 * Theme.textSize)
            accessibleName: bar.saving ? qsTr("Kind of file") : qsTr("What is shown")
            model: bar.kinds.map(kind => kind.title)
            currentIndex: 0
            onActivated: index => {
                const endings = bar.kinds[index].endings;
                bar.browser.setEndings(endings);
                if (bar.saving)
                    bar.name = bar.browser.changeSuffix(bar.name, endings[0]);
            }
        }
        ComboBox {
            objectName: "fileOrder"
            Layout.preferredWidth: Theme.px(160 * Theme.textSize)
            accessibleName: qsTr("Order")
            model: [qsTr("By name"), qsTr("Newest first")]
            currentIndex: bar.browser.newestFirst ? 1 : 0
            onActivated: index => bar.browser.newestFirst = index === 1
        }
        CaptionText {
            objectName: "pickedSentence"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignRight
            text: bar.purpose === FileBrowser.OpenFiles && bar.entries.pickedCount > 1 ? qsTr("%n file(s)", "", bar.entries.pickedCount) : ""
            elide: Text.ElideRight
        }
        ActionButton {
            objectName: "cancelFiles"
            text: qsTr("Cancel")
            onClicked: bar.cancelled()
        }
        ActionButton {
            objectName: "acceptFiles"
            Layout.maximumWidth: Theme.px(320)
            primary: true
            enabled: bar.saving || bar.purpose === FileBrowser.ChooseFolder ? bar.browser.folder !== ""
                                                                           : bar.entries.pickedCount > 0 || bar.standsOn >= 0
            text: bar.saving ? qsTr("Save")
                : bar.purpose !== FileBrowser.ChooseFolder ? qsTr("Open")
                : qsTr("Choose “%1”").arg(bar.pickedFolder || bar.browser.folder.split("/").pop() || "/")
            onClicked: bar.accept()
        }
    }
}
