// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calibrate/heard_model.h"
#include "ui/items/roll_painter.h"
#include "ui/items/scrolling_roll_item.h"

#include <QImage>

#include <memory>

namespace atos {

/// The roll of what is heard. Keeps its picture and paints only the columns that are new: also the software
/// renderer then scrolls smoothly.
class PianoRollItem : public ScrollingRollItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(atos::HeardModel* heard READ heard WRITE setHeard NOTIFY heardChanged)
    Q_PROPERTY(QVariantList highlightedSpans READ highlightedSpans WRITE setHighlightedSpans NOTIFY
                   highlightedSpansChanged)
    Q_PROPERTY(double phrasePlayhead READ phrasePlayhead WRITE setPhrasePlayhead NOTIFY phrasePlayheadChanged)

public:
    explicit PianoRollItem(QQuickItem* parent = nullptr);

    [[nodiscard]] HeardModel* heard() const { return heard_; }
    void setHeard(HeardModel* heard);
    /// SpanView: the music that stays bright while the rest is dimmed; empty: all of it. The first comes into
    /// view; when there are none again, the view returns.
    [[nodiscard]] QVariantList highlightedSpans() const { return highlightedSpans_; }
    void setHighlightedSpans(const QVariantList& spans);
    /// Where a phrase of this music that is played for itself is, seconds; below 0: none is, and the playhead
    /// is that of the music.
    [[nodiscard]] double phrasePlayhead() const { return phrasePlayhead_; }
    void setPhrasePlayhead(double second);
    /// Columns painted since the item was made: what the speed of scrolling rests on.
    [[nodiscard]] long long columnsPainted() const { return columnsPainted_; }

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void heardChanged();
    void highlightedSpansChanged();
    void phrasePlayheadChanged();

protected:
    [[nodiscard]] double musicSeconds() const override;
    [[nodiscard]] double playheadSecond() const override;
    [[nodiscard]] bool scrollable() const override;
    [[nodiscard]] std::optional<double> latestFirstSecond() const override;
    void repaintAll() override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;

private:
    void follow();
    void updatePicture();
    void takeMusic(std::shared_ptr<const Performance> music);
    bool takeBeats();                ///< whether there are others
    void scrollPicture(int columns); ///< to the left when positive
    void paintColumns(int from, int to);
    void paintVeil(QPainter& painter) const;
    void paintPlayhead(QPainter& painter) const;
    [[nodiscard]] RollGeometry geometry() const;

    HeardModel* heard_ = nullptr;
    QVariantList highlightedSpans_;
    double phrasePlayhead_ = -1;
    double viewBeforeHighlight_ = 0;

    QImage picture_; ///< in device pixels
    RollGeometry painted_;
    int origin_ = 0;       ///< column at the picture's left edge
    int paintedUntil_ = 0; ///< columns from here on are not painted yet
    std::shared_ptr<const Performance> music_;
    RollGeometry pitches_;               ///< only the range of the music's pitches
    double musicEnd_ = 0;                ///< seconds of music_
    std::optional<RollPainter> painter_; ///< of music_ and the palette
    RollGrid grid_;
    long long columnsPainted_ = 0;
};

} // namespace atos
