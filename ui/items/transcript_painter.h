// SPDX-License-Identifier: Apache-2.0
// Draws a recording's spectrogram and, over it, the notes that were heard, by how sure they are. Any thread.
#pragma once

#include "ui/items/roll_overview.h"
#include "ui/items/roll_painter.h"
#include "ui/items/roll_palette.h"
#include "ui/studio/transcript_editor.h"

#include <QImage>
#include <QPainter>
#include <QRectF>

namespace atos {

/// Where time and pitch lie: `roll` in the painter's pixels, its left edge at `firstSecond`.
struct TranscriptView {
    RollGeometry roll;
    double firstSecond = 0;
    friend bool operator==(const TranscriptView&, const TranscriptView&) = default;

    /// Whether so much is in view that notes are about a pixel wide.
    [[nodiscard]] bool far() const { return roll.pixelsPerSecond * RollOverview::finest < 1; }
    /// How much further than it sounds a note may be painted, in seconds.
    [[nodiscard]] double margin() const;
    [[nodiscard]] double xOf(double second) const { return (second - firstSecond) * roll.pixelsPerSecond; }
    [[nodiscard]] double secondAt(double x) const { return firstSecond + x / roll.pixelsPerSecond; }
    /// The rectangle of a note.
    [[nodiscard]] QRectF areaOf(const RecognisedNote& note) const;
};

/// What of the spectrogram is in view, as large as the part of the roll where the notes are.
[[nodiscard]] QImage spectrogramPicture(const Spectrogram& spectrogram, const TranscriptView& view,
                                        const RollPalette& palette);

/// Bars and beats, where they are sure.
void paintTranscriptGrid(QPainter& painter, const RollGrid& grid, const TranscriptView& view,
                         const RollPalette& palette);
/// Sure notes are solid, likely ones pale with an outline, unsure ones hollow and dashed with a question
/// mark.
void paintHeardNotes(QPainter& painter, const TranscriptEditor& transcript, const TranscriptView& view,
                     const RollPalette& palette);
/// The same when the view is far(): notes and the damper by their overview, what is selected by itself.
[[nodiscard]] RollOverview overviewOf(const TranscriptEditor& transcript);
void paintTranscriptOverview(QPainter& painter, const TranscriptEditor& transcript,
                             const RollOverview& overview, const TranscriptView& view,
                             const RollPalette& palette);
void paintRecognisedPedal(QPainter& painter, const RecognisedMusic& music, const TranscriptView& view,
                          const RollPalette& palette);

} // namespace atos
