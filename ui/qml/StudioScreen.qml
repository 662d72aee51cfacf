// SPDX-License-Identifier: Apache-2.0
// Where music is made from something else: notes from a recording, notes from nothing. Only what works here is shown.
import QtQuick
import QtQuick.Layouts
import Atos

Item {
    id: screen

    required property AppModel app
    property string page: "transcribe"
    signal recordingRequested
    signal exportRequested(var from) ///< has exportMidi()
    signal calibrateRequested
    signal runLogRequested

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.medium

        StudioTabs {
            objectName: "studioTabs"
            visible: screen.app.generate.generators.length > 0
            pages: [{ name: "transcribe", text: qsTr("Write down") }, { name: "generate", text: qsTr("Generate") }]
            page: screen.page
            onPageChanged: screen.page = page
        }
        TranscribePage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.page === "transcribe"
            transcribe: screen.app.transcribe
            onRecordingRequested: screen.recordingRequested()
            onExportRequested: screen.exportRequested(screen.app.transcribe)
            onCalibrateRequested: screen.calibrateRequested()
        }
        GeneratePage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.page === "generate"
            app: screen.app
            onExportRequested: from => screen.exportRequested(from)
            onCalibrateRequested: screen.calibrateRequested()
            onRunLogRequested: screen.runLogRequested()
        }
    }
}
