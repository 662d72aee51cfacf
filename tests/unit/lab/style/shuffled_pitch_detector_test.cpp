// SPDX-License-Identifier: Apache-2.0
#include "style/shuffled_pitch_detector.h"

#include "lab/style/shuffled_pitch_training.h"
#include "style/music_features.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atos {
namespace {

/// Two voices in parallel thirds up and down a scale: every work begins on another key.
StylePiece piece(int work, double seconds) {
    constexpr std::array scale{0, 2, 4, 5, 7, 9, 11, 12, 14};
    StylePiece made;
    made.row.cluster = std::to_string(work);
    const double step = 0.2 + 0.01 * (work % 10);
    for (int i = 0; i * step < seconds; ++i) {
        const auto degree = static_cast<std::size_t>(std::abs((i + work) % 12 - 6));
        for (const std::size_t third : {std::size_t{0}, std::size_t{2}}) {
            const auto pitch = static_cast<std::uint8_t>(50 + work % 12 + scale[degree + third]);
            made.music.notes.push_back({i * step, step, pitch, 70, 0, 0});
        }
    }
    made.music.sort();
    return made;
}

} // namespace

TEST(RandomKeys, KeepTheTimeAndTheRange) {
    const Performance music = piece(3, 20).music;
    std::mt19937_64 random(1);
    const Performance spoilt = withShuffledPitches(music, random);
    ASSERT_EQ(spoilt.notes.size(), music.notes.size());
    const auto [low, high] =
        std::minmax_element(music.notes.begin(), music.notes.end(),
                            [](const Note& a, const Note& b) { return a.pitch < b.pitch; });
    bool moved = false;
    for (std::size_t i = 0; i < music.notes.size(); ++i) {
        EXPECT_DOUBLE_EQ(spoilt.notes[i].onset, music.notes[i].onset);
        EXPECT_GE(spoilt.notes[i].pitch, low->pitch);
        EXPECT_LE(spoilt.notes[i].pitch, high->pitch);
        moved |= spoilt.notes[i].pitch != music.notes[i].pitch;
    }
    EXPECT_TRUE(moved);
    EXPECT_TRUE(withShuffledPitches({}, random).notes.empty());
}

TEST(RandomKeys, AreToldFromMusicThatWasNotLearnt) {
    constexpr int works = 24;
    std::vector<StylePiece> pieces;
    for (int work = 0; work < works; ++work)
        pieces.push_back(piece(work, 60));
    const auto examples = trainingExamples(pieces, {}, {2, {}, 1}, {});
    ASSERT_TRUE(examples) << examples.error().message;
    const auto model = trainShuffledPitchDetector(pieces, *examples, 1, {});
    ASSERT_TRUE(model) << model.error().message;

    std::mt19937_64 random(9);
    const Performance unheard = piece(31, 40).music;
    EXPECT_LT(shuffledPitchLogit(*model, describeMusic(unheard)), -1);
    EXPECT_GT(shuffledPitchLogit(*model, describeMusic(withShuffledPitches(unheard, random))), 1);

    WeightFile file;
    model->addTo(file, shuffledPitchTensors);
    const auto again =
        FeatureModel::fromWeights(file, shuffledPitchLabelCounts, "file", shuffledPitchTensors);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_DOUBLE_EQ(shuffledPitchLogit(*again, describeMusic(unheard)),
                     shuffledPitchLogit(*model, describeMusic(unheard)));
}

TEST(RandomKeys, StopLearningWhenAsked) {
    Task task;
    task.cancel.cancel();
    const std::vector<StylePiece> pieces{piece(1, 60)};
    const std::vector<FeatureExample> examples{{0, 60, describeMusic(pieces.front().music), {}}};
    EXPECT_EQ(trainShuffledPitchDetector(pieces, examples, 1, task).error().code, ErrorCode::cancelled);
}

} // namespace atos
