// SPDX-License-Identifier: Apache-2.0
import QtQuick

Rectangle {
    color: Theme.surface
    radius: Theme.radius
    border.color: Theme.outline
    border.width: 1
}
