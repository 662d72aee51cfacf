// SPDX-License-Identifier: Apache-2.0
import QtQuick

BodyText {
    font.pixelSize: Theme.bodySize
    font.weight: Font.DemiBold
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
