// SPDX-License-Identifier: Apache-2.0
// Which piano is listened to: the real ones, then the simulated ones, which say so in their names.
import QtQuick
import Atos

ComboBox {
    id: picker

    required property ConnectionModel connection

    accessibleName: qsTr("Piano that is listened to")
    placeholder: connection.inputs.length ? qsTr("Choose a piano") : qsTr("No piano yet")
    enabled: connection.choices.length > 0
    model: connection.choiceNames
    currentIndex: connection.choices.indexOf(connection.piano)
    onActivated: index => connection.choose(connection.choices[index])
}
