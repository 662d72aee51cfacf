// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/items/roll_axis.h"
#include "ui/items/roll_item.h"

#include <optional>

class QKeyEvent;
class QWheelEvent;

namespace atos {

/// A roll that is longer than its view, with the names of octaves at the left edge and bars or times at the
/// top. The wheel scrolls; with Ctrl it zooms around the pointer. + and - zoom around the playhead, 0 shows
/// all.
class ScrollingRollItem : public RollItem {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("what the rolls have in common")
    Q_PROPERTY(double usualSeconds READ usualSeconds WRITE setUsualSeconds NOTIFY viewChanged)
    Q_PROPERTY(double secondsShown READ secondsShown NOTIFY viewChanged)
    Q_PROPERTY(double firstSecond READ firstSecond WRITE setFirstSecond NOTIFY viewChanged)
    Q_PROPERTY(double coveredWidth READ coveredWidth WRITE setCoveredWidth NOTIFY coveredWidthChanged)
    Q_PROPERTY(bool zoomableIn READ zoomableIn NOTIFY viewChanged)
    Q_PROPERTY(bool zoomableOut READ zoomableOut NOTIFY viewChanged)

public:
    explicit ScrollingRollItem(QQuickItem* parent = nullptr);

    /// How much is shown before anybody zooms, 2 to 120 seconds.
    [[nodiscard]] double usualSeconds() const { return usualSeconds_; }
    void setUsualSeconds(double seconds);
    [[nodiscard]] double secondsShown() const; ///< with the zoom
    /// The time at the left edge.
    [[nodiscard]] double firstSecond() const { return firstSecond_; }
    void setFirstSecond(double second);

    /// So many pixels at the right end of the top are covered by something: no label stands there.
    [[nodiscard]] double coveredWidth() const { return coveredWidth_; }
    void setCoveredWidth(double pixels);

    /// The time under a point.
    Q_INVOKABLE double secondAt(double x) const;
    /// So many times closer, the time under `x` staying where it is.
    Q_INVOKABLE void zoomAt(double factor, double x);
    /// The same around the playhead where it is in view, otherwise around the middle.
    Q_INVOKABLE void zoomBy(double factor);
    /// All of the music in one view.
    Q_INVOKABLE void showAll();
    [[nodiscard]] bool zoomableIn() const;
    [[nodiscard]] bool zoomableOut() const;

Q_SIGNALS:
    void viewChanged();
    void coveredWidthChanged();

protected:
    /// Seconds until the music ends; 0: there is none.
    [[nodiscard]] virtual double musicSeconds() const = 0;
    [[nodiscard]] virtual double playheadSecond() const = 0;
    /// False: time runs by itself, and nobody scrolls.
    [[nodiscard]] virtual bool scrollable() const { return true; }
    /// The latest time that may stand at the left edge; empty: there is no music, and any may.
    [[nodiscard]] virtual std::optional<double> latestFirstSecond() const = 0;
    /// A little before 0: the first notes stand beside the axis.
    [[nodiscard]] double earliestSecond() const;
    /// For other music: `second` unchecked, until all is painted anew.
    void beginAt(double second);
    [[nodiscard]] RollSpan span() const { return {firstSecond_, secondsShown()}; }
    [[nodiscard]] RollAxis axis(bool pedalKnown) const;
    [[nodiscard]] double xOf(double second) const; ///< pixels of the item

    void repaintAll() override;
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What shows all, axis and room at the end included.
    [[nodiscard]] double allSeconds() const;
    [[nodiscard]] double axisShare() const;

    double usualSeconds_ = 12;
    double zoom_ = 1; ///< how many times less than usual is shown
    double firstSecond_ = 0;
    double coveredWidth_ = 0;
};

} // namespace atos
