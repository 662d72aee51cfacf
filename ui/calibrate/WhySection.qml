// SPDX-License-Identifier: Apache-2.0
// Why this tone: first one sentence, then all reasons and the style that was heard, then numbers and sources.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: why

    required property CalibrateModel calibrate
    property int depth: 0 ///< 0: closed, 1: one sentence, 2: all reasons and the style, 3: with numbers
    readonly property var reasons: calibrate.reasons.slice(0, depth === 0 ? 0 : depth === 1 ? 1 : calibrate.reasons.length)

    spacing: Theme.large
    onDepthChanged: if (depth > 1) calibrate.findCounterfactual()

    Connections {
        target: why.calibrate
        function onResultChanged() { why.depth = 0; }
    }
    ColumnLayout {
        visible: why.calibrate.reasons.length > 0
        spacing: Theme.px(12)

        RowLayout {
            spacing: Theme.small

            ActionButton {
                objectName: "why"
                text: qsTr("Why?")
                checked: why.depth > 0
                Accessible.name: why.depth > 0 ? qsTr("Close the reasons") : qsTr("Why this tone?")
                onClicked: why.depth = why.depth > 0 ? 0 : 1
            }
            Item { Layout.fillWidth: true }
            SmallButton {
                objectName: "moreReasons"
                visible: why.depth > 0
                quiet: true
                text: why.depth === 1 ? qsTr("All reasons") : why.depth === 2 ? qsTr("With numbers") : qsTr("Without numbers")
                onClicked: why.depth = why.depth === 3 ? 2 : why.depth + 1
            }
        }
        Repeater {
            model: why.reasons

            ReasonText {
                required property int index
                required property var modelData

                objectName: "reason" + index
                Layout.fillWidth: true
                reason: modelData
                sourced: why.depth > 2
                lit: index === why.calibrate.highlightedReason
                onPointedAt: pointed => {
                    if (pointed)
                        why.calibrate.highlightedReason = index;
                    else if (lit)
                        why.calibrate.highlightedReason = -1;
                }
            }
        }
        CaptionText {
            objectName: "findingCounterfactual"
            visible: why.depth > 1 && why.calibrate.findingCounterfactual
            text: qsTr("Looking for what would have changed this …")
        }
        CaptionText {
            objectName: "toneNumbers"
            Layout.fillWidth: true
            visible: why.depth > 2 && why.calibrate.tones.length > 0
            text: visible ? why.calibrate.tones[why.calibrate.choice].numbers.join(" · ") : ""
            wrapMode: Text.WordWrap
        }
    }
    ColumnLayout {
        visible: why.calibrate.heads.length > 0 && (why.depth > 1 || why.calibrate.abstained)
        spacing: Theme.small

        Heading { text: qsTr("The style that was heard") }
        Repeater {
            model: why.calibrate.heads

            HeadBars {
                required property int index
                required property var modelData

                objectName: "head" + index
                Layout.fillWidth: true
                head: modelData
                bars: why.depth > 2 ? modelData.bars : modelData.bars.slice(0, 1)
            }
        }
    }
    ColumnLayout {
        visible: why.calibrate.notes.length > 0
        spacing: Theme.small

        Heading { text: qsTr("Not known") }
        Repeater {
            model: why.calibrate.notes

            BulletText {
                required property string modelData
                text: modelData
            }
        }
    }
    ColumnLayout {
        visible: why.depth > 1 && why.calibrate.tones.length > 0
        spacing: Theme.small

        Heading { text: qsTr("Tones to choose from") }
        Repeater {
            model: why.calibrate.tones

            ToneCard {
                required property int index
                required property var modelData

                objectName: "tone" + index
                Layout.fillWidth: true
                tone: modelData
                numbers: why.depth > 2
                checked: index === why.calibrate.choice
                onClicked: why.calibrate.choice = index
            }
        }
    }
}
