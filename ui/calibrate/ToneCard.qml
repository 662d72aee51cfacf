// SPDX-License-Identifier: Apache-2.0
// A tone that can be chosen; the chosen one shows how its score comes about.
import QtQuick
import QtQuick.Layouts

PressButton {
    id: card

    required property var tone
    required property bool numbers ///< with the score and its parts

    padding: Theme.small
    leftPadding: Theme.medium
    rightPadding: Theme.medium
    Accessible.role: Accessible.RadioButton
    Accessible.name: tone.score ? qsTr("%1, %2, score %3").arg(tone.title).arg(tone.subtitle).arg(tone.score)
                                : qsTr("%1. %2").arg(tone.title).arg(tone.subtitle)
    Accessible.checkable: true
    Accessible.checked: checked

    contentItem: ColumnLayout {
        spacing: Theme.small

        RowLayout {
            spacing: Theme.medium

            ColumnLayout {
                spacing: 0

                BodyText {
                    Layout.fillWidth: true
                    text: card.tone.title
                    font.weight: Font.Medium
                    elide: Text.ElideRight
                }
                CaptionText {
                    Layout.fillWidth: true
                    text: card.tone.subtitle
                    elide: Text.ElideRight
                }
            }
            BodyText {
                visible: card.numbers && text !== ""
                text: card.tone.score
                font.pixelSize: Theme.titleSize
                font.weight: Font.DemiBold
                color: card.checked ? Theme.accent : Theme.text
            }
        }
        ScoreTerms {
            Layout.fillWidth: true
            visible: card.numbers && card.checked && card.tone.terms.length > 0
            terms: card.tone.terms
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: card.checked ? Theme.accentSoft : card.hovered ? Theme.raised : "transparent"
        border.color: card.checked ? Theme.accent : Theme.outline
        FocusRing { shown: card.visualFocus }
    }
}
