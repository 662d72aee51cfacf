// SPDX-License-Identifier: Apache-2.0
// The hero: what is played, or the opened piece with its playhead.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: panel

    required property AppModel app
    readonly property PieceModel piece: app.piece
    signal openRequested

    implicitHeight: 240

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 1
        spacing: 0

        Loader {
            Layout.fillWidth: true
            Layout.margins: Theme.small
            Layout.leftMargin: Theme.medium
            active: panel.piece.open
            visible: active
            sourceComponent: TransportBar { piece: panel.piece }
        }
        PianoRollItem {
            id: roll

            readonly property var lit: panel.app.calibrate.highlightedSpans
            readonly property bool hearing: panel.app.audition.spans.length > 0 && panel.app.calibrate.isAbout(heard)

            objectName: "roll"
            Layout.fillWidth: true
            Layout.fillHeight: true
            heard: panel.app.heard
            palette: RollColours {}
            highlightedSpans: hearing ? panel.app.audition.spans : lit.length > 0 && panel.app.calibrate.isAbout(heard) ? lit : []
            phrasePlayhead: hearing ? panel.app.audition.playhead : -1
            usualSeconds: Math.max(8, width / Theme.px(70))
            coveredWidth: zoom.visible ? zoom.width + 2 * Theme.small : 0
            activeFocusOnTab: panel.piece.open
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Piano roll of %1").arg(heard.title)
            Accessible.description: heard.rollSentence
            Keys.onPressed: event => {
                const moves = {
                    [Qt.Key_Left]: -2, [Qt.Key_Right]: 2,
                    [Qt.Key_PageUp]: -0.8 * secondsShown, [Qt.Key_PageDown]: 0.8 * secondsShown,
                    [Qt.Key_Home]: -panel.piece.duration, [Qt.Key_End]: panel.piece.duration
                };
                if (!(event.key in moves))
                    return;
                panel.piece.position += moves[event.key];
                event.accepted = true;
            }
            Keys.enabled: panel.piece.open

            FocusRing { anchors.margins: 2; shown: roll.activeFocus }
            RollPinch { roll: roll }
            TapHandler {
                enabled: panel.piece.open
                onTapped: point => panel.piece.position = roll.secondAt(point.position.x)
            }
            RollZoom {
                id: zoom
                roll: roll
            }
            Loader {
                anchors.fill: parent
                active: panel.app.heard.empty && panel.app.guide.step === GuideModel.Closed
                sourceComponent: ScrollPage {
                    id: beginning
                    contentHeight: empty.height + 2 * Theme.small

                    EmptyRoll {
                        id: empty
                        x: (beginning.width - width) / 2
                        y: Math.max(Theme.small, (beginning.height - height) / 2)
                        width: Math.min(beginning.width - 2 * Theme.large, Theme.px(560 * Theme.textSize))
                        app: panel.app
                        onOpenRequested: panel.openRequested()
                    }
                }
            }
        }
    }
}
