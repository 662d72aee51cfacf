// SPDX-License-Identifier: Apache-2.0
// What all generators are asked alike: how long, in which key, as a loop, going on from what was played.
import QtQuick
import Atos

Flow {
    id: wish

    required property GeneratorList generate
    required property HeardModel heard
    readonly property var lengths: [15, 30, 60, 120]

    spacing: Theme.small

    ComboBox {
        objectName: "lengthPicker"
        width: Theme.px(150 * Theme.textSize)
        accessibleName: qsTr("How long the music is")
        model: wish.lengths.map(seconds => qsTr("%1 seconds").arg(seconds))
        currentIndex: wish.lengths.indexOf(wish.generate.seconds)
        onActivated: index => wish.generate.seconds = wish.lengths[index]
    }
    ComboBox {
        objectName: "keyPicker"
        width: Theme.px(150 * Theme.textSize)
        accessibleName: qsTr("The key of the music")
        model: wish.generate.keys
        currentIndex: wish.generate.key
        onActivated: index => wish.generate.key = index
    }
    Row {
        spacing: Theme.small

        CheckBox {
            objectName: "loopBox"
            anchors.verticalCenter: parent.verticalCenter
            ticked: wish.generate.loop
            label: loopLabel.text
            hint: qsTr("Ends where it begins, so that it can be repeated in the background")
            onClicked: wish.generate.loop = !wish.generate.loop
        }
        BodyText {
            id: loopLabel
            height: Theme.controlHeight
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Loop")
            TapHandler { onTapped: wish.generate.loop = !wish.generate.loop }
        }
    }
    Row {
        spacing: Theme.small

        CheckBox {
            objectName: "continueBox"
            anchors.verticalCenter: parent.verticalCenter
            enabled: !wish.heard.empty
            ticked: wish.generate.goingOn && enabled
            label: continueLabel.text
            onClicked: wish.generate.goingOn = !wish.generate.goingOn
        }
        BodyText {
            id: continueLabel
            objectName: "continueSentence"
            width: Math.min(implicitWidth, wish.width - Theme.px(40))
            height: Math.max(Theme.controlHeight, implicitHeight)
            wrapMode: Text.WordWrap
            verticalAlignment: Text.AlignVCenter
            color: wish.heard.empty ? Theme.muted : Theme.text
            text: wish.heard.empty ? qsTr("Continue my playing: play something, or open a piece, first")
                : wish.heard.live ? qsTr("Continue my playing") : qsTr("Continue “%1”").arg(wish.heard.title)
            TapHandler {
                enabled: !wish.heard.empty
                onTapped: wish.generate.goingOn = !wish.generate.goingOn
            }
        }
    }
}
