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

        TransportBar {
            visible: panel.piece.open
            Layout.fillWidth: true
            Layout.margins: Theme.small
            Layout.leftMargin: Theme.medium
            piece: panel.piece
        }
        PianoRollItem {
            id: roll

            readonly property var lit: panel.app.calibrate.highlightedSpans

            objectName: "roll"
            Layout.fillWidth: true
            Layout.fillHeight: true
            heard: panel.app.heard
            palette: RollColours {}
            readonly property bool hearing: panel.app.audition.spans.length > 0 && panel.app.calibrate.isAbout(heard)

            highlightedSpans: hearing ? panel.app.audition.spans : lit.length > 0 && panel.app.calibrate.isAbout(heard) ? lit : []
            phrasePlayhead: hearing ? panel.app.audition.playhead : -1
            secondsShown: Math.max(8, width / (Theme.px(70)))
            activeFocusOnTab: panel.piece.open
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Piano roll of %1").arg(heard.title)
            Accessible.description: heard.rollSentence
            Keys.onLeftPressed: panel.piece.position -= 2
            Keys.onRightPressed: panel.piece.position += 2
            Keys.enabled: panel.piece.open

            FocusRing { anchors.margins: 2; shown: roll.activeFocus }
            WheelHandler {
                enabled: panel.piece.open
                acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
                orientation: Qt.Vertical
                onWheel: event => roll.firstSecond -= event.angleDelta.y / 120 * roll.secondsShown / 8
            }
            TapHandler {
                enabled: panel.piece.open
                onTapped: point => panel.piece.position = roll.secondAt(point.position.x)
            }
            EmptyRoll {
                anchors.centerIn: parent
                width: Math.min(parent.width - 2 * Theme.large, Theme.px(560))
                visible: panel.app.heard.empty
                app: panel.app
                onOpenRequested: panel.openRequested()
            }
        }
    }
}
