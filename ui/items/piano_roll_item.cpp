// SPDX-License-Identifier: Apache-2.0
#include "ui/items/piano_roll_item.h"

#include "ui/calibrate/result_views.h"

#include <QQuickWindow>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace atos {
namespace {

/// Where now (live) or the playhead (a piece) stays while time runs.
constexpr double liveEdge = 0.94;
constexpr double playheadEdge = 0.4;
/// A snapshot may still move the end of a note that was drawn in the last moments.
constexpr double unsettledSeconds = 0.15;

} // namespace

PianoRollItem::PianoRollItem(QQuickItem* parent) : ScrollingRollItem(parent) {
    connect(this, &RollItem::paletteChanged, this, [this] { painter_.reset(); });
}

void PianoRollItem::setHeard(HeardModel* heard) {
    if (heard == heard_) return;
    if (heard_ != nullptr) disconnect(heard_, nullptr, this, nullptr);
    heard_ = heard;
    takeMusic(nullptr);
    if (heard_ != nullptr) connect(heard_, &HeardModel::moved, this, &PianoRollItem::follow);
    Q_EMIT heardChanged();
    beginAt(earliestSecond());
    repaintAll();
    follow();
}

double PianoRollItem::musicSeconds() const {
    if (heard_ == nullptr) return 0;
    if (heard_->isLive()) return heard_->position();
    return heard_->performance() == music_ ? musicEnd_ : heard_->performance()->duration();
}

double PianoRollItem::playheadSecond() const {
    return heard_ != nullptr ? heard_->position() : 0;
}

bool PianoRollItem::scrollable() const {
    return heard_ != nullptr && !heard_->isLive();
}

std::optional<double> PianoRollItem::latestFirstSecond() const {
    if (heard_ == nullptr) return std::nullopt;
    return musicSeconds() - secondsShown() * liveEdge;
}

void PianoRollItem::setHighlightedSpans(const QVariantList& spans) {
    if (spans.isEmpty() && highlightedSpans_.isEmpty()) return;
    if (highlightedSpans_.isEmpty()) viewBeforeHighlight_ = firstSecond();
    highlightedSpans_ = spans;
    Q_EMIT highlightedSpansChanged();
    if (highlightedSpans_.isEmpty()) {
        setFirstSecond(viewBeforeHighlight_);
        return update();
    }
    const bool inView =
        std::any_of(highlightedSpans_.begin(), highlightedSpans_.end(), [this](const QVariant& each) {
            const auto span = each.value<SpanView>();
            return span.to > firstSecond() && span.from < firstSecond() + secondsShown();
        });
    if (!inView) setFirstSecond(highlightedSpans_.first().value<SpanView>().from - secondsShown() * 0.1);
    update();
}

void PianoRollItem::setPhrasePlayhead(double second) {
    if (std::exchange(phrasePlayhead_, second) == second) return;
    Q_EMIT phrasePlayheadChanged();
    update();
}

void PianoRollItem::follow() {
    if (!highlightedSpans_.isEmpty()) return update();
    const double position = heard_->position();
    if (heard_->isLive()) {
        setFirstSecond(position - secondsShown() * liveEdge);
    } else if (const double x = position - firstSecond(); x < 0 || x > secondsShown() * playheadEdge) {
        setFirstSecond(position - secondsShown() * playheadEdge);
    }
    update();
}

void PianoRollItem::repaintAll() {
    painted_ = {};
    ScrollingRollItem::repaintAll();
}

void PianoRollItem::itemChange(ItemChange change, const ItemChangeData& data) {
    if (change == ItemDevicePixelRatioHasChanged) repaintAll();
    ScrollingRollItem::itemChange(change, data);
}

RollGeometry PianoRollItem::geometry() const {
    const double ratio = window() != nullptr ? window()->effectiveDevicePixelRatio() : 1;
    RollGeometry geometry = pitches_;
    geometry.width = static_cast<int>(std::ceil(width() * ratio));
    geometry.height = static_cast<int>(std::ceil(height() * ratio));
    geometry.pedalHeight = static_cast<int>(pedalLaneHeight(*palette()) * ratio);
    geometry.pixelsPerSecond = std::max(1, geometry.width) / secondsShown();
    return geometry;
}

