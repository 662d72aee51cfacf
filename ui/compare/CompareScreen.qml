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
    readonly property var byDate: Array.from(takes).sort((a, b) => a.when - b.when)
    readonly property real loudestPlace: Math.max(1, ...takes.map(take => Math.max(...take.loudness.map(point => point.y))))
    readonly property real softestPlace: Math.min(127, ...takes.map(take => Math.min(...take.loudness.map(point => point.y))))

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

            FocusRing { anchors.margins: 0; shown: pictures.activeFocus }
            Controls.ScrollView {
                id: pictures
                objectName: "comparePictures"
                anchors.fill: parent
                anchors.margins: Theme.medium
                contentWidth: availableWidth
                clip: true
                activeFocusOnTab: true // the arrow keys scroll it
                Accessible.role: Accessible.Pane
                Accessible.name: qsTr("Pictures of the takes")
                Controls.ScrollBar.vertical: ThinScrollBar {
                    anchors.left: parent.right
                    height: parent.height
                }

                ColumnLayout {
                    width: pictures.availableWidth
                    height: Math.max(implicitHeight, pictures.availableHeight)
                    spacing: Theme.small

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("How it is played")
                        wrapMode: Text.WordWrap
                    }
                    RadarChart {
                        objectName: "radar"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.minimumHeight: Theme.px(210)
                        takes: screen.takes
                        highlighted: screen.highlighted
                    }
                    CaptionText {
                        Layout.fillWidth: true
                        text: qsTr("The shaded bands are where 95 in 100 such measurements lie: takes whose bands part are different.")
                        wrapMode: Text.WordWrap
                    }
                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("How loud the notes are, soft to loud")
                        wrapMode: Text.WordWrap
                    }
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
                        Layout.fillWidth: true
                        visible: paceChart.visible
                        wrapMode: Text.WordWrap
                        text: qsTr("How fast it goes against the first, through the piece")
                    }
                    CurveChart {
                        id: paceChart
                        objectName: "paceChart"
                        Layout.fillWidth: true
                        Layout.preferredHeight: Theme.px(80)
                        visible: screen.takes.some(take => take.pace.length > 1)
                        base: 0.5
                        curves: screen.takes.map(take => take.pace.map(point => Qt.point(point.x / screen.comparison.seconds, 0.5 + Math.log2(point.y) / 2)))
                        sentence: qsTr("Pace of each take against the first: above the line faster, below it slower")
                    }
                    Heading {
                        Layout.fillWidth: true
                        visible: paceChart.visible
                        wrapMode: Text.WordWrap
                        text: qsTr("How loud it is, through the piece")
                    }
                    CurveChart {
                        objectName: "loudnessChart"
                        Layout.fillWidth: true
                        Layout.preferredHeight: Theme.px(60)
                        visible: paceChart.visible
                        curves: screen.takes.map(take => take.loudness.map(point => Qt.point(point.x / screen.comparison.seconds,
                            0.5 + (point.y - (screen.softestPlace + screen.loudestPlace) / 2) / Math.max(20, screen.loudestPlace - screen.softestPlace))))
                        sentence: qsTr("Loudness of each take through the piece")
                    }
                    PlaceMarks {
                        objectName: "placeMarks"
                        Layout.fillWidth: true
                        visible: paceChart.visible
                        marks: screen.comparison.marks
                        bars: screen.comparison.barsKnown
                    }
                }
            }
        }
        ScrollPage {
            id: scroll
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

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
                            Layout.fillWidth: true
                            wrapMode: Text.WordWrap
                            readonly property string from: screen.byDate[0]?.date ?? ""
                            readonly property string to: screen.byDate[screen.byDate.length - 1]?.date ?? ""
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
                        onCompareWithRequested: screen.comparison.compareWith(index)
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
        onAccepted: files => screen.comparison.writeCard(files[0], cardBar.remarks, Theme.family, Theme.paperColours, Theme.takeDashes)
    }
}
