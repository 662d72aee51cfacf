// SPDX-License-Identifier: Apache-2.0
#include "lab/style/feature_training.h"

#include "style/music_features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace atos {
namespace {

constexpr auto composer = static_cast<std::size_t>(StyleHead::composer);

constexpr int telling = 40; ///< features in which the composers differ

LabelNames labels() {
    LabelNames all;
    all[composer] = {"High", "Low"};
    all[static_cast<std::size_t>(StyleHead::tag)] = {"even", "masked"};
    return all;
}

struct Music {
    std::vector<StylePiece> pieces;
    std::vector<FeatureExample> examples;
};

/// Two composers who differ in a few features among noise.
Music noise(int works) {
    std::mt19937_64 random(5);
    std::normal_distribution<float> draw;
    Music music;
    for (int work = 0; work < works; ++work) {
        StylePiece& piece = music.pieces.emplace_back();
        piece.row.cluster = std::to_string(work);
        piece.truth.label[composer] = work % 2;
        piece.truth.tags = {static_cast<std::int8_t>(work % 2 == 0 ? 1 : 0), StyleLabels::unknown};
        FeatureExample& example = music.examples.emplace_back();
        example.piece = static_cast<std::size_t>(work);
        example.truth = piece.truth;
        for (std::size_t i = 0; i < musicFeatureCount(); ++i)
            example.features.push_back(0.2F * draw(random));
        std::fill_n(example.features.begin(), telling, work % 2 == 0 ? 1.0F : -1.0F);
    }
    return music;
}

FeatureTraining brief() {
    FeatureTraining training;
    training.members = 1;
    training.epochs = 30;
    training.hidden = 8;
    return training;
}

} // namespace

TEST(FeatureModel, LearnsWhatTellsComposersApart) {
    const Music music = noise(256);
    const auto model = trainFeatureModel(music.pieces, music.examples, labels(), brief(), {});
    ASSERT_TRUE(model) << model.error().message;
    std::vector<float> features(musicFeatureCount(), 0.0F);
    for (const float sign : {1.0F, -1.0F}) {
        std::fill_n(features.begin(), telling, sign);
        const HeadLogits logits = model->logits(features);
        ASSERT_EQ(logits[composer].size(), 2U);
        EXPECT_GT(sign * (logits[composer][0] - logits[composer][1]), 1);
        EXPECT_GT(sign * logits[static_cast<std::size_t>(StyleHead::tag)][0], 0.5);
        EXPECT_TRUE(logits[static_cast<std::size_t>(StyleHead::mood)].empty());
    }
}

TEST(FeatureModel, KnowsWhatIsUnlikeItsMusic) {
    const Music music = noise(64);
    const auto model = trainFeatureModel(music.pieces, music.examples, labels(), brief(), {});
    ASSERT_TRUE(model);
    EXPECT_NEAR(model->novelty(music.examples.front().features), 1, 0.3);
    EXPECT_GT(model->novelty(std::vector<float>(musicFeatureCount(), 1.0F)), 4);
}

TEST(FeatureModel, ReadsBackWhatItWrote) {
    const Music music = noise(64);
    const auto model = trainFeatureModel(music.pieces, music.examples, labels(), brief(), {});
    ASSERT_TRUE(model);
    WeightFile file;
    model->addTo(file);
    const std::array<int, styleHeads.size()> counts{2, 0, 0, 0, 0, 2};
    const auto again = FeatureModel::fromWeights(file, counts, "file");
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->logits(music.examples.front().features), model->logits(music.examples.front().features));

    EXPECT_EQ(FeatureModel::fromWeights(file, {3, 0, 0, 0, 0, 2}, "file").error().code, ErrorCode::badInput);
    file.tensors.erase("features.scale");
    EXPECT_EQ(FeatureModel::fromWeights(file, counts, "file").error().code, ErrorCode::badInput);
}

TEST(FeatureModel, StopsWhenAsked) {
    const Music music = noise(64);
    Task task;
    task.cancel.cancel();
    EXPECT_EQ(trainFeatureModel(music.pieces, music.examples, labels(), brief(), task).error().code,
              ErrorCode::cancelled);
}

} // namespace atos
