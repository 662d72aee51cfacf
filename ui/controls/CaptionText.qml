// SPDX-License-Identifier: Apache-2.0
import QtQuick

BodyText {
    color: Theme.muted
    font.pixelSize: Theme.smallSize
}
