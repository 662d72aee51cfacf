// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

Rectangle {
    Layout.fillWidth: true
    implicitHeight: 1
    color: Theme.outline
}
