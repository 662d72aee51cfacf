// SPDX-License-Identifier: Apache-2.0
// A recording becomes notes: dropped, listened to, looked at, corrected, handed on.
import QtQuick
import QtQuick.Layouts
import Atos

Item {
    id: page

    required property TranscriptionJob transcribe
    readonly property TranscriptEditor transcript: transcribe.transcript
    readonly property bool working: transcribe.state === TranscriptionJob.Working
    readonly property bool failed: transcribe.state === TranscriptionJob.Failed
    readonly property bool cancelled: transcribe.state === TranscriptionJob.Stopped
    readonly property bool shown: transcribe.state === TranscriptionJob.Ready
    readonly property bool piano: transcribe.instrument === TranscriptionJob.Piano
    signal recordingRequested
    signal exportRequested
    signal calibrateRequested

    InstrumentBar {
        id: instrument
        anchors.left: parent.left
        anchors.right: parent.right
        transcribe: page.transcribe
    }
    Card {
        anchors.fill: parent
        anchors.topMargin: instrument.height + Theme.medium
        visible: !page.shown

        ColumnLayout {
            anchors.centerIn: parent
            width: Math.min(parent.width - 2 * Theme.large, Theme.px(520))
            spacing: Theme.large

            ProgressLine {
                objectName: "transcribeProgress"
                Layout.fillWidth: true
                visible: page.working
                share: page.transcribe.progress
            }
            EmptyPage {
                objectName: "emptyStudio"
                Layout.fillWidth: true
                title: page.working ? qsTr("Listening to %1").arg(page.transcribe.subject)
                     : page.failed ? qsTr("This recording cannot be written down")
                     : page.cancelled ? qsTr("Stopped") : page.piano ? qsTr("Drop a recording of a piano here")
                     : qsTr("Drop a recording here")
                sentence: page.working ? qsTr("%1 % done").arg(Math.round(100 * page.transcribe.progress))
                        : page.failed ? page.transcribe.problem
                        : page.cancelled ? qsTr("%1 was not written down.").arg(page.transcribe.subject)
                        : qsTr("Its notes are written down, with how sure each is: to look at, to correct, to export as MIDI, or to calibrate the piano to it. WAV, AIFF, FLAC, MP3, Ogg and Opus can be read.")
                action: page.working ? qsTr("Cancel") : qsTr("Open a recording…")
                onActivated: page.working ? page.transcribe.cancel() : page.recordingRequested()
            }
        }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: instrument.height + Theme.medium
        visible: page.shown
        spacing: Theme.medium

        TranscriptActions {
            Layout.fillWidth: true
            transcribe: page.transcribe
            onRecordingRequested: page.recordingRequested()
            onExportRequested: page.exportRequested()
            onCalibrateRequested: page.calibrateRequested()
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: 1
                spacing: 0

                TranscriptBar {
                    Layout.fillWidth: true
                    Layout.margins: Theme.small
                    Layout.leftMargin: Theme.medium
                    transcript: page.transcript
                }
                TranscriptTools {
                    Layout.fillWidth: true
                    Layout.margins: Theme.small
                    Layout.leftMargin: Theme.medium
                    Layout.topMargin: 0
                    transcript: page.transcript
                }
                TranscriptRoll {
                    objectName: "transcriptRoll"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    transcript: page.transcript
                }
            }
        }
        SurenessLegend {
            Layout.fillWidth: true
        }
    }
}
