// SPDX-License-Identifier: Apache-2.0
// The style that was heard, why, what is not known, and which pieces the tones come from.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: sections

    required property CalibrateModel calibrate
    property bool everyShare: false
    property bool everyReason: false
    readonly property int reasonsAtFirst: 3

    spacing: Theme.large

    ColumnLayout {
        visible: sections.calibrate.heads.length > 0
        spacing: Theme.small

        SectionTitle {
            title: qsTr("The style that was heard")
            action: sections.everyShare ? qsTr("Less") : qsTr("More")
            actionName: sections.everyShare ? qsTr("Only the best of each") : qsTr("Every share")
            onActivated: sections.everyShare = !sections.everyShare
        }
        Repeater {
            model: sections.calibrate.heads

            HeadBars {
                required property int index
                required property var modelData

                objectName: "head" + index
                Layout.fillWidth: true
                head: modelData
                bars: sections.everyShare ? modelData.bars : modelData.bars.slice(0, 1)
            }
        }
    }
    ColumnLayout {
        visible: sections.calibrate.reasons.length > 0
        spacing: Theme.px(12)

        SectionTitle {
            title: qsTr("Why")
            action: sections.calibrate.reasons.length <= sections.reasonsAtFirst ? ""
                  : sections.everyReason ? qsTr("Less") : qsTr("All %1").arg(sections.calibrate.reasons.length)
            actionName: sections.everyReason ? qsTr("Fewer reasons") : qsTr("Every reason")
            onActivated: sections.everyReason = !sections.everyReason
        }
        Repeater {
            model: sections.everyReason ? sections.calibrate.reasons
                                        : sections.calibrate.reasons.slice(0, sections.reasonsAtFirst)

            ReasonText {
                required property int index
                required property var modelData

                objectName: "reason" + index
                reason: modelData
                lit: index === sections.calibrate.highlightedReason
                onPointedAt: pointed => {
                    if (pointed)
                        sections.calibrate.highlightedReason = index;
                    else if (lit)
                        sections.calibrate.highlightedReason = -1;
                }
            }
        }
        CaptionText {
            objectName: "findingCounterfactual"
            visible: sections.calibrate.findingCounterfactual
            text: qsTr("Looking for what would have changed this …")
        }
    }
    ColumnLayout {
        visible: sections.calibrate.notes.length > 0
        spacing: Theme.small

        SectionTitle { title: qsTr("Not known") }
        Repeater {
            model: sections.calibrate.notes

            BulletText {
                required property string modelData
                text: modelData
            }
        }
    }
    ColumnLayout {
        visible: sections.calibrate.tones.length > 0
        spacing: Theme.small

        SectionTitle { title: qsTr("Tones to choose from") }
        Repeater {
            model: sections.calibrate.tones

            ToneCard {
                required property int index
                required property var modelData

                objectName: "tone" + index
                Layout.fillWidth: true
                tone: modelData
                checked: index === sections.calibrate.choice
                onClicked: sections.calibrate.choice = index
            }
        }
    }
}
