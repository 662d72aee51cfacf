// SPDX-License-Identifier: Apache-2.0
#include "ui/items/roll_painter.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace atos {
namespace {

constexpr int damperDown = 64;
/// A piano's strings are hardly heard for longer.
constexpr double longestRinging = 6;
/// Notes longer than this are few, unless a file is broken, and kept apart.
constexpr double longNote = 10;

bool isBlack(int pitch) {
    switch (pitch % 12) {
    case 1:
    case 3:
    case 6:
    case 8:
    case 10:
        return true;
    default:
        return false;
    }
}

} // namespace

QColor rollLineColour(const RollPalette& palette, bool strong) {
    if (!strong) return palette.line;
    QColor colour = palette.text;
    colour.setAlphaF(0.3F);
    return colour;
}

RollPainter::RollPainter(std::shared_ptr<const Performance> performance, const RollPalette& palette,
                         double until, RollGrid grid)
    : performance_(std::move(performance)), palette_(palette), until_(until), grid_(std::move(grid)) {
    for (const Note& note : performance_->notes)
        if (note.duration > longNote) longNotes_.push_back(note);
    for (const Pedal& pedal : performance_->pedals) {
        if (pedal.kind != PedalKind::damper) continue;
        if (!damper_.empty() && damper_.back().to > pedal.seconds) damper_.back().to = pedal.seconds;
        if (pedal.value > 0)
            damper_.push_back({pedal.seconds, std::numeric_limits<double>::infinity(), pedal.value});
    }
}

double RollPainter::soundsUntil(double seconds) const {
    auto span = std::upper_bound(damper_.begin(), damper_.end(), seconds,
                                 [](double time, const Span& candidate) { return time < candidate.from; });
    if (span == damper_.begin()) return seconds;
    --span;
    double until = seconds;
    while (span != damper_.end() && span->value >= damperDown && span->from <= until && until < span->to) {
        until = span->to;
        ++span;
    }
    return std::min({until, seconds + longestRinging, until_});
}

void RollPainter::paint(QPainter& painter, const RollGeometry& geometry, int origin, int from, int to) {
    if (from >= to || geometry.width <= 0 || geometry.notesHeight() <= 0) return;
    const QRect strip(from - origin, 0, to - from, geometry.height);
    painter.save();
    painter.setClipRect(strip);
    paintLanes(painter, geometry, strip, from, to);
    const int known = geometry.columnOf(until_) + 1 - origin;
    painter.setClipRect(
        strip.intersected(QRect(strip.x(), 0, std::max(0, known - strip.x()), strip.height())));
    const double begin = from / geometry.pixelsPerSecond;
    const double end = to / geometry.pixelsPerSecond;
    if (geometry.pixelsPerSecond * RollOverview::finest < 1) {
        overview().paint(painter, geometry, begin, {from - origin, to - from}, palette_, true);
    } else {
        paintNotes(painter, geometry, origin, begin, end);
        paintPedal(painter, geometry, origin, begin, end);
    }
    painter.restore();
}

void RollPainter::paintLanes(QPainter& painter, const RollGeometry& geometry, const QRect& strip, int from,
                             int to) const {
    painter.fillRect(strip, palette_.lane);
    for (int pitch = geometry.lowestPitch; pitch <= geometry.highestPitch; ++pitch) {
        const QRect lane = geometry.laneOf(pitch);
        if (isBlack(pitch))
            painter.fillRect(strip.x(), lane.y(), strip.width(), lane.height(), palette_.blackLane);
        if (pitch % 12 == 0) painter.fillRect(strip.x(), lane.bottom(), strip.width(), 1, palette_.line);
    }
    // A line of the column before may begin in this one.
    for (const RollLine& line : grid_.lines((from - 1) / geometry.pixelsPerSecond,
                                            (to + 1) / geometry.pixelsPerSecond, geometry.pixelsPerSecond)) {
        const int column = geometry.columnOf(line.seconds);
        if (column >= from && column < to)
            painter.fillRect(strip.x() + column - from, 0, 1, geometry.height,
                             rollLineColour(palette_, line.strong));
    }
    painter.fillRect(strip.x(), geometry.notesHeight(), strip.width(), 1, palette_.line);
}

void RollPainter::paintNotes(QPainter& painter, const RollGeometry& geometry, int origin, double begin,
                             double end) const {
    for (const Note& note : longNotes_)
        if (note.onset < end && note.end() + longestRinging >= begin)
            paintNote(painter, geometry, origin, note);
    const std::vector<Note>& notes = performance_->notes;
    auto note = std::lower_bound(notes.begin(), notes.end(), begin - longNote - longestRinging,
                                 [](const Note& candidate, double time) { return candidate.onset < time; });
    for (; note != notes.end() && note->onset < end; ++note)
        if (note->duration <= longNote && note->end() + longestRinging >= begin)
            paintNote(painter, geometry, origin, *note);
}

void RollPainter::paintNote(QPainter& painter, const RollGeometry& geometry, int origin,
                            const Note& note) const {
    if (note.pitch < geometry.lowestPitch || note.pitch > geometry.highestPitch) return;
    const QRect lane = geometry.laneOf(note.pitch);
    const int left = geometry.columnOf(note.onset) - origin;
    const int released = std::max(left + 3, geometry.columnOf(note.end()) - origin - 1);
    const int silent = geometry.columnOf(soundsUntil(note.end())) - origin;
    const QColor colour = palette_.velocity(note.velocity);
    if (silent > released) {
        QColor ringing = colour;
        ringing.setAlphaF(0.22F);
        const int thin = std::max(1, lane.height() / 4);
        painter.fillRect(released, lane.center().y() - thin / 2, silent - released, thin, ringing);
    }
    // Loud notes fill their lane and a little more: velocity is to be seen without colour too.
    const double share = 0.75 + 0.65 * note.velocity / 127.0;
    const int height = std::max(2, static_cast<int>(std::lround(lane.height() * share)));
    const int top = lane.y() + (lane.height() - height) / 2;
    painter.fillRect(left, top, released - left, height, colour);
    painter.fillRect(left, top, std::min(2, released - left), height, colour.lighter(135));
}

const RollOverview& RollPainter::overview() {
    if (overview_) return *overview_;
    overview_.emplace(performance_->duration());
    for (const Note& note : performance_->notes)
        overview_->add(note.onset, note.end(), note.pitch, note.velocity);
    for (const Span& span : damper_)
        overview_->add(span.from, span.to, RollOverview::damperRow, span.value);
    overview_->finish();
    return *overview_;
}

void RollPainter::paintPedal(QPainter& painter, const RollGeometry& geometry, int origin, double begin,
                             double end) const {
    const int room = geometry.pedalHeight - 4;
    if (room <= 0) return;
    const auto first = std::lower_bound(damper_.begin(), damper_.end(), begin,
                                        [](const Span& span, double time) { return span.to < time; });
    for (auto at = first; at != damper_.end() && at->from < end; ++at) {
        const Span& span = *at;
        const int left = geometry.columnOf(span.from) - origin;
        const int right = geometry.columnOf(std::min(span.to, until_)) - origin;
        const int height = std::max(2, room * span.value / 127);
        painter.fillRect(left, geometry.height - 2 - height, std::max(1, right - left), height,
                         palette_.pedal);
    }
}

} // namespace atos
