// SPDX-License-Identifier: Apache-2.0
// The tones beside the one that fits: one that goes further, one that stays nearer to the piano as it is.
import QtQuick
import QtQuick.Layouts
import Atos

GridLayout {
    id: row

    required property CalibrateModel calibrate
    readonly property int offers: 3 ///< the first of the tones; references follow

    columns: Theme.stacked ? 1 : 3
    columnSpacing: Theme.small
    rowSpacing: Theme.small

    Repeater {
        model: row.calibrate.tones.slice(0, row.offers)

        ActionButton {
            required property int index
            required property var modelData

            objectName: "offer" + index
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            checked: index === row.calibrate.choice
            text: index === 0 ? qsTr("Fits best") : index === 1 ? qsTr("Bolder") : qsTr("Plainer")
            Accessible.role: Accessible.RadioButton
            Accessible.name: qsTr("%1: %2").arg(text).arg(modelData.subtitle)
            Accessible.checkable: true
            Accessible.checked: checked
            onClicked: row.calibrate.choice = index
        }
    }
}
