// SPDX-License-Identifier: Apache-2.0
// Where music is made from something else: a recording, a drawing, nothing at all. Only what works here is shown.
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
    signal trainingFolderRequested
    signal trainingRequested
    signal pictureRequested

    readonly property var pages: [{ name: "transcribe", text: qsTr("Write down"), shown: true },
                                  { name: "draw", text: qsTr("Draw"), shown: app.drawing.available },
                                  { name: "generate", text: qsTr("Generate"), shown: app.generate.generators.length > 0 }]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.medium

        StudioTabs {
            objectName: "studioTabs"
            visible: pages.length > 1
            pages: screen.pages.filter(page => page.shown)
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
        DrawPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.page === "draw"
            drawing: screen.app.drawing
            onPictureRequested: screen.pictureRequested()
            onExportRequested: from => screen.exportRequested(from)
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
            onTrainingFolderRequested: screen.trainingFolderRequested()
            onTrainingRequested: screen.trainingRequested()
        }
    }
}
