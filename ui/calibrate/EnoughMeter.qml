// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    id: meter

    required property real share
    required property string sentence
    property string hint: ""

    spacing: Theme.small
    Accessible.role: Accessible.ProgressBar
    Accessible.name: sentence
    Accessible.description: hint

    BodyText {
        Layout.fillWidth: true
        text: meter.sentence
        fontSizeMode: Text.HorizontalFit // a narrow window makes the letters smaller before it cuts them
        minimumPixelSize: Theme.smallSize
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.px(6)
        radius: height / 2
        color: Theme.raised

        Rectangle {
            height: parent.height
            width: Math.max(meter.share > 0 ? height : 0, parent.width * meter.share)
            radius: height / 2
            color: Theme.accent
            Behavior on width { NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic } }
        }
    }
    CaptionText {
        objectName: "enoughHint"
        Layout.fillWidth: true
        visible: meter.hint !== ""
        text: meter.hint
        wrapMode: Text.WordWrap
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
