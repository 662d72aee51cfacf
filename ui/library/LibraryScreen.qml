// SPDX-License-Identifier: Apache-2.0
// Every take: found, named, kept, opened.
import QtQuick
import QtQuick.Layouts
import Atos

AppScreen {
    id: screen

    readonly property LibraryModel library: app.library
    readonly property bool ready: library.state === LibraryModel.Ready

    dropSentence: qsTr("Let go to add the music to the library")

    function drop(files) { app.addFiles(files); }
    function openTake() {
        app.piece.openFile(library.take.file, library.take.title);
        screenRequested("calibrate");
    }

    Component.onDestruction: app.takePlayer.stop()

    Shortcut { sequences: [StandardKey.Find]; onActivated: bar.focusSearch() }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.medium

        LibraryBar {
            id: bar
            Layout.fillWidth: true
            enabled: screen.ready
            library: screen.library
            comparable: screen.app.comparison.comparable
            onAddRequested: adding.open()
            onCompareRequested: {
                screen.app.comparison.compare();
                screen.screenRequested("compare");
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.medium

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true

                TakeList {
                    id: list
                    objectName: "takeList"
                    anchors.fill: parent
                    anchors.margins: Theme.small
                    library: screen.library
                    player: screen.app.takePlayer
                    onOpenRequested: screen.openTake()
                }
                EmptyPage {
                    objectName: "emptyLibrary"
                    anchors.centerIn: parent
                    width: Math.min(parent.width - 2 * Theme.large, Theme.px(520))
                    visible: list.count === 0
                    title: screen.library.state === LibraryModel.Opening ? qsTr("Opening the library…")
                         : !screen.ready ? qsTr("The library cannot be opened")
                         : screen.library.filtered ? qsTr("Nothing found") : qsTr("No takes yet")
                    sentence: !screen.ready ? screen.library.problem
                            : screen.library.filtered ? qsTr("No take has all of these words.")
                            : qsTr("What you play and the music you open are kept here by themselves. Drop MIDI files or recordings here to add them.")
                    action: screen.library.state === LibraryModel.Unavailable ? qsTr("Try again")
                          : screen.ready && screen.library.filtered ? qsTr("Show all takes") : ""
                    onActivated: {
                        screen.library.retry();
                        screen.library.text = "";
                        screen.library.student = "";
                        screen.library.starredOnly = false;
                    }
                }
            }
            TakeDetails {
                objectName: "takeDetails"
                visible: screen.library.current >= 0 && !picked.visible
                Layout.fillHeight: true
                Layout.preferredWidth: Math.min(Theme.px(420), Math.max(300, screen.width * 0.32))
                Layout.maximumWidth: Layout.preferredWidth
                library: screen.library
                onOpenRequested: screen.openTake()
                onExportRequested: {
                    exporting.takeId = library.take.id;
                    exporting.open(library.take.title);
                }
            }
            PickedTakes {
                id: picked
                objectName: "pickedTakes"
                visible: screen.library.takes.pickedCount > 1
                Layout.fillHeight: true
                Layout.preferredWidth: Math.min(Theme.px(420), Math.max(300, screen.width * 0.32))
                Layout.maximumWidth: Layout.preferredWidth
                library: screen.library
            }
        }
        UndoBar {
            objectName: "undoBar"
            Layout.fillWidth: true
            library: screen.library
        }
    }
    FileSheet {
        id: adding
        browser: screen.app.files
        title: qsTr("Add music to the library")
        purpose: FileBrowser.OpenFiles
        kinds: FileKinds.music
        onAccepted: files => screen.app.addFiles(files)
    }
    FileSheet {
        id: exporting
        property var takeId: 0
        browser: screen.app.files
        title: qsTr("Export the take")
        purpose: FileBrowser.SaveFile
        suffix: "mid"
        onAccepted: files => screen.library.exportTake(takeId, files[0])
    }
}
