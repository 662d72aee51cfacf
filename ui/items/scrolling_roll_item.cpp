// SPDX-License-Identifier: Apache-2.0
#include "ui/items/scrolling_roll_item.h"

#include <algorithm>

namespace atos {

ScrollingRollItem::ScrollingRollItem(QQuickItem* parent) : RollItem(parent) {
    setOpaquePainting(true);
}

void ScrollingRollItem::setSecondsShown(double seconds) {
    seconds = std::clamp(seconds, 2.0, 120.0);
    if (seconds == secondsShown_) return;
    secondsShown_ = seconds;
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
    const double axis = palette() != nullptr ? axisWidth(*palette()) : 0;
    return -axis / std::max(1.0, width()) * secondsShown_;
}

double ScrollingRollItem::secondAt(double x) const {
    return firstSecond_ + x / std::max(1.0, width()) * secondsShown_;
}

double ScrollingRollItem::xOf(double second) const {
    return (second - firstSecond_) / secondsShown_ * width();
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

} // namespace atos
