// SPDX-License-Identifier: Apache-2.0
// Takes over each other: how they are played, what is different, and where.
import QtQuick
import QtQuick.Controls.Basic as Controls
import QtQuick.Layouts
import Atos

AppScreen {
    id: screen

    readonly property CompareModel comparison: app.comparison
    readonly property bool working: comparison.state === CompareModel.Working
    readonly property bool shown: comparison.state === CompareModel.Ready
    readonly property var takes: comparison.takes
    property int highlighted: -1

    readonly property real loudest: Math.max(0.01, ...takes.map(take => Math.max(...take.velocities)))
    readonly property real longest: Math.max(1, ...takes.map(take => take.pace.length ? take.pace[take.pace.length - 1].x : 0))

    EmptyPage {
        objectName: "emptyCompare"
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.large, Theme.px(520))
        visible: !screen.shown
        title: screen.working ? (screen.comparison.step || qsTr("Comparing…"))
             : screen.comparison.state === CompareModel.Failed ? qsTr("These takes cannot be compared") : qsTr("Nothing compared yet")
        sentence: screen.working ? qsTr("%1 % done").arg(Math.round(100 * screen.comparison.progress))
                : screen.comparison.state === CompareModel.Failed ? screen.comparison.problem
                : qsTr("Tick two to six takes in the library, then choose Compare there. Takes of one piece are laid over each other note by note.")
        action: screen.working ? qsTr("Cancel") : qsTr("Go to the library")
        onActivated: screen.working ? screen.comparison.cancel() : screen.screenRequested("library")
    }
    RowLayout {
        anchors.fill: parent
        visible: screen.shown
        spacing: Theme.medium

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.medium
                spacing: Theme.small

                Heading { text: qsTr("How it is played") }
                RadarChart {
                    objectName: "radar"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    takes: screen.takes
                    highlighted: screen.highlighted
                }
                CaptionText {
                    Layout.fillWidth: true
                    text: qsTr("The shaded bands are where 95 in 100 such measurements lie: takes whose bands part are different.")
                    wrapMode: Text.WordWrap
                }
                Heading { text: qsTr("How loud the notes are, soft to loud") }
                CurveChart {
                    objectName: "velocityChart"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.px(80)
                    curves: screen.takes.map(take => take.velocities.map((share, i) => Qt.point((i + 0.5) / 16, share / screen.loudest)))
                    sentence: qsTr("Distribution of velocity for each take")
                }
                CaptionText {
                    objectName: "fairness"
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: screen.comparison.fairness
                    wrapMode: Text.WordWrap
                }
                Heading {
                    visible: paceChart.visible
                    text: qsTr("How fast it goes against the first, through the piece")
                }
                CurveChart {
                    id: paceChart
                    objectName: "paceChart"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.px(80)
                    visible: screen.takes.some(take => take.pace.length > 1)
                    base: 0.5
                    curves: screen.takes.map(take => take.pace.map(point => Qt.point(point.x / screen.longest, 0.5 + Math.log2(point.y) / 2)))
                    sentence: qsTr("Pace of each take against the first: above the line faster, below it slower")
                }
            }
        }
        Controls.ScrollView {
            id: scroll
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            contentWidth: availableWidth

            ColumnLayout {
                width: scroll.availableWidth
                spacing: Theme.medium

                CardBar {
                    id: cardBar
                    Layout.fillWidth: true
                    onCardRequested: card.open(screen.comparison.cardName)
                }

                Card {
                    objectName: "progress"
                    Layout.fillWidth: true
                    visible: screen.shown && screen.takes.every(take => take.samePiece)
                    implicitHeight: progress.implicitHeight + 2 * Theme.medium

                    ColumnLayout {
                        id: progress
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.top: parent.top
                        anchors.margins: Theme.medium
                        spacing: Theme.small

                        Heading {
                            readonly property string from: screen.takes[0]?.date ?? ""
                            readonly property string to: screen.takes[screen.takes.length - 1]?.date ?? ""
                            text: from === to ? qsTr("Progress on %1").arg(to) : qsTr("Progress, %1 to %2").arg(from).arg(to)
                        }
                        RowLayout {
                            spacing: Theme.medium

                            Repeater {
                                model: screen.shown && progress.width > 0 ? [0, 2, 4] : [] // tempo, dynamics, pedal; once there is a width to wrap to

                                ProgressChart {
                                    required property int modelData
                                    objectName: "progress" + modelData
                                    Layout.alignment: Qt.AlignTop
                                    Layout.fillWidth: true
                                    Layout.preferredWidth: 1
                                    takes: screen.takes
                                    axis: modelData
                                }
                            }
                        }
                    }
                }
                Repeater {
                    model: screen.takes

                    ComparedTake {
                        required property var modelData
                        objectName: "compared" + index
                        Layout.fillWidth: true
                        take: modelData
                        onHoveredChanged: screen.highlighted = hovered ? index : -1
                    }
                }
            }
        }
    }
    FileSheet {
        id: card
        browser: screen.app.files
        title: qsTr("Save the lesson card")
        purpose: FileBrowser.SaveFile
        suffix: "pdf"
        onAccepted: files => screen.comparison.writeCard(files[0], cardBar.remarks, Theme.paperColours, Theme.takeDashes)
    }
}
