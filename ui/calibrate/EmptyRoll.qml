// SPDX-License-Identifier: Apache-2.0
// What to do first: play, or hear it all on a piece; with a piano of one's own or a simulated one.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: empty

    required property AppModel app
    readonly property ConnectionModel connection: app.connection
    readonly property bool pianoThere: connection.state === ConnectionModel.Listening
    signal openRequested

    spacing: Theme.medium

    BodyText {
        Layout.fillWidth: true
        visible: !Theme.stacked // what can be pressed comes first
        horizontalAlignment: Text.AlignHCenter
        font.pixelSize: Theme.titleSize * 1.2
        font.weight: Font.DemiBold
        text: qsTr("Play, and your music appears here")
        wrapMode: Text.WordWrap
    }
    BodyText {
        objectName: "connectionSentence"
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        color: Theme.muted
        text: empty.connection.sentence
        wrapMode: Text.WordWrap
    }
    Flow {
        id: ways
        Layout.alignment: Qt.AlignHCenter
        Layout.preferredWidth: Math.min(empty.width, wonder.width + piece.width + open.width + 2 * spacing)
        spacing: Theme.small

        ActionButton {
            id: wonder
            objectName: "hearOnPiece"
            primary: true
            enabled: piece.currentIndex >= 0
            text: qsTr("Hear it on a piece")
            Accessible.description: qsTr("Opens the piece, finds its tone and plays it before and after")
            onClicked: empty.app.hearOnPiece(piece.currentIndex)
        }
        ComboBox {
            id: piece
            objectName: "hearPiece"
            width: Theme.px(250)
            accessibleName: qsTr("Piece to hear it on")
            enabled: count > 0
            model: empty.app.simulation.pieces
            Component.onCompleted: currentIndex = Math.max(0, empty.app.simulation.pieces.findIndex(title => title.includes("Nocturne")))
        }
        ActionButton {
            id: open
            objectName: "openHere"
            text: qsTr("Open music…")
            onClicked: empty.openRequested()
        }
    }
    Flow {
        id: simulated
        /// Of all in one line.
        readonly property real whole: {
            let sum = 0;
            for (let i = 0; i < children.length; ++i)
                sum += children[i].implicitWidth > 0 ? children[i].implicitWidth + spacing : 0;
            return sum;
        }

        Layout.alignment: Qt.AlignHCenter
        Layout.preferredWidth: Math.min(empty.width, whole)
        visible: !empty.pianoThere
        spacing: Theme.small

        CaptionText {
            height: Theme.px(28)
            verticalAlignment: Text.AlignVCenter
            text: qsTr("No piano at hand? Try")
        }
        Repeater {
            model: empty.app.simulation.pianos

            SmallButton {
                required property int index
                required property string modelData

                objectName: "trySimulated" + index
                text: modelData
                Accessible.description: qsTr("Plugs in a piano that is none, to try everything on")
                onClicked: empty.connection.choose(modelData)
            }
        }
    }
}
