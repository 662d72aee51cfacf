// SPDX-License-Identifier: Apache-2.0
// While a simulated piano is chosen: that it is none, what it can play, and the way back.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: bar

    required property AppModel app
    readonly property SimulationModel simulation: app.simulation

    implicitHeight: row.implicitHeight + 2 * Theme.small
    color: Theme.raised
    border.color: Theme.accent
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence.text

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.medium
        anchors.rightMargin: Theme.small
        spacing: Theme.medium

        Rectangle {
            implicitWidth: badge.implicitWidth + Theme.medium
            implicitHeight: badge.implicitHeight + Theme.small
            radius: height / 2
            color: Theme.accent

            CaptionText {
                id: badge
                anchors.centerIn: parent
                text: qsTr("Simulated")
                color: Theme.accentInk
                font.weight: Font.DemiBold
            }
        }
        BodyText {
            id: sentence
            objectName: "simulationSentence"
            Layout.fillWidth: true
            text: bar.app.connection.sentence
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        ComboBox {
            id: piece
            objectName: "simulationPiece"
            Layout.preferredWidth: Theme.px(260)
            accessibleName: qsTr("Piece for the simulated piano to play")
            enabled: bar.simulation.pieces.length > 0
            model: bar.simulation.pieces
        }
        ActionButton {
            objectName: "simulationPlay"
            enabled: bar.simulation.playing || piece.currentIndex >= 0
            text: bar.simulation.playing ? qsTr("Stop") : qsTr("Let it play")
            Accessible.name: bar.simulation.playing ? qsTr("Stop the simulated piano") : qsTr("Let the simulated piano play")
            onClicked: bar.simulation.playing ? bar.simulation.stop() : bar.simulation.play(piece.currentIndex)
        }
        ActionButton {
            objectName: "simulationLeave"
            quiet: true
            text: qsTr("Remove")
            Accessible.name: qsTr("Remove the simulated piano")
            onClicked: bar.app.connection.leaveSimulated()
        }
    }
}
