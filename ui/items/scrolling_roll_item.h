// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/items/roll_axis.h"
#include "ui/items/roll_item.h"

#include <optional>

namespace atos {

/// A roll that is longer than its view, with the names of octaves at the left edge and times at the top.
class ScrollingRollItem : public RollItem {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(double secondsShown READ secondsShown WRITE setSecondsShown NOTIFY viewChanged)
    Q_PROPERTY(double firstSecond READ firstSecond WRITE setFirstSecond NOTIFY viewChanged)

public:
    explicit ScrollingRollItem(QQuickItem* parent = nullptr);

    [[nodiscard]] double secondsShown() const { return secondsShown_; }
    void setSecondsShown(double seconds);
    /// The time at the left edge.
    [[nodiscard]] double firstSecond() const { return firstSecond_; }
    void setFirstSecond(double second);

    /// The time under a point.
    Q_INVOKABLE double secondAt(double x) const;

Q_SIGNALS:
    void viewChanged();

protected:
    /// The latest time that may stand at the left edge; empty: there is no music, and any may.
    [[nodiscard]] virtual std::optional<double> latestFirstSecond() const = 0;
    /// A little before 0: the first notes stand beside the axis.
    [[nodiscard]] double earliestSecond() const;
    /// For other music: `second` unchecked, until all is painted anew.
    void beginAt(double second);
    [[nodiscard]] RollSpan span() const { return {firstSecond_, secondsShown_}; }
    [[nodiscard]] double xOf(double second) const; ///< pixels of the item

    void repaintAll() override;
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    double secondsShown_ = 12;
    double firstSecond_ = 0;
};

} // namespace atos
