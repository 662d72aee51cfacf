// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/draw.h"

#include "compose/draw/drawing_bias.h"
#include "compose/draw/target_mask.h"
#include "compose/scale_fit.h"
#include "lab/composition/draw_baselines.h"
#include "music/piano_roll.h"
#include "unit/compose/indifferent_model.h"

#include <gmock/gmock.h>
#include <opencv2/core.hpp>

#include <limits>

namespace atos {
namespace {

using testing::DoubleNear;

/// A line that rises a key every four columns.
cv::Mat risingLine(int columns = 64) {
    cv::Mat target = cv::Mat::zeros(rollRows, columns, CV_8UC1);
    for (int column = 0; column < columns; ++column)
        target.at<std::uint8_t>(PianoRoll::rowOf(50 + column / 4), column) = 255;
    return target;
}

TEST(TargetCoverage, ValuesInkAndForgetsWhatIsPlayed) {
    TargetCoverage coverage(risingLine());
    const int token = 50 - lowestGridPitch;
    EXPECT_EQ(coverage.uncovered(0), 1);
    EXPECT_EQ(coverage.reward(token, 0), 1);
    EXPECT_LT(coverage.reward(token + 1, 0), 0);
    EXPECT_LT(coverage.reward(token + 9, 0), coverage.reward(token + 1, 0));
    const GridNote note{0, 4, 51, 64}; // the row beside the ink
    EXPECT_TRUE(coverage.touches(note));
    coverage.cover(note);
    EXPECT_EQ(coverage.uncovered(0), 0);
    EXPECT_LT(coverage.reward(token, 0), 0);
    EXPECT_EQ(coverage.reward(token, -1), 0);
    EXPECT_EQ(coverage.reward(token, 64), 0);
    const GridNote late{62, 32, 90, 64}; // lasts longer than the drawing
    coverage.cover(late);
    EXPECT_FALSE(coverage.touches(late));
}

TEST(DrawingBias, PrefersTheKeysOfTheInk) {
    const std::vector<TargetCoverage> coverages{TargetCoverage(risingLine())};
    const HarmonyBias harmony({}, {});
    const DrawingBias bias(harmony, coverages, {});
    std::vector<float> logits(pitchTokens, 0.0F);
    bias.apply(0, {}, NotePart::pitch, {}, logits);
    const auto best = std::max_element(logits.begin(), logits.end()) - logits.begin();
    EXPECT_EQ(best + lowestGridPitch, 50);
    std::vector<float> lengths(durationTokens, 0.0F);
    bias.apply(0, {}, NotePart::duration, {0, 50 - lowestGridPitch, 0, 0}, lengths);
    EXPECT_EQ(std::max_element(lengths.begin(), lengths.end()) - lengths.begin() + 1, 4);
}

DrawRequest indifferentRequest() {
    DrawRequest request;
    request.look = 5;
    return request;
}

TEST(Drawing, LooksLikeTheInkInTheKeyAskedFor) {
    const test::IndifferentModel model;
    DrawRequest request = indifferentRequest();
    request.music.key = Key{2, Mode::minor};
    const auto drawn = drawMusic(risingLine(), request, model, nullptr, {});
    ASSERT_TRUE(drawn) << drawn.error().message;
    EXPECT_GT(drawn->scores.f1, 0.7);
    EXPECT_GT(drawn->scores.recall, 0.8);
    for (const GridNote& note : drawn->grid.notes)
        EXPECT_TRUE(inScale(note.pitch % 12, *request.music.key));
    EXPECT_EQ(drawn->scores.inKey, 1);
    EXPECT_FALSE(drawn->scores.nats);
    EXPECT_EQ(drawn->performance.source, Source::generated);
}

TEST(Drawing, IsTheSameFromTheSameSeed) {
    const test::IndifferentModel model;
    const auto first = drawMusic(risingLine(), indifferentRequest(), model, nullptr, {});
    const auto again = drawMusic(risingLine(), indifferentRequest(), model, nullptr, {});
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->grid, again->grid);
    DrawRequest other = indifferentRequest();
    other.music.seed = 2;
    EXPECT_NE(drawMusic(risingLine(), other, model, nullptr, {})->grid, first->grid);
}

TEST(Drawing, LooksMoreLikeItTheMoreThatIsAskedFor) {
    const test::IndifferentModel model;
    std::vector<DrawnMusic> stops;
    for (const double look : lookStops) {
        DrawRequest request;
        request.look = look;
        const auto drawn = drawMusic(risingLine(128), request, model, &model, {});
        ASSERT_TRUE(drawn);
        EXPECT_TRUE(drawn->scores.nats);
        stops.push_back(*drawn);
    }
    EXPECT_LT(stops.front().scores.f1, stops.back().scores.f1);
}

TEST(Drawing, PlaysInkLoudAndTheRestSoft) {
    const test::IndifferentModel model;
    DrawRequest request = indifferentRequest();
    request.look = 1;
    const auto drawn = drawMusic(risingLine(), request, model, nullptr, {});
    ASSERT_TRUE(drawn);
    const TargetCoverage coverage(risingLine());
    for (const GridNote& note : drawn->grid.notes)
        EXPECT_EQ(note.velocity >= 80, coverage.touches(note));
}

TEST(Drawing, RefusesWhatIsNoDrawing) {
    const test::IndifferentModel model;
    const auto code = [&](const cv::Mat& target, const DrawRequest& request) {
        const auto drawn = drawMusic(target, request, model, nullptr, {});
        return drawn ? ErrorCode::internal : drawn.error().code;
    };
    EXPECT_EQ(code(cv::Mat::zeros(rollRows, 64, CV_8UC1), {}), ErrorCode::badInput);
    EXPECT_EQ(code(cv::Mat::zeros(12, 64, CV_8UC1), {}), ErrorCode::badInput);
    EXPECT_EQ(code(cv::Mat(), {}), ErrorCode::badInput);
    DrawRequest request;
    request.look = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(code(risingLine(), request), ErrorCode::badInput);
    request = {};
    request.particles = 1000;
    EXPECT_EQ(code(risingLine(), request), ErrorCode::badInput);
}

TEST(Drawing, StopsWhenItIsTold) {
    const test::IndifferentModel model;
    Task task;
    task.cancel.cancel();
    EXPECT_EQ(drawMusic(risingLine(), {}, model, nullptr, task).error().code, ErrorCode::cancelled);
}

TEST(DrawScores, OfTheInkItselfAreFull) {
    const auto scores = scoreDrawing(risingLine(), targetAsNotes(risingLine()), nullptr);
    ASSERT_TRUE(scores);
    EXPECT_THAT(scores->f1, DoubleNear(1, 1e-9));
    NoteGrid silence{64, {}};
    EXPECT_EQ(scoreDrawing(risingLine(), silence, nullptr)->f1, 0);
    const NoteGrid elsewhere{64, {{0, 64, 100, 64}}};
    EXPECT_EQ(scoreDrawing(risingLine(), elsewhere, nullptr)->precision, 0);
}

TEST(DrawScores, CountRoughIntervals) {
    const NoteGrid rough{4, {{0, 4, 60, 64}, {0, 4, 61, 64}}};
    const NoteGrid smooth{4, {{0, 4, 60, 64}, {0, 4, 64, 64}}};
    const cv::Mat target = risingLine(4);
    EXPECT_EQ(scoreDrawing(target, rough, nullptr)->dissonance, 1);
    EXPECT_EQ(scoreDrawing(target, smooth, nullptr)->dissonance, 0);
}

TEST(Rivals, SnapOnlyToTheScale) {
    const NoteGrid snapped = snappedToScale(targetAsNotes(risingLine()), Key{0, Mode::major});
    ASSERT_FALSE(snapped.notes.empty());
    for (const GridNote& note : snapped.notes)
        EXPECT_TRUE(inScale(note.pitch % 12, Key{0, Mode::major}));
}

TEST(Rivals, PointerPlaysMusicWithinTheDrawing) {
    const test::IndifferentModel model;
    const auto grid = drawByPointer(risingLine(), {}, model);
    ASSERT_TRUE(grid);
    ASSERT_FALSE(grid->notes.empty());
    for (const GridNote& note : grid->notes)
        EXPECT_LE(note.end(), 64);
}

} // namespace
} // namespace atos
