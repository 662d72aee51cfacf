// SPDX-License-Identifier: Apache-2.0
// A sheet to draw on, and the music that comes of it: more like the drawing or more like music, as the slider says.
import QtQuick
import QtQuick.Layouts
import Atos

RowLayout {
    id: page

    required property DrawModel drawing
    signal pictureRequested
    signal exportRequested(var from)
    signal calibrateRequested

    spacing: Theme.medium

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 2
        spacing: Theme.small

        DrawTools {
            Layout.fillWidth: true
            drawing: page.drawing
            onPictureRequested: page.pictureRequested()
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.px(160)

            SketchItem {
                objectName: "sketch"
                anchors.fill: parent
                anchors.margins: 1
                drawing: page.drawing
                ink: Theme.text
                mark: Theme.accent
                Accessible.role: Accessible.Graphic
                Accessible.name: page.drawing.empty ? qsTr("An empty sheet to draw on") : qsTr("Your drawing")
                Accessible.description: qsTr("From left to right 16 seconds pass, from the bottom to the top the notes rise.")
            }
            BodyText {
                anchors.centerIn: parent
                visible: page.drawing.empty
                color: Theme.muted
                text: qsTr("Draw something: low notes at the bottom, the beginning on the left")
            }
        }
        RowLayout {
            spacing: Theme.small

            CheckBox {
                objectName: "showInk"
                ticked: page.drawing.inkShown
                label: showInkLabel.text
                onClicked: page.drawing.inkShown = !page.drawing.inkShown
            }
            BodyText {
                id: showInkLabel
                text: qsTr("Show what is read as ink")
                TapHandler { onTapped: page.drawing.inkShown = !page.drawing.inkShown }
            }
            CaptionText {
                objectName: "inkSentence"
                Layout.fillWidth: true
                text: page.drawing.inkSentence
                elide: Text.ElideRight
            }
        }
        RowLayout {
            spacing: Theme.medium

            CaptionText { text: qsTr("Sounds like music") }
            SteppedSlider {
                objectName: "lookSlider"
                Layout.fillWidth: true
                name: qsTr("From “sounds like music” to “looks like the drawing”")
                stops: page.drawing.stops
                stop: page.drawing.stop
                onChosen: stop => page.drawing.stop = stop
            }
            CaptionText { text: qsTr("Looks like the drawing") }
        }
        CaptionText {
            objectName: "looksLike"
            Layout.fillWidth: true
            text: page.drawing.looksLike || " "
            color: Theme.text
            elide: Text.ElideRight
        }
        CaptionText {
            objectName: "soundsLike"
            Layout.fillWidth: true
            text: page.drawing.soundsLike || " "
            color: Theme.text
            elide: Text.ElideRight
        }
    }
    GeneratorCard {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        possible: !page.drawing.empty
        music: page.drawing.music
        onMusicRequested: {
            page.drawing.music.roll();
            page.drawing.music.generate(page.drawing.seconds);
        }
        onExportRequested: page.exportRequested(page.drawing.music)
        onCalibrateRequested: page.calibrateRequested()
    }
}
