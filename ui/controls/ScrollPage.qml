// SPDX-License-Identifier: Apache-2.0
// A page that scrolls when it is taller than its place, and that follows the focus: what is reached with Tab is seen.
import QtQuick
import QtQuick.Controls.Basic as Controls

Controls.ScrollView {
    id: page

    readonly property Item focused: Window.activeFocusItem

    contentWidth: availableWidth
    clip: true
    onFocusedChanged: reveal(focused)
    Controls.ScrollBar.vertical: ThinScrollBar {
        parent: page
        anchors.right: page.right
        height: page.height
    }

    /// Scrolls as little as it takes to see the item, if it is one of this page.
    function reveal(item: Item): void {
        if (!item || item === page || !isWithin(item))
            return;
        const margin = Theme.medium;
        const top = item.mapToItem(contentItem.contentItem, 0, 0).y;
        const bottom = top + Math.min(item.height, height - 2 * margin);
        const last = Math.max(0, contentHeight - height);
        if (top - margin < contentItem.contentY)
            contentItem.contentY = Math.max(0, top - margin);
        else if (bottom + margin > contentItem.contentY + height)
            contentItem.contentY = Math.min(last, bottom + margin - height);
    }
    function isWithin(item: Item): bool {
        for (let ancestor = item.parent; ancestor; ancestor = ancestor.parent)
            if (ancestor === contentItem.contentItem)
                return true;
        return false;
    }
}
