// SPDX-License-Identifier: Apache-2.0
// Before and after, on the player's own phrase or on the one that shows the difference best.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: bar

    required property AuditionModel audition
    required property SoundModel sound
    required property PianoHearingModel pianoHearing
    readonly property bool hearable: audition.ready && sound.audible
    signal blindRequested
    signal tasteRequested

    spacing: Theme.small

    GridLayout {
        columns: Theme.stacked ? 1 : 2
        columnSpacing: Theme.small
        rowSpacing: Theme.small

        Repeater {
            model: [
                { name: "listenBefore", side: AuditionModel.Before, text: qsTr("A · As made"), hear: qsTr("Hear A, the piano as made"), stop: qsTr("Stop A"), key: "1" },
                { name: "listenAfter", side: AuditionModel.After, text: qsTr("B · This tone"), hear: qsTr("Hear B, this tone"), stop: qsTr("Stop B"), key: "2" }
            ]

            ActionButton {
                id: side
                required property var modelData

                objectName: modelData.name
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                enabled: bar.hearable || checked
                checked: bar.audition.sounding === modelData.side
                text: (checked ? "⏸ " : "▶ ") + modelData.text
                Accessible.name: checked ? modelData.stop : modelData.hear
                Accessible.description: qsTr("Key %1; the space bar stops and goes on").arg(modelData.key)
                onClicked: bar.audition.listen(modelData.side)

                HintTip { text: side.Accessible.description; shown: side.hovered }
            }
        }
    }
    PhraseStrip {
        Layout.fillWidth: true
        audition: bar.audition
    }
    CaptionText {
        objectName: "auditionSentence"
        Layout.fillWidth: true
        text: bar.sound.audible || !bar.audition.ready ? bar.audition.sentence
                                                        : qsTr("A and B cannot be heard here. %1").arg(bar.sound.status)
        wrapMode: Text.WordWrap
    }
    Loader {
        Layout.fillWidth: true
        active: !bar.sound.audible
        visible: active
        sourceComponent: PianoHearing { hearing: bar.pianoHearing }
    }
    ProgressLine {
        objectName: "searchProgress"
        Layout.fillWidth: true
        visible: bar.audition.searching
        share: bar.audition.progress
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.small

        SmallButton {
            objectName: "demonstrate"
            enabled: bar.audition.ready || bar.audition.searching
            text: bar.audition.searching ? qsTr("Stop looking") : bar.audition.demonstrating ? qsTr("Back to your phrase")
                                                                                             : qsTr("Where is it heard best?")
            Accessible.description: qsTr("Looks for the phrase on which A and B differ most, and says what to listen for")
            onClicked: bar.audition.demonstrate()
        }
        SmallButton {
            objectName: "repeatPhrase"
            enabled: bar.hearable
            checkable: true
            checked: bar.audition.repeats
            text: qsTr("Repeat")
            Accessible.name: qsTr("Repeat the phrase until it is stopped")
            onClicked: bar.audition.repeats = !bar.audition.repeats
        }
        SmallButton {
            objectName: "blindTest"
            enabled: bar.hearable
            text: qsTr("Blind test…")
            Accessible.name: qsTr("Blind test: do I hear a difference?")
            onClicked: bar.blindRequested()
        }
        SmallButton {
            objectName: "tasteTest"
            enabled: bar.hearable
            text: qsTr("Which do you like?…")
            Accessible.name: qsTr("Learn which tones I like")
            onClicked: bar.tasteRequested()
        }
    }
}
