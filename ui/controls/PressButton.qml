// SPDX-License-Identifier: Apache-2.0
// A button that Return, Enter and screen readers press as the mouse and the space bar do.
import QtQuick
import QtQuick.Controls.Basic as Controls

Controls.AbstractButton {
    id: button

    focusPolicy: Qt.StrongFocus
    Accessible.onPressAction: press()
    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()

    /// Qt has no click() for QML before 6.8.
    function press() {
        if (!enabled)
            return;
        if (checkable && !(checked && button.ButtonGroup.group))
            toggle();
        clicked();
    }
}
