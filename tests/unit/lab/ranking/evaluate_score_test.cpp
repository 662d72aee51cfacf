// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/preset_distance.h"
#include "lab/ranking/ranking_sample.h"
#include "lab/ranking/retrieval.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace atos {
namespace {

LabelledPiece file(const std::string& key, const std::string& work, const std::string& split) {
    LabelledPiece piece;
    piece.key = key;
    piece.cluster = work;
    piece.split = split;
    piece.kind = "performance";
    piece.source = "somewhere";
    return piece;
}

std::vector<LabelledPiece> collection() {
    std::vector<LabelledPiece> pieces;
    for (char work = '0'; work < '8'; ++work) {
        for (char take = '0'; take < '4'; ++take)
            pieces.push_back(file({'w', work, 't', take}, {'w', work}, work == '0' ? "train" : "val"));
    }
    return pieces;
}

TonePreset tone(Voice voice, double brightness) {
    TonePreset preset;
    preset.voice = voice;
    preset.brightness = brightness;
    return preset;
}

} // namespace

TEST(Retrieval, IsTheReciprocalRankAndTheShareAmongTheFirstFive) {
    Retrieval retrieval;
    retrieval.add({false, true, true, false, false, true, false, false}, 1);
    const Json json = retrieval.json();
    EXPECT_DOUBLE_EQ(json["mrr"], 0.5);
    EXPECT_DOUBLE_EQ(json["precision_at_5"], 0.4);
    EXPECT_DOUBLE_EQ(json["precision_by_chance"], 3.0 / 8);
    EXPECT_EQ(json["queries"], 1);
}

TEST(Retrieval, WeighsQueriesAndLeavesOutThoseThatNothingCanAnswer) {
    Retrieval retrieval;
    retrieval.add({true}, 3);
    retrieval.add({false, false, false, true}, 1);
    retrieval.add({false, false}, 100);
    retrieval.add({}, 100);
    EXPECT_EQ(retrieval.json()["queries"], 2);
    EXPECT_DOUBLE_EQ(retrieval.json()["mrr"], (3 * 1 + 0.25) / 4);
}

TEST(PresetDistance, IsZeroForEqualTonesAndCountsAPartThatOnlyOneSets) {
    const TonePreset mellow = tone(Voice::mellowGrand, -0.5);
    for (const double part : presetDistances(mellow, mellow))
        EXPECT_EQ(part, 0);
    TonePreset other = tone(Voice::brightGrand, 0.5);
    other.touch = 0;
    const auto parts = presetDistances(mellow, other);
    EXPECT_EQ(parts[0], 1);
    EXPECT_DOUBLE_EQ(parts[1], 0.5);
    EXPECT_EQ(parts[2], 0);
    EXPECT_EQ(parts[5], 1);
    EXPECT_EQ(parts, presetDistances(other, mellow));
}

TEST(PresetSpread, ComparesPerformancesOfAPieceWithThoseOfOthers) {
    PresetSpread spread;
    spread.add("calm", tone(Voice::mellowGrand, -0.5));
    spread.add("calm", tone(Voice::mellowGrand, -0.3));
    spread.add("wild", tone(Voice::mellowGrand, 0.5));
    spread.add("wild", tone(Voice::mellowGrand, 0.7));
    spread.add("once", tone(Voice::brightGrand, 1));
    const Json json = spread.json();
    EXPECT_EQ(json["pieces"], 2);
    EXPECT_EQ(json["performances"], 4);
    EXPECT_NEAR(json["parts"]["brightness"]["within"], 0.1, 1e-12);
    EXPECT_NEAR(json["parts"]["brightness"]["between"], 0.5, 1e-12);
    EXPECT_NEAR(json["within"], 0.1 / 6, 1e-12);
    EXPECT_NEAR(json["ratio"], 0.1 / 0.5, 1e-12);
}

TEST(PresetSpread, HasNoRatioWithoutBothDistances) {
    EXPECT_TRUE(PresetSpread().json()["ratio"].is_null());
    PresetSpread spread;
    spread.add("calm", tone(Voice::mellowGrand, 0));
    spread.add("calm", tone(Voice::mellowGrand, 1));
    EXPECT_TRUE(spread.json()["ratio"].is_null());
}

TEST(RankingSample, TakesTheSplitAndBoundsWorksAndFiles) {
    const auto sample = sampleForRanking(collection(), "val", {3, 2});
    std::map<std::string, int> works;
    for (const LabelledPiece& piece : sample) {
        EXPECT_EQ(piece.split, "val");
        ++works[piece.cluster];
    }
    EXPECT_EQ(works.size(), 3U);
    for (const auto& [work, files] : works)
        EXPECT_EQ(files, 2) << work;
}

TEST(RankingSample, DoesNotDependOnTheOrderOfRows) {
    auto pieces = collection();
    const auto sample = sampleForRanking(pieces, "val", {3, 2});
    std::mt19937 random(5);
    std::shuffle(pieces.begin(), pieces.end(), random);
    const auto again = sampleForRanking(pieces, "val", {3, 2});
    ASSERT_EQ(again.size(), sample.size());
    for (std::size_t i = 0; i < sample.size(); ++i)
        EXPECT_EQ(again[i].key, sample[i].key);
}

TEST(RankingSample, AddsViennaWhateverItsSplit) {
    auto pieces = collection();
    pieces.push_back(file("v", "ballade", "train"));
    pieces.back().source = "CPJKU/vienna4x22";
    const auto sample = sampleForRanking(pieces, "val", {0, 0});
    ASSERT_EQ(sample.size(), 1U);
    EXPECT_TRUE(isVienna(sample[0]));
}

} // namespace atos
