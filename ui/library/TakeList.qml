// SPDX-License-Identifier: Apache-2.0
// The takes that were found, newest first. Only the rows in sight exist.
import QtQuick
import QtQuick.Controls.Basic as Controls
import Atos

ListView {
    id: list

    required property LibraryModel library
    required property TakePlayer player
    signal openRequested

    clip: true
    model: library.takes
    spacing: Theme.tiny
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    currentIndex: library.current
    keyNavigationEnabled: false // the model keeps the place
    highlightMoveDuration: 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Takes: %1").arg(count)

    function move(steps: int) {
        library.current = Math.max(0, Math.min(count - 1, library.current + steps));
    }

    Connections {
        target: list.library
        function onCurrentChanged() { list.positionViewAtIndex(list.library.current, ListView.Contain); }
    }

    /// Whoever comes by keyboard has a take to act on.
    function chooseSomething() {
        if (activeFocus && library.current < 0 && count > 0)
            library.current = 0;
    }

    Keys.onUpPressed: move(-1)
    Keys.onDownPressed: move(1)
    Keys.onReturnPressed: if (library.current >= 0) openRequested()
    Keys.onEnterPressed: if (library.current >= 0) openRequested()
    Keys.onDeletePressed: if (library.current >= 0) library.remove(library.take.id)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_A && event.modifiers & Qt.ControlModifier) {
            library.pickAll();
            event.accepted = true;
            return;
        }
        if (event.key === Qt.Key_End) {
            library.chooseLast();
            event.accepted = true;
            return;
        }
        const page = Math.max(1, Math.floor(height / (rowHeight + spacing)));
        const steps = { [Qt.Key_PageUp]: -page, [Qt.Key_PageDown]: page, [Qt.Key_Home]: -count };
        if (!(event.key in steps))
            return;
        move(steps[event.key]);
        event.accepted = true;
    }
    onActiveFocusChanged: chooseSomething()
    onCountChanged: chooseSomething()

    readonly property real rowHeight: Math.max(Theme.px(60), Math.round(2.3 * (Theme.bodySize + Theme.smallSize)))

    delegate: TakeRow {
        objectName: "take" + index
        height: list.rowHeight
        playing: list.player.playing === take.id
        playedShare: playing ? list.player.share : 0
        width: list.width - Theme.medium
        current: index === list.library.current
        onClicked: {
            list.forceActiveFocus(Qt.MouseFocusReason);
            list.library.current = index;
        }
        onDoubleClicked: list.openRequested()
        onPlayToggled: list.player.toggle(take.id, take.file)
        onPickToggled: list.library.takes.setPicked(index, !picked)
        onStarToggled: list.library.setStarred(take.id, !take.starred)
    }
    Controls.ScrollBar.vertical: ThinScrollBar {}

    FocusRing { anchors.margins: 0; shown: list.activeFocus && list.count > 0 && list.library.current < 0 }
}