void PianoRollItem::takeMusic(std::shared_ptr<const Performance> music) {
    painter_.reset();
    music_ = std::move(music);
    if (music_ == nullptr) return;
    musicEnd_ = music_->duration();
    fitPitches(pitches_, *music_);
    takeBeats();
}

bool PianoRollItem::takeBeats() {
    if (heard_->beats() == grid_.beats()) return false;
    grid_ = RollGrid(heard_->beats());
    painter_.reset();
    return true;
}

void PianoRollItem::updatePicture() {
    const std::shared_ptr<const Performance> before = music_;
    if (heard_->performance() != before) takeMusic(heard_->performance());
    const bool otherBeats = takeBeats(); // they are found after the music was read
    const RollGeometry wanted = geometry();
    const int origin = wanted.columnOf(firstSecond());
    const bool live = heard_->isLive();
    const bool otherMusic =
        music_ != before && !(live && before && before->notes.size() <= music_->notes.size());
    const int shift = origin - origin_;

    if (wanted != painted_ || otherMusic || otherBeats || std::abs(shift) >= wanted.width) {
        painted_ = wanted;
        origin_ = origin;
        picture_ = QImage(wanted.width, wanted.height, QImage::Format_RGB32);
        paintColumns(origin, origin + wanted.width);
    } else if (shift != 0) {
        scrollPicture(shift);
        origin_ = origin;
        if (shift > 0) {
            paintColumns(origin + wanted.width - shift, origin + wanted.width);
        } else {
            paintColumns(origin, origin - shift);
        }
    }
    if (live) {
        const int now = wanted.columnOf(heard_->position());
        paintColumns(paintedUntil_, std::min(now + 1, origin + wanted.width));
        paintedUntil_ = wanted.columnOf(std::max(0.0, heard_->position() - unsettledSeconds));
    }
}

void PianoRollItem::scrollPicture(int columns) {
    const auto bytes = static_cast<std::size_t>(picture_.width() - std::abs(columns)) * sizeof(QRgb);
    for (int row = 0; row < picture_.height(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(picture_.scanLine(row));
        std::memmove(line + std::max(0, -columns), line + std::max(0, columns), bytes);
    }
}

void PianoRollItem::paintColumns(int from, int to) {
    from = std::max(from, origin_);
    if (from >= to) return;
    QPainter painter(&picture_);
    const double until = heard_->isLive() ? heard_->position() : musicEnd_ + 1;
    if (!painter_) painter_.emplace(music_, *palette(), until, grid_);
    painter_->setUntil(until);
    painter_->paint(painter, painted_, origin_, from, to);
    columnsPainted_ += to - from;
}

void PianoRollItem::paint(QPainter* painter) {
    if (heard_ == nullptr || palette() == nullptr || width() < 1 || height() < 1) return;
    updatePicture();
    painter->drawImage(QRectF(0, 0, width(), height()), picture_);
    paintVeil(*painter);
    paintRollAxis(*painter, *palette(), painted_, grid_, axis(music_->pedalKnown));
    paintPlayhead(*painter);
}

void PianoRollItem::paintVeil(QPainter& painter) const {
    if (highlightedSpans_.isEmpty()) return;
    QRegion dimmed(0, 0, static_cast<int>(std::ceil(width())), static_cast<int>(std::ceil(height())));
    for (const QVariant& each : highlightedSpans_) {
        const auto span = each.value<SpanView>();
        const auto column = [this](double seconds) {
            return static_cast<int>(std::lround(std::clamp(xOf(seconds), -1.0, width() + 1)));
        };
        dimmed -= QRect(column(span.from), 0, column(span.to) - column(span.from),
                        static_cast<int>(std::ceil(height())));
    }
    QColor veil = palette()->lane;
    veil.setAlphaF(0.7F);
    for (const QRect& rectangle : dimmed)
        painter.fillRect(rectangle, veil);
}

void PianoRollItem::paintPlayhead(QPainter& painter) const {
    const double x = std::round(xOf(phrasePlayhead_ < 0 ? heard_->position() : phrasePlayhead_));
    if (x < axisWidth(*palette()) - 2 || x > width() || heard_->isEmpty()) return;
    painter.fillRect(QRectF(x, 0, 2, height()), palette()->playhead);
}

} // namespace atos
