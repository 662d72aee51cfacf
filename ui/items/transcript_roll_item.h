// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/items/scrolling_roll_item.h"
#include "ui/items/transcript_painter.h"
#include "ui/studio/transcript_editor.h"

#include <QImage>

namespace atos {

/// A recording that was written down: its spectrogram behind, its notes by how sure they are. The playhead is
/// left to who uses it, so that nothing is painted anew while it moves; the view turns pages.
class TranscriptRollItem : public ScrollingRollItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        atos::TranscriptEditor* transcript READ transcript WRITE setTranscript NOTIFY transcriptChanged)

public:
    explicit TranscriptRollItem(QQuickItem* parent = nullptr);

    [[nodiscard]] TranscriptEditor* transcript() const { return transcript_; }
    void setTranscript(TranscriptEditor* transcript);

    /// The note under a point, the one on top; -1: none.
    Q_INVOKABLE int noteAt(double x, double y) const;
    /// Those that a rectangle touches.
    Q_INVOKABLE QList<int> notesIn(const QRectF& area) const;
    /// Where a note lies; empty for none.
    Q_INVOKABLE QRectF areaOf(int note) const;

    enum Part { Nothing, Body, Begin, End };
    Q_ENUM(Part)
    /// What of a note lies under a point.
    Q_INVOKABLE atos::TranscriptRollItem::Part partAt(double x, double y) const;
    /// The key under a point.
    Q_INVOKABLE int pitchAt(double y) const;
    /// Outlines where what is selected would lie: moved, and its beginnings and ends moved by seconds.
    Q_INVOKABLE void showIntent(int semitones, double beginBy, double endBy);
    Q_INVOKABLE void hideIntent();

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void transcriptChanged();

protected:
    [[nodiscard]] double musicSeconds() const override;
    [[nodiscard]] double playheadSecond() const override;
    [[nodiscard]] std::optional<double> latestFirstSecond() const override;
    void repaintAll() override;

private:
    [[nodiscard]] TranscriptView view() const;
    void follow();
    void showCurrent();
    void showRecording();

    struct Intent {
        int semitones = 0;
        double beginBy = 0;
        double endBy = 0;
    };
    void showRange();
    void paintNotes(QPainter& painter, const TranscriptView& shown);
    void paintIntent(QPainter& painter, const TranscriptView& shown) const;

    TranscriptEditor* transcript_ = nullptr;
    std::optional<Intent> intent_;
    RollGeometry pitches_; ///< only its range of pitches
    RollGrid grid_;
    std::optional<RollOverview> overview_; ///< of the notes as they are; made when it is needed
    QImage background_;                    ///< null: to be painted
    TranscriptView painted_;
};

} // namespace atos
