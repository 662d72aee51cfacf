// SPDX-License-Identifier: Apache-2.0
// Which tone it is and for which music, in one sentence; or that there is no answer.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: header

    required property CalibrateModel calibrate
    required property bool stale ///< other music is heard now
    readonly property var tone: calibrate.tones.length > 0 ? calibrate.tones[calibrate.choice] : null

    spacing: Theme.tiny

    CaptionText {
        objectName: "resultSubject"
        Layout.fillWidth: true
        text: header.calibrate.subject
        elide: Text.ElideRight
    }
    BodyText {
        objectName: "resultTitle"
        Layout.fillWidth: true
        text: header.tone ? header.tone.title : qsTr("No answer this time")
        font.pixelSize: Theme.titleSize
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    BodyText {
        objectName: "resultSentence"
        Layout.fillWidth: true
        visible: text !== ""
        text: header.tone ? header.tone.subtitle : ""
        wrapMode: Text.WordWrap
    }
    BodyText {
        objectName: "staleSentence"
        Layout.fillWidth: true
        visible: header.stale
        text: qsTr("This was for other music. Calibrate again for what is heard now.")
        color: Theme.accent
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
