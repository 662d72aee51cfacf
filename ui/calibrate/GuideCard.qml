// SPDX-License-Identifier: Apache-2.0
// The first minute, one small step after the other. Everything around it can be used meanwhile.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: card

    required property AppModel app
    readonly property GuideModel guide: app.guide
    readonly property bool listening: app.connection.state === ConnectionModel.Listening
    readonly property var steps: ({
        [GuideModel.Piano]: {
            number: 1, title: qsTr("Find the piano"),
            text: app.connection.simulated ? app.connection.sentence
                : listening ? qsTr("%1 is connected. Nothing on it is changed unless you ask.").arg(app.connection.piano)
                            : qsTr("Switch the piano on and plug its USB cable into this computer: it is found by itself. Without one, the keys below and the computer keyboard play too, or choose a simulated piano in the bar at the top."),
            action: listening ? qsTr("Next") : qsTr("Go on without a piano")
        },
        [GuideModel.Sound]: {
            number: 2, title: qsTr("Hear the sound"),
            text: app.sound.audible ? qsTr("Press Play a chord. If you hear nothing, turn this computer's loudspeakers up.")
                                    : app.sound.status,
            action: app.sound.audible ? qsTr("I hear it") : qsTr("Next")
        },
        [GuideModel.Play]: {
            number: 3, title: qsTr("Play five notes"),
            text: qsTr("On the piano, on the keys below, or on the letters of the computer keyboard: %1 of %2").arg(guide.notes).arg(5),
            action: qsTr("Skip this")
        },
        [GuideModel.Heard]: {
            number: 4, title: qsTr("Once, twice or not at all?"),
            text: qsTr("Play on: how often do you hear each note?"),
            action: qsTr("Next")
        },
        [GuideModel.Done]: {
            number: 0, title: qsTr("That is all"),
            text: qsTr("Play on: after fifteen seconds of music, Calibrate finds the tone that suits it. What you play is kept in the Library."),
            action: qsTr("Begin")
        }
    })
    readonly property var shown: steps[guide.step] ?? ({ number: 0, title: "", text: "", action: "" })

    implicitHeight: Math.max(column.implicitHeight, Theme.px(210)) + 2 * Theme.large // Next stays where it is
    color: Theme.raised
    border.color: Theme.accent
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("The first minute: %1").arg(shown.title)

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.margins: Theme.large
        spacing: Theme.medium

        RowLayout {
            spacing: Theme.small

            Heading {
                objectName: "guideTitle"
                Layout.fillWidth: true
                text: card.shown.title
                font.pixelSize: Theme.titleSize
            }
            CaptionText {
                visible: card.shown.number > 0
                text: qsTr("%1 of 4").arg(card.shown.number)
            }
        }
        BodyText {
            objectName: "guideText"
            Layout.fillWidth: true
            text: card.shown.text
            wrapMode: Text.WordWrap
        }
        Row {
            visible: card.guide.step === GuideModel.Play
            spacing: Theme.small
            Accessible.ignored: true

            Repeater {
                model: 5

                Rectangle {
                    required property int index
                    width: Theme.px(36)
                    height: Theme.px(12)
                    radius: height / 2
                    color: index < card.guide.notes ? Theme.accent : "transparent"
                    border.color: Theme.muted
                }
            }
        }
        Loader {
            objectName: "guideQuestion"
            Layout.fillWidth: true
            active: card.guide.step === GuideModel.Heard
            visible: active
            sourceComponent: HeardQuestion { check: card.app.pianoCheck }
        }
        Item { Layout.fillHeight: true }
        RowLayout {
            spacing: Theme.small

            ActionButton {
                objectName: "guideSample"
                visible: card.guide.step === GuideModel.Sound
                text: qsTr("Play a chord")
                onClicked: card.guide.playSample()
            }
            Item { Layout.fillWidth: true }
            ActionButton {
                objectName: "guideSkip"
                visible: card.guide.step !== GuideModel.Done
                quiet: true
                text: qsTr("Close the guide")
                onClicked: card.guide.close()
            }
            ActionButton {
                objectName: "guideNext"
                primary: true
                text: card.shown.action
                onClicked: card.guide.next()
            }
        }
    }
}
