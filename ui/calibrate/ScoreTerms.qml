// SPDX-License-Identifier: Apache-2.0
// The parts of a score: to the right what adds, to the left what takes away.
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    id: list

    required property var terms
    readonly property real largest: terms.reduce((most, term) => Math.max(most, Math.abs(term.contribution)), 0.01)

    spacing: 2

    Repeater {
        model: list.terms

        RowLayout {
            id: row
            required property var modelData

            spacing: Theme.small
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1 %2").arg(modelData.name).arg(modelData.text)

            CaptionText {
                Layout.preferredWidth: Theme.px(84)
                text: row.modelData.name
                elide: Text.ElideRight
            }
            Item {
                Layout.fillWidth: true
                implicitHeight: Theme.px(6)

                Rectangle {
                    readonly property real half: parent.width / 2
                    readonly property real length: Math.max(2, half * Math.abs(row.modelData.contribution) / list.largest)
                    x: row.modelData.contribution < 0 ? half - length : half
                    width: length
                    height: parent.height
                    radius: height / 2
                    color: row.modelData.contribution < 0 ? Theme.muted : Theme.accent
                }
                Rectangle {
                    x: parent.width / 2
                    y: -2
                    width: 1
                    height: parent.height + 4
                    color: Theme.outline
                }
            }
            CaptionText {
                Layout.preferredWidth: Theme.px(44)
                horizontalAlignment: Text.AlignRight
                text: row.modelData.text
                color: Theme.text
            }
        }
    }
}
