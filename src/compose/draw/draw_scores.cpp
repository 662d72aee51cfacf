// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/draw_scores.h"

#include "compose/scale_fit.h"
#include "music/piano_roll.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace atos {
namespace {

constexpr int semitonesOff = 2;
constexpr int columnsOff = 1;

cv::Mat soundingCells(const NoteGrid& grid, int columns) {
    cv::Mat cells = cv::Mat::zeros(rollRows, columns, CV_8UC1);
    for (const GridNote& note : grid.notes) {
        const int end = std::min(note.end(), columns);
        if (note.column >= 0 && note.column < end)
            cells.row(PianoRoll::rowOf(note.pitch)).colRange(note.column, end) = 255;
    }
    return cells;
}

/// Share of `cells` that lies near `others`; 0 of nothing.
double shareNear(const cv::Mat& cells, const cv::Mat& others) {
    cv::Mat near;
    cv::dilate(others, near,
               cv::getStructuringElement(cv::MORPH_RECT, {2 * columnsOff + 1, 2 * semitonesOff + 1}));
    const int all = cv::countNonZero(cells);
    return all == 0 ? 0 : static_cast<double>(cv::countNonZero(cells & near)) / all;
}

double shareInKey(const NoteGrid& grid) {
    double best = 0;
    for (int tonic = 0; tonic < 12; ++tonic)
        for (const Mode mode : {Mode::major, Mode::minor}) {
            const auto inside =
                std::count_if(grid.notes.begin(), grid.notes.end(), [&](const GridNote& note) {
                    return inScale(note.pitch % 12, Key{tonic, mode});
                });
            best = std::max(best, static_cast<double>(inside));
        }
    return grid.notes.empty() ? 0 : best / static_cast<double>(grid.notes.size());
}

double shareDissonant(const cv::Mat& sounding) {
    double pairs = 0;
    double rough = 0;
    for (int column = 0; column < sounding.cols; ++column) {
        std::vector<int> rows;
        for (int row = 0; row < sounding.rows; ++row)
            if (sounding.at<std::uint8_t>(row, column) != 0) rows.push_back(row);
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (std::size_t j = i + 1; j < rows.size(); ++j) {
                const int interval = (rows[j] - rows[i]) % 12;
                const int distance = std::min(interval, 12 - interval);
                ++pairs;
                if (distance == 1 || distance == 2 || distance == 6) ++rough;
            }
    }
    return pairs > 0 ? rough / pairs : 0;
}

} // namespace

Result<std::optional<double>> natsWithoutLoudness(const NoteGrid& grid, const NoteModel& judge) {
    if (grid.notes.empty()) return std::optional<double>();
    constexpr std::uint8_t loudness = 72;
    NoteGrid level = grid;
    for (GridNote& note : level.notes)
        note.velocity = loudness;
    const TokenSequence sequence = tokensOf(level);
    const auto nats = judge.negativeLogLikelihood({&sequence, 1}, {});
    if (!nats) return nats.error();
    const NoteNegativeLogLikelihood& sum = nats->front();
    return std::optional((sum.parts[0] + sum.parts[1] + sum.parts[2]) / sum.notes);
}

Result<DrawScores> scoreDrawing(const cv::Mat& target, const NoteGrid& grid, const NoteModel* judge) {
    const cv::Mat sounding = soundingCells(grid, target.cols);
    DrawScores scores;
    scores.precision = shareNear(sounding, target);
    scores.recall = shareNear(target, sounding);
    if (scores.precision + scores.recall > 0)
        scores.f1 = 2 * scores.precision * scores.recall / (scores.precision + scores.recall);
    scores.inKey = shareInKey(grid);
    scores.dissonance = shareDissonant(sounding);
    if (judge != nullptr) {
        const auto nats = natsWithoutLoudness(grid, *judge);
        if (!nats) return nats.error();
        scores.nats = *nats;
    }
    return scores;
}

} // namespace atos
