// SPDX-License-Identifier: Apache-2.0
// What is understood so far, in large letters, and the one big button.
import QtQuick
import QtQuick.Layouts
import Atos

GridLayout {
    id: strip

    required property HeardModel heard
    required property CalibrateModel calibrate
    readonly property bool calibratable: calibrate.state === CalibrateModel.Ready && heard.enough >= 1
    signal calibrateRequested

    columns: Theme.stacked ? 3 : 6
    columnSpacing: Theme.medium
    rowSpacing: Theme.small

    Readout {
        objectName: "keyReadout"
        Layout.preferredWidth: Theme.px(190 * Math.min(1.3, Theme.textSize))
        caption: qsTr("Key")
        value: strip.heard.key
        detail: strip.heard.key ? qsTr("%1 % sure").arg(Math.round(strip.heard.keySure * 100)) : ""
        sentence: strip.heard.keySentence
    }
    Readout {
        objectName: "chordReadout"
        Layout.preferredWidth: Theme.px(120 * Math.min(1.3, Theme.textSize))
        caption: qsTr("Chord")
        value: strip.heard.chord
        sentence: strip.heard.chord ? qsTr("Chord: %1").arg(strip.heard.chord) : qsTr("No chord now")
    }
    Readout {
        objectName: "tempoReadout"
        Layout.preferredWidth: Theme.px(100 * Math.min(1.3, Theme.textSize))
        caption: qsTr("Tempo")
        value: strip.heard.bpm > 0 ? strip.heard.bpm : ""
        detail: strip.heard.bpm > 0 ? qsTr("beats a minute") : ""
        sentence: strip.heard.bpm > 0 ? qsTr("%1 beats a minute").arg(strip.heard.bpm) : qsTr("Tempo not known yet")
    }
    EnoughMeter {
        objectName: "enoughMeter"
        Layout.fillWidth: true
        Layout.columnSpan: Theme.stacked ? 2 : 1
        Layout.maximumWidth: Theme.px(480 * Theme.textSize)
        Layout.leftMargin: Theme.small
        Layout.alignment: Qt.AlignVCenter
        share: strip.heard.enough
        sentence: strip.heard.enoughSentence
        hint: strip.calibrate.state === CalibrateModel.Unavailable ? qsTr("Calibrate cannot work on this computer yet.")
            : strip.calibrate.state === CalibrateModel.Loading ? qsTr("Getting ready to listen…")
            : strip.heard.empty ? qsTr("Play something.")
            : strip.heard.enough < 1 ? qsTr("Keep playing: Calibrate needs a little more.") : ""
    }
    Item { Layout.fillWidth: true; visible: !Theme.stacked }
    CalibrateButton {
        Layout.preferredWidth: Theme.px(160 + 60 * Theme.textSize)
        Layout.alignment: Qt.AlignVCenter
        calibrate: strip.calibrate
        enoughMusic: strip.heard.enough >= 1
        onCalibrateRequested: strip.calibrateRequested()
    }
}
