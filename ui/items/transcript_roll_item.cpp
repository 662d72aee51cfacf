// SPDX-License-Identifier: Apache-2.0
#include "ui/items/transcript_roll_item.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// How much of the view is seen again after a page is turned.
constexpr double pageOverlap = 0.08;
/// How far from its ends a note is taken by them.
constexpr double edge = 6; // pixels

} // namespace

TranscriptRollItem::TranscriptRollItem(QQuickItem* parent) : ScrollingRollItem(parent) {}

void TranscriptRollItem::setTranscript(TranscriptEditor* transcript) {
    if (transcript == transcript_) return;
    if (transcript_ != nullptr) disconnect(transcript_, nullptr, this, nullptr);
    transcript_ = transcript;
    if (transcript_ != nullptr) {
        connect(transcript_, &TranscriptEditor::recordingChanged, this, &TranscriptRollItem::showRecording);
        connect(transcript_, &TranscriptEditor::notesChanged, this, &TranscriptRollItem::showRange);
        connect(transcript_, &TranscriptEditor::selectionChanged, this, &TranscriptRollItem::showCurrent);
        connect(transcript_, &TranscriptEditor::moved, this, &TranscriptRollItem::follow);
    }
    Q_EMIT transcriptChanged();
    if (transcript_ != nullptr) showRecording();
}

void TranscriptRollItem::showRecording() {
    pitches_ = {};
    showRange();
    grid_ = RollGrid(transcript_->beats());
    beginAt(earliestSecond());
    repaintAll();
}

/// It never shrinks while notes are edited.
void TranscriptRollItem::showRange() {
    overview_.reset();
    Performance notes;
    notes.notes = plainNotes(transcript_->music());
    RollGeometry wanted;
    fitPitches(wanted, notes);
    pitches_.lowestPitch = std::min(pitches_.lowestPitch, wanted.lowestPitch);
    pitches_.highestPitch = std::max(pitches_.highestPitch, wanted.highestPitch);
    update();
}

double TranscriptRollItem::musicSeconds() const {
    return transcript_ != nullptr ? transcript_->duration() : 0;
}

double TranscriptRollItem::playheadSecond() const {
    return transcript_ != nullptr ? transcript_->position() : 0;
}

std::optional<double> TranscriptRollItem::latestFirstSecond() const {
    return musicSeconds() - secondsShown() * 0.9;
}

void TranscriptRollItem::follow() {
    const double at = transcript_->position() - firstSecond();
    if (at < 0 || at > secondsShown()) setFirstSecond(transcript_->position() - secondsShown() * pageOverlap);
}

void TranscriptRollItem::showCurrent() {
    update();
    const int current = transcript_->current();
    if (current < 0) return;
    const double onset = transcript_->music().notes.at(static_cast<std::size_t>(current)).onset;
    if (onset < firstSecond() || onset > firstSecond() + secondsShown())
        setFirstSecond(onset - secondsShown() * pageOverlap);
}

void TranscriptRollItem::repaintAll() {
    background_ = {};
    ScrollingRollItem::repaintAll();
}

TranscriptView TranscriptRollItem::view() const {
    TranscriptView view;
    view.roll = pitches_;
    view.roll.width = static_cast<int>(std::ceil(width()));
    view.roll.height = static_cast<int>(std::ceil(height()));
    view.roll.pedalHeight = palette() != nullptr ? static_cast<int>(pedalLaneHeight(*palette())) : 0;
    view.roll.pixelsPerSecond = std::max(1.0, width()) / secondsShown();
    view.firstSecond = firstSecond();
    return view;
}

TranscriptRollItem::Part TranscriptRollItem::partAt(double x, double y) const {
    const int note = noteAt(x, y);
    if (note < 0) return Nothing;
    const QRectF area = areaOf(note);
    const double near = std::min(edge, area.width() / 3);
    if (x >= area.right() - near) return End;
    return x <= area.left() + near && area.width() > 3 * edge ? Begin : Body;
}

