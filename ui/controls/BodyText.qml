// SPDX-License-Identifier: Apache-2.0
import QtQuick

Text {
    color: Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    textFormat: Text.PlainText
}
