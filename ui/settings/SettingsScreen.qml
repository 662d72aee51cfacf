// SPDX-License-Identifier: Apache-2.0
// What the user decides for the whole window, and where things lie.
import QtQuick
import QtQuick.Layouts
import Atos

AppScreen {
    id: screen

    readonly property SettingsModel settings: app.settings
    readonly property var days: [30, 90, 365, 0]
    readonly property var sizes: [0.9, 1, 1.2, 1.4, 2]

    ScrollPage {
        id: scroll
        objectName: "settingsPage"
        anchors.fill: parent

        GridLayout {
            width: Math.min(scroll.availableWidth, columns * Theme.px(760))
            columns: scroll.availableWidth >= Theme.px(1300) ? 2 : 1
            rowSpacing: Theme.medium
            columnSpacing: Theme.medium

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                spacing: Theme.medium

                SettingsGroup {
                    title: qsTr("Piano")

                    PianoPicker {
                        objectName: "settingsPiano"
                        Layout.fillWidth: true
                        connection: screen.app.connection
                    }
                    CaptionText {
                        Layout.fillWidth: true
                        text: screen.app.connection.sentence + "  " + screen.app.connection.system
                        wrapMode: Text.WordWrap
                    }
                }
                SettingsGroup {
                    title: qsTr("Sound")

                    BodyText {
                        Layout.fillWidth: true
                        text: screen.app.sound.status
                        wrapMode: Text.WordWrap
                    }
                    CaptionText {
                        objectName: "soundfontText"
                        Layout.fillWidth: true
                        text: qsTr("Soundfont: %1").arg(screen.settings.soundfont)
                        wrapMode: Text.WrapAnywhere
                    }
                    RowLayout {
                        spacing: Theme.small

                        ActionButton {
                            objectName: "soundfontButton"
                            text: qsTr("Choose a soundfont…")
                            onClicked: soundfont.open()
                        }
                        ActionButton {
                            objectName: "usualSoundfont"
                            visible: screen.settings.soundfontChosen
                            quiet: true
                            text: qsTr("Use the usual one")
                            onClicked: screen.settings.chooseSoundfont("")
                        }
                    }
                    ComboBox {
                        objectName: "listeningPicker"
                        accessibleName: qsTr("How the piano is heard, which moves how much room a tone gets")
                        readonly property var names: ["", "headphones", "loudspeakers"]
                        Layout.fillWidth: true
                        Layout.maximumWidth: Theme.px(360 * Theme.textSize)
                        model: [qsTr("Heard through: not said"), qsTr("Heard through headphones"), qsTr("Heard through loudspeakers")]
                        currentIndex: names.indexOf(screen.settings.listening)
                        onActivated: index => screen.settings.listening = names[index]
                    }
                    RowLayout {
                        spacing: Theme.small

                        CheckBox {
                            id: hearAtOnce
                            objectName: "hearAtOnce"
                            ticked: screen.settings.hearAtOnce
                            label: hearAtOnceText.text
                            onClicked: screen.settings.hearAtOnce = !screen.settings.hearAtOnce
                        }
                        BodyText {
                            id: hearAtOnceText
                            Layout.fillWidth: true
                            text: qsTr("Play before and after by themselves when there is an answer")
                            wrapMode: Text.WordWrap
                            Accessible.ignored: true
                            TapHandler { onTapped: screen.settings.hearAtOnce = !screen.settings.hearAtOnce }
                        }
                    }
                }
                TasteGroup {
                    taste: screen.app.taste
                }
                PianoCheckGroup {
                    app: screen.app
                }
                SettingsGroup {
                    title: qsTr("Look")

                    RowLayout {
                        spacing: Theme.medium

                        ActionButton {
                            objectName: "settingsTheme"
                            text: screen.settings.dark ? qsTr("Switch to light") : qsTr("Switch to dark")
                            onClicked: screen.settings.dark = !screen.settings.dark
                        }
                        ComboBox {
                            objectName: "textSizePicker"
                            Layout.preferredWidth: Theme.px(200 * Theme.textSize)
                            accessibleName: qsTr("Text size")
                            model: [qsTr("Small text"), qsTr("Usual text"), qsTr("Large text"), qsTr("Very large text"), qsTr("Twice as large")]
                            currentIndex: screen.sizes.indexOf(screen.settings.textSize)
                            onActivated: index => screen.settings.textSize = screen.sizes[index]
                        }
                    }
                }
                SettingsGroup {
                    title: qsTr("Library")

                    ComboBox {
                        objectName: "keepPicker"
                        Layout.fillWidth: true
                        Layout.maximumWidth: Theme.px(360 * Theme.textSize)
                        accessibleName: qsTr("How long takes without a star are kept")
                        placeholder: qsTr("Keep takes without a star %1 days").arg(screen.settings.keepDays)
                        model: [qsTr("Keep takes without a star 30 days"), qsTr("Keep takes without a star 90 days"),
                                qsTr("Keep takes without a star a year"), qsTr("Keep every take for ever")]
                        currentIndex: screen.days.indexOf(screen.settings.keepDays)
                        onActivated: index => screen.settings.keepDays = screen.days[index]
                    }
                    CaptionText {
                        Layout.fillWidth: true
                        text: qsTr("Counted from when a take came into the library; what is older is erased when the program starts. Takes with a star stay for ever.")
                        wrapMode: Text.WordWrap
                    }
                    CaptionText {
                        objectName: "dataFolderText"
                        Layout.fillWidth: true
                        text: qsTr("Takes, library and settings lie in %1").arg(screen.settings.dataFolder)
                        wrapMode: Text.WrapAnywhere
                    }
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                spacing: Theme.medium

                MonitorGroup {
                    monitor: screen.app.monitor
                }
                SupportGroup {
                    id: support
                    app: screen.app
                    onBundleRequested: bundle.open(qsTr("ATOS MIDI support bundle"))
                    onGuideRequested: {
                        screen.app.guide.begin();
                        screen.screenRequested("calibrate");
                    }
                }
                AboutGroup {}
                SettingsGroup {
                    title: qsTr("Models and their licences")

                    Repeater {
                        model: screen.settings.models

                        CaptionText {
                            required property string modelData
                            Layout.fillWidth: true
                            text: modelData
                            wrapMode: Text.WordWrap
                        }
                    }
                }
                SettingsGroup {
                    title: qsTr("Privacy")

                    BodyText {
                        Layout.fillWidth: true
                        text: qsTr("Nothing leaves this computer: the program opens no network connection.")
                        wrapMode: Text.WordWrap
                    }
                }
            }
        }
    }
    FileSheet {
        id: soundfont
        browser: screen.app.files
        title: qsTr("Choose a soundfont")
        kinds: [FileKinds.soundfonts, FileKinds.all]
        onAccepted: files => screen.settings.chooseSoundfont(files[0])
    }
    FileSheet {
        id: bundle
        browser: screen.app.files
        title: qsTr("Save a support bundle")
        purpose: FileBrowser.SaveFile
        suffix: "zip"
        onAccepted: files => screen.app.support.write(files[0], support.withMusic)
    }
}
