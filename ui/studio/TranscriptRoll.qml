// SPDX-License-Identifier: Apache-2.0
// The written-down recording under mouse and keys: click or drag to select notes, the upper edge to move in time.
import QtQuick
import Atos

TranscriptRollItem {
    id: roll

    palette: RollColours {}
    usualSeconds: Math.max(6, width / Theme.px(90))
    coveredWidth: zoom.visible ? zoom.width + 2 * Theme.small : 0
    clip: true
    activeFocusOnTab: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Notes heard in %1: %2").arg(transcript.title).arg(transcript.facts)
    Accessible.description: transcript.sentence || qsTr("Left and Right go from note to note, Delete deletes, Space plays")

    Keys.onPressed: event => {
        const further = event.modifiers & Qt.ShiftModifier;
        const actions = {
            [Qt.Key_Left]: () => transcript.step(-1, further),
            [Qt.Key_Right]: () => transcript.step(1, further),
            [Qt.Key_Home]: () => transcript.step(-transcript.count, further),
            [Qt.Key_End]: () => transcript.step(transcript.count, further),
            [Qt.Key_PageUp]: () => transcript.position -= secondsShown / 2,
            [Qt.Key_PageDown]: () => transcript.position += secondsShown / 2,
            [Qt.Key_Delete]: () => transcript.removeSelected(),
            [Qt.Key_Backspace]: () => transcript.removeSelected(),
            [Qt.Key_Space]: () => transcript.playing ? transcript.stop() : transcript.play()
        };
        if (event.matches(StandardKey.SelectAll))
            transcript.selectAll();
        else if (event.key in actions)
            actions[event.key]();
        else
            return;
        event.accepted = true;
    }

    RollPinch { roll: roll }
    TapHandler {
        acceptedModifiers: Qt.NoModifier
        onTapped: point => roll.tap(point.position, false)
    }
    TapHandler {
        acceptedModifiers: Qt.ControlModifier
        onTapped: point => roll.tap(point.position, true)
    }
    DragHandler {
        id: drag
        target: null
        onActiveChanged: {
            roll.forceActiveFocus(Qt.MouseFocusReason);
            if (!active)
                roll.transcript.select(roll.notesIn(band.area));
        }
    }
    Rectangle {
        id: band
        readonly property point from: drag.centroid.pressPosition
        readonly property point to: drag.centroid.position
        property rect area
        onToChanged: if (drag.active)
            area = Qt.rect(Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x), Math.abs(to.y - from.y))
        visible: drag.active
        x: area.x
        y: area.y
        width: area.width
        height: area.height
        color: Theme.accentSoft
        opacity: 0.6
        border.color: Theme.accent
    }
    Rectangle {
        objectName: "transcriptPlayhead"
        x: Math.round((roll.transcript.position - roll.firstSecond) / roll.secondsShown * roll.width)
        width: 2
        height: parent.height
        color: Theme.accent
    }
    RollZoom {
        id: zoom
        roll: roll
    }
    FocusRing { anchors.margins: 2; shown: roll.activeFocus }

    function tap(at: point, further: bool) {
        forceActiveFocus(Qt.MouseFocusReason);
        const note = noteAt(at.x, at.y);
        if (note < 0 && !further)
            transcript.position = secondAt(at.x);
        transcript.select(note < 0 ? [] : [note], further);
    }
}
