// SPDX-License-Identifier: Apache-2.0
// Moves notes to the beat that was heard, or says why it cannot.
import QtQuick
import QtQuick.Layouts
import Atos

RowLayout {
    id: bar

    required property TranscriptEditor transcript
    readonly property var grids: [{ text: qsTr("Sixteenths"), steps: 4 }, { text: qsTr("Eighths"), steps: 2 },
                                  { text: qsTr("Triplets"), steps: 3 }]

    spacing: Theme.small

    ComboBox {
        id: grid
        objectName: "quantiseGrid"
        Layout.preferredWidth: Theme.px(150 * Theme.textSize)
        visible: bar.transcript.beatSure
        accessibleName: qsTr("Note values")
        model: bar.grids.map(each => each.text)
        currentIndex: 0
    }
    CaptionText {
        visible: bar.transcript.beatSure
        text: qsTr("How much")
    }
    SteppedSlider {
        id: strength
        objectName: "quantiseStrength"
        Layout.preferredWidth: Theme.px(140)
        visible: bar.transcript.beatSure
        name: qsTr("How far notes move")
        stops: 5
        stop: 4
        onChosen: stop => strength.stop = stop
    }
    SmallButton {
        objectName: "quantise"
        visible: bar.transcript.beatSure
        text: bar.transcript.selectedCount > 0 ? qsTr("Move selected notes") : qsTr("Move all notes")
        onClicked: bar.transcript.quantise(bar.grids[grid.currentIndex].steps, strength.stop / 4)
    }
    CaptionText {
        objectName: "quantiseProblem"
        Layout.fillWidth: true
        visible: !bar.transcript.beatSure
        text: qsTr("The beat of this recording is not clear enough to move notes to it.")
        wrapMode: Text.WordWrap
    }
}
