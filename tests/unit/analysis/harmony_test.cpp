// SPDX-License-Identifier: Apache-2.0
// Laws that the whole of harmony keeps: transposition, tempo, textures, and music that is none.
#include "analysis/harmony.h"
#include "analysis/harmony/chord_model.h"
#include "analysis/harmony/key_model.h"
#include "unit/analysis/progressions.h"

#include "music/smf.h"
#include "support/shared_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace atos {
namespace {

Performance arpeggiated(const std::vector<std::vector<int>>& chords, bool pedalled) {
    Performance performance;
    double onset = 0;
    for (const std::vector<int>& chord : chords) {
        if (pedalled) {
            performance.pedals.push_back({onset - 0.02, PedalKind::damper, 0});
            performance.pedals.push_back({onset + 0.05, PedalKind::damper, 100});
        }
        // Alberti bass under the top voice: lowest, highest, middle, highest.
        for (const std::size_t voice : {0U, 2U, 1U, 2U, 0U, 2U, 1U, 2U}) {
            performance.notes.push_back({onset, 0.2, static_cast<std::uint8_t>(chord[voice]), 60});
            onset += 0.2;
        }
        performance.notes.push_back({onset - 1.6, 1.5, static_cast<std::uint8_t>(chord[3] + 12), 80});
    }
    performance.sort();
    return performance;
}

TEST(BuiltInModels, AreWholeAndFit) {
    EXPECT_EQ(KeyModel::builtIn().home.outputs(), 2U);
    EXPECT_EQ(ChordModel::builtIn().network.outputs(), chordQualities);
}

TEST(BuiltInModels, RefuseOtherShapes) {
    WeightFile file;
    EXPECT_FALSE(KeyModel::fromWeights(file).ok());
    EXPECT_FALSE(ChordModel::fromWeights(file).ok());
    RotationNetwork(3, std::vector<std::size_t>{4}, 2, 1).addTo(file, "chord");
    EXPECT_FALSE(ChordModel::fromWeights(file).ok());
    file.tensors["chord.1.weight"].shape = {2, 4};
    EXPECT_FALSE(RotationNetwork::fromWeights(file, "chord").ok());
}

TEST(Harmony, AlbertiBassWithAndWithoutPedal) {
    for (const bool pedalled : {false, true}) {
        const Harmony harmony = analyzeHarmony(arpeggiated(test::majorCadence, pedalled));
        EXPECT_EQ(harmony.keys.global, (Key{0, Mode::major}));
        const int roots[]{0, 5, 7, 0, 9, 2, 7, 0};
        for (std::size_t i = 0; i < 8; ++i) {
            const double middle = 1.6 * static_cast<double>(i) + 0.8;
            const auto sounding =
                std::find_if(harmony.chords.begin(), harmony.chords.end(),
                             [&](const Chord& chord) { return middle < chord.onset + chord.duration; });
            ASSERT_NE(sounding, harmony.chords.end());
            EXPECT_EQ(sounding->root, roots[i]) << "chord " << i << (pedalled ? ", pedalled" : "");
        }
    }
}

TEST(Harmony, TransposingMovesKeysAndChordsAndKeepsWords) {
    const Harmony original = analyzeHarmony(arpeggiated(test::minorCadence, true));
    for (int up = 1; up < 12; ++up) {
        std::vector<std::vector<int>> chords = test::minorCadence;
        for (std::vector<int>& chord : chords)
            for (int& pitch : chord)
                pitch += up;
        const Harmony moved = analyzeHarmony(arpeggiated(chords, true));
        EXPECT_EQ(moved.keys.global.tonic, (original.keys.global.tonic + up) % 12);
        EXPECT_EQ(moved.tokens, original.tokens);
        ASSERT_EQ(moved.chords.size(), original.chords.size());
        for (std::size_t i = 0; i < moved.chords.size(); ++i) {
            EXPECT_EQ(moved.chords[i].root, (original.chords[i].root + up) % 12);
            EXPECT_EQ(moved.chords[i].bass, (original.chords[i].bass + up) % 12);
            EXPECT_EQ(moved.chords[i].quality, original.chords[i].quality);
        }
    }
}

TEST(Harmony, WordsAreChordsAndStepsBetweenThem) {
    const Harmony harmony = analyzeHarmony(test::playChords(test::majorCadence));
    const std::vector<std::string> beginning{"M:I", "M:I>IV", "M:IV", "M:IV>V7", "M:V7", "M:V7>I"};
    ASSERT_GE(harmony.tokens.size(), beginning.size());
    EXPECT_TRUE(std::equal(beginning.begin(), beginning.end(), harmony.tokens.begin()));
}

TEST(Harmony, ChordsAndKeysCoverTheMusicWithoutOverlap) {
    const Harmony harmony = analyzeHarmony(arpeggiated(test::minorCadence, false));
    for (std::size_t i = 0; i + 1 < harmony.chords.size(); ++i)
        EXPECT_NEAR(harmony.chords[i].onset + harmony.chords[i].duration, harmony.chords[i + 1].onset, 1e-9);
    for (std::size_t i = 0; i + 1 < harmony.keys.spans.size(); ++i)
        EXPECT_NEAR(harmony.keys.spans[i].onset + harmony.keys.spans[i].duration,
                    harmony.keys.spans[i + 1].onset, 1e-9);
}

TEST(Harmony, AnyPerformanceGivesNumbersInRange) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> seconds(-3, 30);
    for (int round = 0; round < 100; ++round) {
        Performance performance;
        const unsigned notes = random() % 80;
        for (unsigned i = 0; i < notes; ++i) {
            const double onset = random() % 20 == 0 ? std::nan("") : seconds(random);
            const double duration = random() % 20 == 0 ? 1e308 : seconds(random) / 5;
            performance.notes.push_back({onset, duration, static_cast<std::uint8_t>(random() % 128)});
        }
        if (random() % 2 == 0) performance.sort();
        const Harmony harmony = analyzeHarmony(performance);
        EXPECT_GE(harmony.keys.confidence, 0);
        EXPECT_LE(harmony.keys.confidence, 1);
        for (const Chord& chord : harmony.chords) {
            EXPECT_GT(chord.duration, 0);
            EXPECT_TRUE(std::isfinite(chord.onset) && std::isfinite(chord.duration));
            EXPECT_TRUE(chord.root >= 0 && chord.root < 12 && chord.bass >= 0 && chord.bass < 12);
            EXPECT_TRUE(chord.confidence >= 0 && chord.confidence <= 1);
        }
    }
}

TEST(Harmony, ThePreludeInCIsInCAndBeginsAsTheBooksSay) {
    ATOS_REQUIRE_SHARED_DATA();
    const auto path = test::sharedData()
                      / "open/midi/wheninrome/Bach_JS_Well_Tempered_Clavier_I_Prelude_1_BWV_846_acdfb4.mid";
    const Result<Performance> prelude = readMidi(path);
    ASSERT_TRUE(prelude.ok());
    const Harmony harmony = analyzeHarmony(*prelude);
    EXPECT_EQ(harmony.keys.global, (Key{0, Mode::major}));
    EXPECT_GT(harmony.keys.confidence, 0.8);
    ASSERT_GE(harmony.chords.size(), 3U);
    EXPECT_EQ(romanNumeral(harmony.chords[0], harmony.keys.global), "I");
    EXPECT_EQ(romanNumeral(harmony.chords[1], harmony.keys.global), "ii7");
    EXPECT_EQ(romanNumeral(harmony.chords[2], harmony.keys.global), "V7");
}

} // namespace
} // namespace atos
