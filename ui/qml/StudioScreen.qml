// SPDX-License-Identifier: Apache-2.0
// Where music is made from something else: notes from a recording.
import QtQuick
import QtQuick.Layouts
import Atos

Item {
    id: screen

    required property AppModel app
    signal recordingRequested
    signal exportRequested
    signal calibrateRequested

    TranscribePage {
        anchors.fill: parent
        transcribe: screen.app.transcribe
        onRecordingRequested: screen.recordingRequested()
        onExportRequested: screen.exportRequested()
        onCalibrateRequested: screen.calibrateRequested()
    }
}
