// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/items/transcript_painter.h"
#include "ui/studio/transcript_editor.h"

#include <QImage>
#include <QQuickPaintedItem>

namespace atos {

/// A recording that was written down: its spectrogram behind, its notes by how sure they are. The playhead is
/// left to who uses it, so that nothing is painted anew while it moves; the view turns pages.
class TranscriptRollItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        atos::TranscriptEditor* transcript READ transcript WRITE setTranscript NOTIFY transcriptChanged)
    Q_PROPERTY(atos::RollPalette* palette READ palette WRITE setPalette NOTIFY paletteChanged)
    Q_PROPERTY(double secondsShown READ secondsShown WRITE setSecondsShown NOTIFY viewChanged)
    Q_PROPERTY(double firstSecond READ firstSecond WRITE setFirstSecond NOTIFY viewChanged)

public:
    explicit TranscriptRollItem(QQuickItem* parent = nullptr);

    [[nodiscard]] TranscriptEditor* transcript() const { return transcript_; }
    void setTranscript(TranscriptEditor* transcript);
    [[nodiscard]] RollPalette* palette() const { return palette_; }
    void setPalette(RollPalette* palette);
    [[nodiscard]] double secondsShown() const { return secondsShown_; }
    void setSecondsShown(double seconds);
    [[nodiscard]] double firstSecond() const { return firstSecond_; }
    void setFirstSecond(double second);

    Q_INVOKABLE double secondAt(double x) const { return view().secondAt(x); }
    /// The note under a point, the one on top; -1: none.
    Q_INVOKABLE int noteAt(double x, double y) const;
    /// Those that a rectangle touches.
    Q_INVOKABLE QList<int> notesIn(const QRectF& area) const;
    /// Where a note lies; empty for none.
    Q_INVOKABLE QRectF areaOf(int note) const;

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void transcriptChanged();
    void paletteChanged();
    void viewChanged();

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    [[nodiscard]] TranscriptView view() const;
    void follow();
    void showCurrent();
    void repaintAll();
    void showRecording();

    TranscriptEditor* transcript_ = nullptr;
    RollPalette* palette_ = nullptr;
    double secondsShown_ = 12;
    double firstSecond_ = 0;
    RollGeometry pitches_; ///< only its range of pitches
    QImage background_;    ///< null: to be painted
    TranscriptView painted_;
};

} // namespace atos
