// SPDX-License-Identifier: Apache-2.0
// The written-down recording under mouse and keys: notes are selected, added, moved, stretched and split.
import QtQuick
import Atos

TranscriptRollItem {
    id: roll

    readonly property int loudnessStep: 6

    palette: RollColours {}
    usualSeconds: Math.max(6, width / Theme.px(90))
    coveredWidth: zoom.visible ? zoom.width + 2 * Theme.small : 0
    clip: true
    activeFocusOnTab: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Notes heard in %1: %2").arg(transcript.title).arg(transcript.facts)
    Accessible.description: transcript.sentence || qsTr("With Ctrl, Left and Right go from note to note; alone they move a note, as Up and Down do. Insert adds one, S splits, Delete deletes, Space plays")

    /// Left and Right go to a note while none is selected.
    function arrow(event) {
        const back = event.key === Qt.Key_Left;
        const time = (back ? -1 : 1) * transcript.timeStep();
        const sideways = back || event.key === Qt.Key_Right;
        const up = event.key === Qt.Key_Up ? 1 : -1;
        if (sideways && (event.modifiers & Qt.ControlModifier || transcript.selectedCount === 0))
            transcript.step(back ? -1 : 1, event.modifiers & Qt.ShiftModifier);
        else if (event.modifiers & Qt.ControlModifier)
            transcript.changeLoudness(up * loudnessStep);
        else if (sideways && event.modifiers & Qt.ShiftModifier)
            transcript.stretchSelected(0, time);
        else if (sideways)
            transcript.moveSelected(0, time);
        else
            transcript.moveSelected(up * (event.modifiers & Qt.ShiftModifier ? 12 : 1), 0);
    }
    function insert() {
        if (hover.hovered)
            transcript.addNote(pitchAt(hover.point.position.y), secondAt(hover.point.position.x));
        else
            transcript.addAtPlayhead();
    }
    /// Under the pointer where it is on a selected note, otherwise at the playhead.
    function split() {
        const at = hover.point.position;
        const note = hover.hovered ? noteAt(at.x, at.y) : -1;
        transcript.split(note >= 0 && transcript.isSelected(note) ? secondAt(at.x) : transcript.position);
    }

    Keys.onPressed: event => {
        const further = event.modifiers & Qt.ShiftModifier;
        const actions = {
            [Qt.Key_Left]: () => arrow(event),
            [Qt.Key_Right]: () => arrow(event),
            [Qt.Key_Up]: () => arrow(event),
            [Qt.Key_Down]: () => arrow(event),
            [Qt.Key_Home]: () => transcript.step(-transcript.count, further),
            [Qt.Key_End]: () => transcript.step(transcript.count, further),
            [Qt.Key_PageUp]: () => transcript.position -= secondsShown / 2,
            [Qt.Key_PageDown]: () => transcript.position += secondsShown / 2,
            [Qt.Key_Escape]: () => transcript.select([]),
            [Qt.Key_Insert]: () => insert(),
            [Qt.Key_S]: () => split(),
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
    HoverHandler {
        id: hover
        readonly property int part: roll.transcript.count >= 0 ? roll.partAt(point.position.x, point.position.y) : 0
        cursorShape: part === TranscriptRollItem.Body ? Qt.PointingHandCursor
                   : part === TranscriptRollItem.Nothing ? Qt.ArrowCursor : Qt.SizeHorCursor
    }
    TapHandler {
        acceptedModifiers: Qt.NoModifier
        onTapped: point => roll.tap(point.position, false)
        onDoubleTapped: point => {
            if (roll.noteAt(point.position.x, point.position.y) < 0)
                roll.transcript.addNote(roll.pitchAt(point.position.y), roll.secondAt(point.position.x));
        }
    }
    TapHandler {
        acceptedModifiers: Qt.ControlModifier
        onTapped: point => roll.tap(point.position, true)
    }
    TranscriptDrag {
        id: drag
        roll: roll
    }
    Rectangle {
        visible: drag.selecting
        x: drag.area.x
        y: drag.area.y
        width: drag.area.width
        height: drag.area.height
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
