// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calibrate/heard_model.h"
#include "ui/items/roll_painter.h"

#include <QImage>
#include <QQuickPaintedItem>

#include <memory>

namespace atos {

/// The roll of what is heard. Keeps its picture and paints only the columns that are new: also the software
/// renderer then scrolls smoothly.
class PianoRollItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(atos::HeardModel* heard READ heard WRITE setHeard NOTIFY heardChanged)
    Q_PROPERTY(atos::RollPalette* palette READ palette WRITE setPalette NOTIFY paletteChanged)
    Q_PROPERTY(QVariantList highlightedSpans READ highlightedSpans WRITE setHighlightedSpans NOTIFY
                   highlightedSpansChanged)
    Q_PROPERTY(double secondsShown READ secondsShown WRITE setSecondsShown NOTIFY viewChanged)
    Q_PROPERTY(double firstSecond READ firstSecond WRITE setFirstSecond NOTIFY viewChanged)

public:
    explicit PianoRollItem(QQuickItem* parent = nullptr);

    [[nodiscard]] HeardModel* heard() const { return heard_; }
    void setHeard(HeardModel* heard);
    [[nodiscard]] RollPalette* palette() const { return palette_; }
    void setPalette(RollPalette* palette);
    /// SpanView: the music that stays bright while the rest is dimmed; empty: all of it. The first comes into
    /// view; when there are none again, the view returns.
    [[nodiscard]] QVariantList highlightedSpans() const { return highlightedSpans_; }
    void setHighlightedSpans(const QVariantList& spans);
    [[nodiscard]] double secondsShown() const { return secondsShown_; }
    void setSecondsShown(double seconds);
    /// The time at the left edge.
    [[nodiscard]] double firstSecond() const { return firstSecond_; }
    void setFirstSecond(double second);

    /// The time under a point.
    Q_INVOKABLE double secondAt(double x) const;
    /// Columns painted since the item was made: what the speed of scrolling rests on.
    [[nodiscard]] long long columnsPainted() const { return columnsPainted_; }

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void heardChanged();
    void paletteChanged();
    void highlightedSpansChanged();
    void viewChanged();

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;

private:
    void follow();
    void repaintAll();
    void updatePicture();
    void scrollPicture(int columns); ///< to the left when positive
    void paintColumns(int from, int to);
    void paintVeil(QPainter& painter) const;
    void paintPlayhead(QPainter& painter) const;
    [[nodiscard]] RollGeometry geometry() const;
    [[nodiscard]] double earliestSecond() const; ///< a little before 0: the first notes stand beside the axis

    HeardModel* heard_ = nullptr;
    RollPalette* palette_ = nullptr;
    double secondsShown_ = 12;
    double firstSecond_ = 0;
    QVariantList highlightedSpans_;
    double viewBeforeHighlight_ = 0;

    QImage picture_; ///< in device pixels
    RollGeometry painted_;
    int origin_ = 0;       ///< column at the picture's left edge
    int paintedUntil_ = 0; ///< columns from here on are not painted yet
    std::shared_ptr<const Performance> music_;
    long long columnsPainted_ = 0;
};

} // namespace atos
