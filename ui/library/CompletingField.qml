// SPDX-License-Identifier: Apache-2.0
// A field that offers names that are known while one writes: Tab takes the first, Down and Return another, Escape none.
import QtQuick
import QtQuick.Controls.Basic as Controls
import Atos

TextField {
    id: field

    required property var like ///< a function: what somebody may mean who writes so
    property bool words: false ///< each word by itself, as tags are
    property var offers: []
    property int chosen: -1 ///< of the offers; -1: none yet

    // No property: while an edit is told, what is bound to the text is a letter behind.
    function lastWord(): string { return text.slice(start()); }
    function start(): int { return words ? text.search(/[^\s,]*$/) : 0; }
    function take(offer: string) {
        text = text.slice(0, start()) + offer;
        dismiss();
    }
    function dismiss() {
        offers = [];
        chosen = -1;
    }

    captioned: true
    Accessible.description: offers.length > 0 ? qsTr("Known: %1").arg(offers.join(", ")) : ""
    onTextEdited: {
        offers = like(lastWord());
        chosen = -1;
    }
    onActiveFocusChanged: if (!activeFocus) dismiss()

    Keys.onDownPressed: event => {
        event.accepted = offers.length > 0;
        chosen = Math.min(chosen + 1, offers.length - 1);
    }
    Keys.onUpPressed: event => {
        event.accepted = offers.length > 0;
        chosen = Math.max(chosen - 1, -1);
    }
    Keys.onReturnPressed: event => {
        event.accepted = chosen >= 0;
        if (chosen >= 0)
            take(offers[chosen]);
    }
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && offers.length > 0
    Keys.onEscapePressed: event => {
        event.accepted = offers.length > 0;
        dismiss();
    }
    // Goes on to the next field afterwards.
    Keys.onTabPressed: event => {
        if (offers.length > 0 && lastWord() !== "")
            take(offers[Math.max(0, chosen)]);
        event.accepted = false;
    }

    Controls.Popup {
        objectName: field.objectName + "Offers"
        y: field.height + 2
        width: field.width
        height: field.offers.length * list.rowHeight + 2 * padding
        padding: Theme.tiny
        focus: false
        closePolicy: Controls.Popup.NoAutoClose
        visible: field.activeFocus && field.offers.length > 0
        background: Card { color: Theme.raised }
        contentItem: ListView {
            id: list
            readonly property real rowHeight: Math.round(Theme.bodySize * 2.2)
            clip: true
            model: field.offers
            currentIndex: field.chosen

            delegate: Controls.ItemDelegate {
                id: row
                required property int index
                required property string modelData

                objectName: field.objectName + "Offer" + index
                width: list.width
                height: list.rowHeight
                focusPolicy: Qt.NoFocus
                highlighted: index === field.chosen
                Accessible.name: modelData
                contentItem: BodyText {
                    text: row.modelData
                    verticalAlignment: Text.AlignVCenter
                    elide: Text.ElideMiddle
                }
                background: Rectangle {
                    radius: Theme.radius - 2
                    color: row.highlighted || row.hovered ? Theme.accentSoft : "transparent"
                    border.color: row.highlighted ? Theme.accent : "transparent"
                }
                onClicked: field.take(modelData)
            }
        }
    }
}
