// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic as Controls

Controls.ComboBox {
    id: picker

    property string placeholder: ""
    property string accessibleName: ""

    implicitHeight: Theme.controlHeight
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    focusPolicy: Qt.StrongFocus
    // The arrows look before they choose.
    Keys.onUpPressed: event => event.accepted = popup.opened ? false : (popup.open(), true)
    Keys.onDownPressed: event => event.accepted = popup.opened ? false : (popup.open(), true)
    Accessible.name: qsTr("%1: %2").arg(accessibleName).arg(shown)

    readonly property string shown: currentIndex >= 0 ? displayText : placeholder

    contentItem: Text {
        leftPadding: Theme.medium
        rightPadding: Theme.large
        text: picker.shown
        font: picker.font
        color: picker.currentIndex >= 0 ? Theme.text : Theme.muted
        textFormat: Text.PlainText
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }
    indicator: Canvas {
        id: arrow
        x: picker.width - width - Theme.medium
        y: (picker.height - height) / 2
        width: Theme.px(10)
        height: Theme.px(6)
        onPaint: {
            const context = getContext("2d");
            context.reset();
            context.lineWidth = Theme.px(1.6);
            context.strokeStyle = Theme.muted;
            context.moveTo(1, 1);
            context.lineTo(width / 2, height - 1);
            context.lineTo(width - 1, 1);
            context.stroke();
        }
        Connections {
            target: Theme
            function onDarkChanged() { arrow.requestPaint(); }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: picker.hovered || picker.down ? Theme.raised : Theme.surface
        border.color: Theme.outline
        FocusRing { shown: picker.visualFocus }
    }
    delegate: Controls.ItemDelegate {
        id: row
        required property int index
        required property var modelData

        width: ListView.view.width
        implicitHeight: Theme.controlHeight
        highlighted: picker.highlightedIndex === index
        contentItem: Text {
            text: row.modelData
            font.family: Theme.family
            font.pixelSize: Theme.bodySize
            font.weight: picker.currentIndex === row.index ? Font.DemiBold : Font.Normal
            color: Theme.text
            textFormat: Text.PlainText
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
        }
        background: Rectangle {
            radius: Theme.radius - 2
            color: row.highlighted ? Theme.raised : "transparent"
        }
    }
    popup: Controls.Popup {
        y: picker.height + 4
        width: picker.width
        implicitHeight: Math.min(contentItem.implicitHeight + 2 * padding, Theme.px(320))
        padding: Theme.tiny
        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: picker.delegateModel
            currentIndex: picker.highlightedIndex
            Controls.ScrollBar.vertical: ThinScrollBar {}
        }
        background: Card {}
    }
}
