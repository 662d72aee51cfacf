// SPDX-License-Identifier: Apache-2.0
// The theme for what is painted rather than laid out.
import QtQuick
import Atos

RollPalette {
    lane: Theme.rollLane
    blackLane: Theme.rollBlackLane
    line: Theme.rollLine
    text: Theme.muted
    soft: Theme.velocitySoft
    medium: Theme.velocityMedium
    loud: Theme.velocityLoud
    sound: Theme.spectrum
    pedal: Theme.pedal
    playhead: Theme.accent
    ivory: Theme.ivory
    ebony: Theme.ebony
    family: Theme.family
    textSize: Theme.tinySize
}
