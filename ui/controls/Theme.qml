// SPDX-License-Identifier: Apache-2.0
// The design tokens: every colour, size, space and duration of the window. Colours never tell anything alone.
pragma Singleton
import QtQuick

QtObject {
    property bool dark: true
    /// Grows with the window, so that a large screen is read from further away.
    property real scale: 1

    property real textSize: 1 ///< times the usual size of letters, as the user likes

    /// Letters so large that what stands side by side elsewhere stands below each other.
    readonly property bool stacked: textSize > 1.3

    /// A length at this scale. Whole pixels: layouts that round fractions may never settle.
    function px(length: real): real { return Math.round(length * scale); }

    readonly property color background: dark ? "#101318" : "#f4f2ee"
    readonly property color surface: dark ? "#171b22" : "#ffffff"
    readonly property color raised: dark ? "#212731" : "#f0ede7"
    readonly property color outline: dark ? "#303845" : "#d8d3ca"
    readonly property color text: dark ? "#e9ecf1" : "#1c1e22"
    readonly property color muted: dark ? "#9ba6b5" : "#5b616b"
    readonly property color accent: dark ? "#f0b45b" : "#8f5600"
    readonly property color accentInk: dark ? "#1b1305" : "#ffffff"
    readonly property color accentSoft: dark ? "#33291a" : "#f7ead6"

    readonly property color rollLane: dark ? "#13171d" : "#fcfbf9"
    readonly property color rollBlackLane: dark ? "#0f1318" : "#f5f3ee"
    readonly property color rollLine: dark ? "#20262f" : "#e6e2da"
    readonly property color velocitySoft: dark ? "#4c70b8" : "#9db8e3"
    readonly property color velocityMedium: dark ? "#48b3a6" : "#2f8f86"
    readonly property color velocityLoud: dark ? "#ffd98f" : "#6b3200"
    readonly property color spectrum: dark ? "#6a5580" : "#b9a4cf"
    readonly property color pedal: dark ? "#3c5474" : "#c3cbd8"
    readonly property color ivory: dark ? "#cdd2da" : "#ffffff"
    readonly property color ebony: dark ? "#171b22" : "#2b2e34"

    /// Takes beside each other: told apart by colour-blind eyes (after Okabe & Ito 2008), and by their dashes.
    readonly property var takeColours: dark ? ["#f0b45b", "#56b4e9", "#2fc79a", "#e58ac0", "#f0e442", "#c3cbd8"] : paperColours
    readonly property var paperColours: ["#8f5600", "#0063a0", "#00704f", "#a0457d", "#7a6f00", "#4a4f57"]
    readonly property var takeDashes: [[], [6, 3], [2, 2], [8, 3, 2, 3], [1, 3], [12, 4]]

    readonly property string family: Qt.fontFamilies().includes("Inter") ? "Inter" : Qt.application.font.family
    readonly property real displaySize: px(32 * Math.min(textSize, 1.4))
    readonly property real titleSize: px(20 * textSize)
    readonly property real bodySize: px(15 * textSize)
    readonly property real smallSize: px(13 * textSize)
    readonly property real tinySize: px(11 * textSize) ///< inside pictures only

    readonly property real tiny: px(4)
    readonly property real small: px(8)
    readonly property real medium: px(16)
    readonly property real large: px(24)
    readonly property real radius: px(10)
    readonly property real railWidth: px(30 + 62 * Math.max(1, textSize))
    readonly property real controlHeight: px(Math.max(40, 24 * textSize + 10))
    readonly property real focusWidth: 2

    readonly property int quick: 120
    readonly property int calm: 260
}
