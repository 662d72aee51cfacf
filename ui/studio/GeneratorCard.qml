// SPDX-License-Identifier: Apache-2.0
// One generator: its number, the music that came of it, and where that can go.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: card

    required property GeneratorJob music
    property bool goingOn: false ///< from what was played
    property bool possible: true ///< whether there is what the music is made from
    readonly property bool working: music.state === GeneratorJob.Working
    readonly property bool ready: music.state === GeneratorJob.Ready
    signal musicRequested
    signal exportRequested
    signal calibrateRequested

    implicitHeight: Math.max(Theme.px(300), column.implicitHeight + 2 * Theme.medium)

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.margins: Theme.medium
        spacing: Theme.small

        Heading {
            Layout.fillWidth: true
            text: card.music.title
            font.pixelSize: Theme.titleSize
            elide: Text.ElideRight
        }
        CaptionText {
            Layout.fillWidth: true
            text: card.music.sentence
            wrapMode: Text.WordWrap
            maximumLineCount: 4
            elide: Text.ElideRight
        }
        CaptionText {
            objectName: card.music.id + "Network"
            Layout.fillWidth: true
            visible: text !== ""
            text: [card.music.network, card.goingOn ? qsTr("goes on from your playing") : ""].filter(part => part).join("  ·  ")
            color: Theme.muted
            elide: Text.ElideRight
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.px(90)
            color: Theme.rollLane
            border.color: Theme.outline
            radius: Theme.radius

            RollPictureItem {
                id: picture
                objectName: card.music.id + "Roll"
                anchors.fill: parent
                anchors.margins: 1
                visible: card.ready
                music: card.music
                palette: RollColours {}
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Piano roll of %1: %2").arg(card.music.title).arg(card.music.facts)

                Rectangle {
                    visible: card.music.playing
                    x: Math.round(card.music.position / Math.max(0.1, card.music.duration) * parent.width)
                    width: 2
                    height: parent.height
                    color: Theme.accent
                }
            }
            ColumnLayout {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.medium
                visible: !card.ready
                spacing: Theme.small

                CaptionText {
                    objectName: card.music.id + "Sentence"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: card.working ? qsTr("Making music…") : card.music.problem || qsTr("Nothing made yet")
                    wrapMode: Text.WordWrap
                }
                ProgressLine {
                    Layout.fillWidth: true
                    visible: card.working
                    share: card.music.progress
                }
            }
        }
        CaptionText {
            objectName: card.music.id + "Facts"
            Layout.fillWidth: true
            text: card.music.facts || " "
            elide: Text.ElideRight
        }
        GridLayout {
            columns: card.width < Theme.px(330 * Theme.textSize) ? 1 : 2
            columnSpacing: Theme.small
            rowSpacing: Theme.small

            RowLayout {
                spacing: Theme.small

                TextField {
                    id: seedBox
                    objectName: card.music.id + "Seed"
                    Layout.preferredWidth: Theme.px(98 * Theme.textSize)
                    label: qsTr("Number of %1: the same number makes the same music").arg(card.music.title)
                    text: card.music.seed
                    inputMethodHints: Qt.ImhDigitsOnly
                    validator: IntValidator { bottom: 1; top: 999999 }
                    onEditingFinished: if (Number(text) !== card.music.seed) card.music.seed = Number(text)
                    Connections {
                        target: card.music
                        function onSeedChanged() { seedBox.text = card.music.seed; } // typing ended the binding
                    }
                }
                DiceButton {
                    objectName: card.music.id + "Dice"
                    Accessible.name: qsTr("Another number for %1").arg(card.music.title)
                    onClicked: {
                        card.music.held = false;
                        card.music.roll();
                    }
                }
                SmallButton {
                    objectName: card.music.id + "Hold"
                    checked: card.music.held
                    text: qsTr("Hold")
                    Accessible.name: qsTr("Hold the number of %1: otherwise each press of Generate takes another").arg(card.music.title)
                    Accessible.checkable: true
                    Accessible.checked: card.music.held
                    onClicked: card.music.held = !card.music.held
                }
            }
            ActionButton {
                objectName: card.music.id + "Generate"
                Layout.fillWidth: true
                primary: !card.working
                enabled: card.working || card.possible
                text: card.working ? qsTr("Cancel") : qsTr("Generate")
                Accessible.name: card.working ? qsTr("Stop %1").arg(card.music.title) : qsTr("Generate with %1").arg(card.music.title)
                onClicked: card.working ? card.music.cancel() : card.musicRequested()
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.small

            ActionButton {
                objectName: card.music.id + "Play"
                enabled: card.ready
                text: card.music.playing ? qsTr("Stop") : qsTr("Play")
                onClicked: card.music.playing ? card.music.stop() : card.music.play()
            }
            ActionButton {
                objectName: card.music.id + "Export"
                enabled: card.ready
                text: qsTr("Export…")
                onClicked: card.exportRequested()
            }
            ActionButton {
                objectName: card.music.id + "Keep"
                enabled: card.ready
                text: qsTr("Add to library")
                onClicked: card.music.hand(MidiHandover.Keep)
            }
            ActionButton {
                objectName: card.music.id + "Calibrate"
                enabled: card.ready
                text: qsTr("Calibrate with this")
                onClicked: {
                    card.music.hand(MidiHandover.Open);
                    card.calibrateRequested();
                }
            }
        }
    }
}
