// SPDX-License-Identifier: Apache-2.0
// A drag on the notes: of a note moves what is selected, of its end stretches it, beside the notes selects.
import QtQuick
import Atos

DragHandler {
    id: drag

    required property TranscriptRollItem roll
    readonly property TranscriptEditor transcript: roll.transcript
    readonly property point from: centroid.pressPosition
    readonly property point to: centroid.position
    property int part: TranscriptRollItem.Nothing
    property int note: -1
    property int heardPitch: -1
    readonly property bool selecting: active && note < 0
    property rect area ///< what is selected

    /// Small slips of the hand neither shift a note that is moved to another key nor the other way round.
    readonly property real seconds: Math.abs(to.x - from.x) < Theme.px(6) ? 0 : roll.secondAt(to.x) - roll.secondAt(from.x)
    readonly property int semitones: note < 0 || part !== TranscriptRollItem.Body ? 0 : roll.pitchAt(to.y) - roll.pitchAt(from.y)
    readonly property real beginBy: part === TranscriptRollItem.End ? 0 : seconds
    readonly property real endBy: part === TranscriptRollItem.Begin ? 0 : seconds

    target: null
    onActiveChanged: active ? begin() : finish()
    onToChanged: if (active) follow()

    function begin() {
        roll.forceActiveFocus(Qt.MouseFocusReason);
        note = roll.noteAt(from.x, from.y);
        part = roll.partAt(from.x, from.y);
        if (note >= 0 && !transcript.isSelected(note))
            transcript.select([note]);
        follow();
    }
    function follow() {
        if (note < 0) {
            area = Qt.rect(Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x), Math.abs(to.y - from.y));
            return;
        }
        roll.showIntent(semitones, beginBy, endBy);
        const pitch = roll.pitchAt(to.y);
        if (part === TranscriptRollItem.Body && pitch !== heardPitch && semitones !== 0)
            transcript.hearKey(pitch);
        heardPitch = pitch;
    }
    function finish() {
        roll.hideIntent();
        heardPitch = -1;
        if (note < 0)
            transcript.select(roll.notesIn(area));
        else if (part === TranscriptRollItem.Body)
            transcript.moveSelected(semitones, seconds);
        else
            transcript.stretchSelected(beginBy, endBy);
    }
}
