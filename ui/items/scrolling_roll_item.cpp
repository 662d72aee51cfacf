// SPDX-License-Identifier: Apache-2.0
#include "ui/items/scrolling_roll_item.h"

#include <QKeyEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr double closestSeconds = 1; ///< the least that is shown
constexpr double wheelZoom = 1.2;    ///< of one notch
constexpr double keyZoom = 1.5;
constexpr double notch = 120; ///< of a wheel, as Qt tells it
/// Music that ends here in the view is all in view.
constexpr double endShare = 0.9;

} // namespace

ScrollingRollItem::ScrollingRollItem(QQuickItem* parent) : RollItem(parent) {
    setOpaquePainting(true);
}

void ScrollingRollItem::setUsualSeconds(double seconds) {
    seconds = std::clamp(seconds, 2.0, 120.0);
    if (seconds == usualSeconds_) return;
    usualSeconds_ = seconds;
    Q_EMIT viewChanged();
    repaintAll();
}

double ScrollingRollItem::secondsShown() const {
    return std::clamp(usualSeconds_ / zoom_, closestSeconds, std::max(usualSeconds_, allSeconds()));
}

void ScrollingRollItem::setCoveredWidth(double pixels) {
    if (pixels == coveredWidth_) return;
    coveredWidth_ = pixels;
    Q_EMIT coveredWidthChanged();
    update();
}

double ScrollingRollItem::axisShare() const {
    return palette() != nullptr ? std::min(0.5, axisWidth(*palette()) / std::max(1.0, width())) : 0;
}

double ScrollingRollItem::allSeconds() const {
    return musicSeconds() / (endShare - axisShare());
}

bool ScrollingRollItem::zoomableIn() const {
    return musicSeconds() > 0 && secondsShown() > closestSeconds;
}
bool ScrollingRollItem::zoomableOut() const {
    return secondsShown() < allSeconds();
}

void ScrollingRollItem::zoomAt(double factor, double x) {
    if (!(factor > 0)) return;
    const double second = secondAt(x);
    const double before = secondsShown();
    const double wanted = std::clamp(before / factor, closestSeconds, std::max(usualSeconds_, allSeconds()));
    if (wanted == before) return;
    zoom_ = usualSeconds_ / wanted;
    firstSecond_ = second - x / std::max(1.0, width()) * wanted;
    Q_EMIT viewChanged();
    repaintAll();
}

void ScrollingRollItem::zoomBy(double factor) {
    const double x = xOf(playheadSecond());
    zoomAt(factor, x >= 0 && x <= width() ? x : width() / 2);
}

void ScrollingRollItem::showAll() {
    if (musicSeconds() <= 0) return;
    zoom_ = usualSeconds_ / std::max(closestSeconds, allSeconds());
    firstSecond_ = earliestSecond();
    Q_EMIT viewChanged();
    repaintAll();
}

void ScrollingRollItem::setFirstSecond(double second) {
    if (const auto latest = latestFirstSecond()) {
        const double earliest = earliestSecond();
        second = std::clamp(second, earliest, std::max(earliest, *latest));
    }
    if (second == firstSecond_) return;
    firstSecond_ = second;
    Q_EMIT viewChanged();
    update();
}

void ScrollingRollItem::beginAt(double second) {
    firstSecond_ = second;
    Q_EMIT viewChanged();
}

double ScrollingRollItem::earliestSecond() const {
    return -axisShare() * secondsShown();
}

RollAxis ScrollingRollItem::axis(bool pedalKnown) const {
    return {size(), span(), width() - coveredWidth_, pedalKnown};
}

double ScrollingRollItem::secondAt(double x) const {
    return firstSecond_ + x / std::max(1.0, width()) * secondsShown();
}

double ScrollingRollItem::xOf(double second) const {
    return (second - firstSecond_) / secondsShown() * width();
}

void ScrollingRollItem::repaintAll() {
    setFirstSecond(firstSecond_);
    update();
}

void ScrollingRollItem::geometryChange(const QRectF& now, const QRectF& before) {
    RollItem::geometryChange(now, before);
    Q_EMIT viewChanged();
    repaintAll();
}

void ScrollingRollItem::wheelEvent(QWheelEvent* event) {
    const QPoint turned = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier))
        return zoomAt(std::pow(wheelZoom, turned.y() / notch), event->position().x());
    if (!scrollable()) return event->ignore();
    setFirstSecond(firstSecond_ - (turned.x() + turned.y()) / notch * secondsShown() / 8);
}

void ScrollingRollItem::keyPressEvent(QKeyEvent* event) {
    const bool plain =
        (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier | Qt::ControlModifier)) == 0;
    if (plain && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)) return zoomBy(keyZoom);
    if (plain && event->key() == Qt::Key_Minus) return zoomBy(1 / keyZoom);
    if (plain && event->key() == Qt::Key_0) return showAll();
    RollItem::keyPressEvent(event);
}

} // namespace atos
