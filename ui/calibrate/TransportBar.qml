// SPDX-License-Identifier: Apache-2.0
// The opened piece: its name, play and stop, and the way back to live playing.
import QtQuick
import QtQuick.Layouts
import Atos

RowLayout {
    id: bar

    required property PieceModel piece

    spacing: Theme.medium

    ActionButton {
        objectName: "playButton"
        text: bar.piece.playing ? qsTr("Stop") : qsTr("Play")
        Accessible.name: bar.piece.playing ? qsTr("Stop the piece") : qsTr("Play the piece")
        onClicked: bar.piece.playing ? bar.piece.stop() : bar.piece.play()
    }
    BodyText {
        objectName: "pieceTitle"
        Layout.fillWidth: true
        text: bar.piece.title
        font.weight: Font.DemiBold
        elide: Text.ElideRight
    }
    CaptionText {
        objectName: "pieceTime"
        text: bar.piece.time
    }
    ActionButton {
        objectName: "closePiece"
        quiet: true
        text: qsTr("Close")
        Accessible.name: qsTr("Close the piece, back to my playing")
        onClicked: bar.piece.close()
    }
}
