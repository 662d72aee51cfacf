// SPDX-License-Identifier: Apache-2.0
import QtQuick

ActionButton {
    implicitHeight: Theme.px(28)
    implicitWidth: Math.max(implicitHeight, implicitContentWidth + Theme.medium)
    font.pixelSize: Theme.smallSize
}
