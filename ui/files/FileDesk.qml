// SPDX-License-Identifier: Apache-2.0
// The sheet of files over the window: places, the way to the folder, what lies in it, what is done with it.
import QtQuick
import QtQuick.Layouts
import Atos

SheetPopup {
    id: desk

    required property FileBrowser browser
    required property string title
    required property int purpose
    required property string suffix
    required property var kinds
    required property string suggestion
    readonly property bool saving: purpose === FileBrowser.SaveFile
    signal accepted(var files)

    objectName: "fileSheet"
    width: Math.min(Theme.px(1040), parent ? parent.width - 2 * Theme.large : 0)
    height: Math.min(Theme.px(700), parent ? parent.height - 2 * Theme.large : 0)
    name: title

    onAboutToShow: browser.begin(purpose, kinds[0].endings, suffix)
    onOpened: saving ? nameBar.beginNaming() : list.forceActiveFocus(Qt.PopupFocusReason)
    onClosed: browser.end()

    Connections {
        target: desk.browser
        function onAccepted(files) { desk.accepted(files); }
        function onNamed(name) { nameBar.name = name; }
        function onReplacingChanged() {
            if (desk.browser.replacing !== "")
                question.open();
        }
    }
    Shortcut { sequences: ["Ctrl+L"]; onActivated: path.type("") }
    Shortcut { sequences: ["Alt+Up"]; onActivated: desk.browser.goUp() }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.small

        BodyText {
            objectName: "fileSheetTitle"
            Layout.fillWidth: true
            text: desk.title
            font.pixelSize: Theme.titleSize
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        PathBar {
            id: path
            Layout.fillWidth: true
            browser: desk.browser
            makesFolders: desk.purpose === FileBrowser.SaveFile || desk.purpose === FileBrowser.ChooseFolder
            onFolderRequested: newFolder.open()
            onDone: list.forceActiveFocus(Qt.OtherFocusReason)
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.small

            PlaceList {
                Layout.fillHeight: true
                Layout.preferredWidth: Math.min(Theme.px(170 * Theme.textSize), desk.width / 4)
                browser: desk.browser
                onChosen: list.forceActiveFocus(Qt.OtherFocusReason)
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                color: Theme.background

                FileList {
                    id: list
                    objectName: "fileList"
                    anchors.fill: parent
                    anchors.margins: Theme.tiny
                    browser: desk.browser
                    purpose: desk.purpose
                    onNameChosen: name => nameBar.name = name
                    onPathTyped: letter => path.type(letter)
                }
                CaptionText {
                    objectName: "fileListSentence"
                    anchors.centerIn: parent
                    width: parent.width - 2 * Theme.large
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.WordWrap
                    visible: text !== ""
                    text: list.count > 0 || desk.browser.working ? ""
                        : desk.purpose === FileBrowser.ChooseFolder ? qsTr("There are no folders in this one.")
                        : desk.saving ? qsTr("There is nothing like it in this folder yet.")
                                      : qsTr("There is nothing here that can be opened.")
                }
            }
        }
        FileProblem {
            Layout.fillWidth: true
            text: desk.browser.problem !== "" ? desk.browser.problem
                : desk.browser.cut ? qsTr("This folder is very full: only some of what is in it is shown.") : ""
        }
        FileNameBar {
            id: nameBar
            Layout.fillWidth: true
            browser: desk.browser
            purpose: desk.purpose
            kinds: desk.kinds
            suggestion: desk.suggestion
            standsOn: list.currentIndex
            onCancelled: desk.close()
        }
    }
    ReplaceQuestion {
        id: question
        browser: desk.browser
        onClosed: {
            desk.browser.keep();
            nameBar.beginNaming();
        }
    }
    NewFolderSheet {
        id: newFolder
        browser: desk.browser
    }
}
