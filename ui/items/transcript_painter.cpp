// SPDX-License-Identifier: Apache-2.0
#include "ui/items/transcript_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

constexpr int lowestKey = 21;
constexpr int highestKey = 108;
/// What lies further below the loudest sound is as dark as silence.
constexpr int shownDecibels = 60;
constexpr double bytesPerDecibel = 2.55;
constexpr double narrowest = 4; // pixels of a note

std::array<QRgb, 256> shades(std::uint8_t loudest, const RollPalette& palette) {
    std::array<QRgb, 256> shades{};
    for (int byte = 0; byte < 256; ++byte) {
        const double below = (loudest - byte) / bytesPerDecibel;
        const auto share = static_cast<float>(std::clamp(1 - below / shownDecibels, 0.0, 1.0));
        const QColor& from = palette.lane;
        const QColor& to = palette.sound;
        const auto between = [share](float a, float b) { return a + (b - a) * share * share; };
        shades.at(static_cast<std::size_t>(byte)) =
            QColor::fromRgbF(between(from.redF(), to.redF()), between(from.greenF(), to.greenF()),
                             between(from.blueF(), to.blueF()))
                .rgb();
    }
    return shades;
}

void paintNote(QPainter& painter, const QRectF& area, TranscriptEditor::Sureness sureness,
               const QColor& colour, const RollPalette& palette) {
    using Sureness = TranscriptEditor::Sureness;
    QColor fill = colour;
    if (sureness == Sureness::Likely) fill.setAlphaF(0.45F);
    if (area.width() <= narrowest) { // no room for an outline
        if (sureness == Sureness::Unsure) fill.setAlphaF(0.25F);
        return painter.fillRect(area, fill);
    }
    if (sureness != Sureness::Unsure) painter.fillRect(area, fill);
    if (sureness == Sureness::Sure) {
        painter.fillRect(QRectF(area.left(), area.top(), std::min(2.0, area.width()), area.height()),
                         colour.lighter(135));
        return;
    }
    QPen pen(colour, 1.5);
    if (sureness == Sureness::Unsure) pen.setDashPattern({2, 1.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(0.75, 0.75, -0.75, -0.75));
    if (sureness == Sureness::Unsure && area.width() >= palette.textSize
        && area.height() >= palette.textSize * 0.8)
        painter.drawText(area, Qt::AlignCenter, QStringLiteral("?"));
}

void paintSelection(QPainter& painter, const QRectF& area, bool current, const RollPalette& palette) {
    QColor tint = palette.playhead;
    tint.setAlphaF(0.35F);
    const QRectF around = area.adjusted(-2, -2, 2, 2);
    painter.fillRect(around, tint);
    painter.setPen(QPen(palette.playhead, current ? 3 : 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(around);
}

} // namespace

double TranscriptView::margin() const {
    return (narrowest + 2) / roll.pixelsPerSecond;
}

QRectF TranscriptView::areaOf(const RecognisedNote& note) const {
    const QRect lane = roll.laneOf(note.pitch);
    const double left = xOf(note.onset);
    return {left, lane.y() + 0.5, std::max(narrowest, xOf(note.soundsTill) - left - 1), lane.height() - 1.0};
}

QImage spectrogramPicture(const Spectrogram& spectrogram, const TranscriptView& view,
                          const RollPalette& palette) {
    QImage picture(view.roll.width, view.roll.notesHeight(), QImage::Format_RGB32);
    picture.fill(palette.lane);
    if (spectrogram.columns() == 0) return picture;
    const auto shade = shades(spectrogram.loudest(), palette);

    // One row of the small picture a bin, one column a column; then it is stretched smoothly.
    const int lowest = std::max(view.roll.lowestPitch, lowestKey);
    const int highest = std::min(view.roll.highestPitch, highestKey);
    const double rate = spectrogram.columnsPerSecond();
    const auto last = static_cast<int>(spectrogram.columns());
    const int from = std::clamp(static_cast<int>(std::floor(view.firstSecond * rate)), 0, last);
    const int to = std::clamp(static_cast<int>(std::ceil(view.secondAt(view.roll.width) * rate)), from, last);
    const int rows = (highest - lowest + 1) * binsPerSemitone;
    if (to == from || rows <= 0) return picture;
    // Of hours in one view only as many columns as can be seen.
    const int every = std::max(1, (to - from) / (2 * view.roll.width));
    const int columns = (to - from + every - 1) / every;
    QImage small(columns, rows, QImage::Format_RGB32);
    for (int row = 0; row < rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(small.scanLine(row));
        const int bin = (highest - lowestKey + 1) * binsPerSemitone - 1 - row;
        for (int column = 0; column < columns; ++column)
            line[column] = shade.at(spectrogram.column(
                static_cast<std::size_t>(from + column * every))[static_cast<std::size_t>(bin)]);
    }
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double top = view.roll.laneOf(highest).top();
    const double bottom = view.roll.laneOf(lowest).bottom() + 1;
    // A frame is centred on its time.
    const double left = view.xOf((from - 0.5) / rate);
    painter.drawImage(QRectF(left, top, columns * every / rate * view.roll.pixelsPerSecond, bottom - top),
                      small);
    return picture;
}

void paintTranscriptGrid(QPainter& painter, const RollGrid& grid, const TranscriptView& view,
                         const RollPalette& palette) {
    if (grid.beats() == nullptr) return; // over the spectrogram, seconds at the top are enough
    for (const RollLine& line :
         grid.lines(view.firstSecond, view.secondAt(view.roll.width), view.roll.pixelsPerSecond))
        painter.fillRect(QRectF(std::round(view.xOf(line.seconds)), 0, 1, view.roll.notesHeight()),
                         rollLineColour(palette, line.strong));
}

void paintHeardNotes(QPainter& painter, const TranscriptEditor& transcript, const TranscriptView& view,
                     const RollPalette& palette) {
    painter.setFont(palette.font());
    const std::vector<RecognisedNote>& notes = transcript.music().notes;
    const auto [first, last] =
        transcript.notesBetween(view.firstSecond - view.margin(), view.secondAt(view.roll.width));
    for (std::size_t i = first; i < last; ++i) {
        if (notes[i].soundsTill < view.firstSecond - view.margin()) continue;
        const QRectF area = view.areaOf(notes[i]);
        const int number = static_cast<int>(i);
        if (transcript.isSelected(number))
            paintSelection(painter, area, number == transcript.current(), palette);
        paintNote(painter, area, transcript.sureness(notes[i]), palette.velocity(notes[i].velocity), palette);
    }
}

RollOverview overviewOf(const TranscriptEditor& transcript) {
    const RecognisedMusic& music = transcript.music();
    RollOverview overview(
        std::max(transcript.duration(), music.notes.empty() ? 0 : music.notes.back().onset));
    for (const RecognisedNote& note : music.notes)
        overview.add(note.onset, note.soundsTill, note.pitch, note.velocity);
    for (std::size_t i = 0; i < music.pedals.size(); ++i) {
        const double until =
            i + 1 < music.pedals.size() ? music.pedals[i + 1].seconds : transcript.duration();
        if (music.pedals[i].value > 0)
            overview.add(music.pedals[i].seconds, until, RollOverview::damperRow, 127);
    }
    overview.finish();
    return overview;
}

void paintTranscriptOverview(QPainter& painter, const TranscriptEditor& transcript,
                             const RollOverview& overview, const TranscriptView& view,
                             const RollPalette& palette) {
    overview.paint(painter, view.roll, view.firstSecond, {0, view.roll.width}, palette,
                   transcript.music().pedalKnown);
    if (transcript.selectedCount() == 0) return;
    const std::vector<RecognisedNote>& notes = transcript.music().notes;
    const auto [first, last] =
        transcript.notesBetween(view.firstSecond - view.margin(), view.secondAt(view.roll.width));
    for (std::size_t i = first; i < last; ++i)
        if (const int number = static_cast<int>(i); transcript.isSelected(number))
            paintSelection(painter, view.areaOf(notes[i]), number == transcript.current(), palette);
}

void paintRecognisedPedal(QPainter& painter, const RecognisedMusic& music, const TranscriptView& view,
                          const RollPalette& palette) {
    const double top = view.roll.notesHeight() + 3;
    const double height = view.roll.pedalHeight - 6;
    for (std::size_t i = 0; i < music.pedals.size(); ++i) {
        if (music.pedals[i].value == 0) continue;
        const double left = view.xOf(music.pedals[i].seconds);
        const double right =
            i + 1 < music.pedals.size() ? view.xOf(music.pedals[i + 1].seconds) : view.roll.width;
        if (right < 0 || left > view.roll.width) continue;
        painter.fillRect(QRectF(left, top, std::max(1.0, right - left), height), palette.pedal);
    }
}

} // namespace atos