int TranscriptRollItem::pitchAt(double y) const {
    const RollGeometry roll = view().roll;
    for (int pitch = roll.lowestPitch; pitch < roll.highestPitch; ++pitch)
        if (y >= roll.laneOf(pitch).top()) return pitch;
    return roll.highestPitch;
}

void TranscriptRollItem::showIntent(int semitones, double beginBy, double endBy) {
    intent_ = {semitones, beginBy, endBy};
    update();
}

void TranscriptRollItem::hideIntent() {
    intent_.reset();
    update();
}

void TranscriptRollItem::paintIntent(QPainter& painter, const TranscriptView& shown) const {
    painter.setPen(QPen(palette()->playhead, 1.5));
    painter.setBrush(Qt::NoBrush);
    const std::vector<RecognisedNote>& notes = transcript_->music().notes;
    for (std::size_t i = 0; i < notes.size(); ++i) { // all: one from elsewhere may be moved into view
        if (!transcript_->isSelected(static_cast<int>(i))) continue;
        RecognisedNote note = notes[i];
        note.pitch += intent_->semitones;
        note.onset += intent_->beginBy;
        note.soundsTill = std::max(note.onset, note.soundsTill + intent_->endBy);
        if (note.onset <= shown.secondAt(width()) && note.soundsTill >= shown.firstSecond)
            painter.drawRect(shown.areaOf(note));
    }
}

int TranscriptRollItem::noteAt(double x, double y) const {
    if (palette() != nullptr && x < axisWidth(*palette())) return -1;
    const TranscriptView shown = view();
    const std::vector<RecognisedNote>& notes = transcript_->music().notes;
    const auto [first, last] =
        transcript_->notesBetween(shown.secondAt(x) - shown.margin(), shown.secondAt(x) + shown.margin());
    for (std::size_t i = last; i-- > first;)
        if (shown.areaOf(notes[i]).adjusted(-1, -2, 1, 2).contains(x, y)) return static_cast<int>(i);
    return -1;
}

QList<int> TranscriptRollItem::notesIn(const QRectF& area) const {
    const TranscriptView shown = view();
    QList<int> found;
    const std::vector<RecognisedNote>& notes = transcript_->music().notes;
    const QRectF touched = area.normalized();
    const auto [first, last] = transcript_->notesBetween(shown.secondAt(touched.left()) - shown.margin(),
                                                         shown.secondAt(touched.right()) + shown.margin());
    for (std::size_t i = first; i < last; ++i)
        if (shown.areaOf(notes[i]).intersects(touched)) found << static_cast<int>(i);
    return found;
}

QRectF TranscriptRollItem::areaOf(int note) const {
    if (transcript_ == nullptr || note < 0 || note >= transcript_->count()) return {};
    return view().areaOf(transcript_->music().notes.at(static_cast<std::size_t>(note)));
}

void TranscriptRollItem::paintNotes(QPainter& painter, const TranscriptView& shown) {
    if (shown.far()) {
        if (!overview_) overview_ = overviewOf(*transcript_);
        return paintTranscriptOverview(painter, *transcript_, *overview_, shown, *palette());
    }
    if (transcript_->music().pedalKnown)
        paintRecognisedPedal(painter, transcript_->music(), shown, *palette());
    paintHeardNotes(painter, *transcript_, shown, *palette());
}

void TranscriptRollItem::paint(QPainter* painter) {
    if (transcript_ == nullptr || palette() == nullptr || width() < 1 || height() < 1) return;
    const TranscriptView shown = view();
    if (background_.isNull() || shown != painted_) {
        background_ = spectrogramPicture(transcript_->spectrogram(), shown, *palette());
        painted_ = shown;
    }
    painter->fillRect(QRectF(0, 0, width(), height()), palette()->lane);
    painter->drawImage(0, 0, background_);
    painter->fillRect(QRectF(0, shown.roll.notesHeight(), width(), 1), palette()->line);
    paintTranscriptGrid(*painter, grid_, shown, *palette());
    paintNotes(*painter, shown);
    if (intent_) paintIntent(*painter, shown);
    paintRollAxis(*painter, *palette(), shown.roll, grid_, axis(transcript_->music().pedalKnown));
}

} // namespace atos
