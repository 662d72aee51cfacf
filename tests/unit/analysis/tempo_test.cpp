// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/tempo.h"
#include "analysis/tempo/candidate_features.h"
#include "analysis/tempo/tempo_model.h"
#include "music/smf.h"
#include "nn/safetensors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <numeric>
#include <random>

namespace atos {
namespace {

/// A bass on each beat of four, chords between, a tune above in halves of the beat.
Performance dance(double bpm, int beats = 48) {
    Performance music;
    const double beat = 60 / bpm;
    const auto strike = [&](double at, double length, int pitch, int velocity) {
        music.notes.push_back({at * beat, length * beat, static_cast<std::uint8_t>(pitch),
                               static_cast<std::uint8_t>(velocity)});
    };
    for (int i = 0; i < beats; ++i) {
        if (i % 2 == 0)
            strike(i, 0.9, i % 4 == 0 ? 36 : 43, 80);
        else
            for (const int pitch : {52, 55, 60})
                strike(i, 0.7, pitch, 60);
        strike(i, 0.45, 72 + i % 5, 78);
        if (i % 4 != 3) strike(i + 0.5, 0.45, 74 + i % 3, 70);
    }
    music.sort();
    return music;
}

void state(Performance& music, double quarters) {
    music.tempo.setTempo(0, 60 / quarters);
    music.tempo.origin = TempoOrigin::stated;
}

TEST(StatedTempo, CountsAsTheMetreSays) {
    TempoMap map;
    const auto counted = [&map](int numerator, int denominator, double quarters) {
        map.metres = {{0, static_cast<std::uint8_t>(numerator), static_cast<std::uint8_t>(denominator)}};
        return countedQuarters(map, 60 / quarters);
    };
    EXPECT_DOUBLE_EQ(counted(3, 4, 120), 1);
    EXPECT_DOUBLE_EQ(counted(6, 8, 120), 1.5);
    EXPECT_DOUBLE_EQ(counted(2, 2, 160), 2);
    EXPECT_DOUBLE_EQ(counted(3, 8, 60), 0.5);
    EXPECT_DOUBLE_EQ(counted(3, 8, 132), 1.5) << "264 eighths a minute: bars are counted";
    EXPECT_DOUBLE_EQ(counted(4, 4, 240), 2);
    EXPECT_DOUBLE_EQ(counted(2, 4, 36), 0.5);
    EXPECT_DOUBLE_EQ(counted(6, 8, 45), 0.5) << "30 dotted quarters a minute: eighths are counted";
    map.metres.clear();
    EXPECT_DOUBLE_EQ(countedQuarters(map, 0.5), 1);
}

TEST(StatedTempo, TellsHowItCame) {
    Performance music = dance(100);
    const std::vector<Accent> accents = accentsOf(music);
    EXPECT_EQ(statedTempo(music.tempo, accents).statement, TempoStatement::none);
    EXPECT_EQ(statedTempo(music.tempo, accents).period, 0);
    state(music, 120);
    EXPECT_EQ(statedTempo(music.tempo, accents).statement, TempoStatement::plain120);
    state(music, 100);
    const StatedTempo stated = statedTempo(music.tempo, accents);
    EXPECT_EQ(stated.statement, TempoStatement::wholeNumber);
    EXPECT_NEAR(stated.period, 0.6, 1e-9);
    EXPECT_NEAR(stated.gridShare, 1, 1e-9);
    state(music, 97.3);
    EXPECT_EQ(statedTempo(music.tempo, accents).statement, TempoStatement::fraction);
    EXPECT_LT(statedTempo(music.tempo, accents).gridShare, 0.5);
    music.tempo.setTempo(8, 0.5);
    EXPECT_EQ(statedTempo(music.tempo, accents).statement, TempoStatement::several);
}

TEST(Accents, AreWhatIsStruckTogether) {
    Performance music;
    for (const double onset : {0.0, 0.02, 0.04}) // a rolled chord
        music.notes.push_back({onset, 1, static_cast<std::uint8_t>(40 + 100 * onset), 80});
    music.notes.push_back({0.5, 0.2, 76, 60});
    music.notes.push_back({1.0, std::nan(""), 76, 60});
    const std::vector<Accent> accents = accentsOf(music);
    ASSERT_EQ(accents.size(), 2U);
    EXPECT_NEAR(accents[0].seconds, 0.02, 1e-9);
    EXPECT_EQ(accents[0].notes, 3);
    EXPECT_NEAR(accents[0].wait, 0.48, 1e-9);
    EXPECT_GT(accents[0].depth, 0.5);
    EXPECT_EQ(accents[1].depth, 0);
    EXPECT_GT(accents[0].loudness, 0);
    EXPECT_GT(accents[0].salience, accents[1].salience);
    EXPECT_TRUE(accentsOf(Performance{}).empty());
}

TEST(BeatTrack, FollowsAPaceThatDrifts) {
    std::vector<Accent> accents;
    double at = 0;
    for (int i = 0; i < 80; ++i) {
        accents.emplace_back().seconds = at;
        accents.back().salience = i % 2 == 0 ? 1.4 : 0.6; // and an offbeat between two beats
        at += 0.25 * (1 + 0.25 * std::sin(i / 14.0));
    }
    const BeatTrack track = trackBeats(accents, 0.5);
    ASSERT_GT(track.beats.size(), 36U);
    for (std::size_t i = 1; i < track.beats.size(); ++i) {
        EXPECT_GT(track.beats[i] - track.beats[i - 1], 0.36);
        EXPECT_LT(track.beats[i] - track.beats[i - 1], 0.64);
    }
    EXPECT_NEAR(track.period, 0.5, 0.05);
    EXPECT_TRUE(trackBeats({}, 0.5).beats.empty());
    EXPECT_TRUE(trackBeats(accents, 0).beats.empty());
}

TEST(TempoCandidates, DifferAndHoldThePlayedBeat) {
    Performance music = dance(93);
    state(music, 120);
    const TempoEvidence evidence = tempoEvidence(music);
    bool found = false;
    for (std::size_t i = 0; i < evidence.candidates.size(); ++i) {
        const BeatTrack& candidate = evidence.candidates[i];
        EXPECT_GE(60 / candidate.period, 19);
        EXPECT_LE(60 / candidate.period, 340);
        found = found || std::abs(60 / candidate.period - 93) < 1;
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_GE(std::abs(evidence.candidates[j].period / candidate.period - 1), 0.029);
        const std::vector<float> features = tempoFeatures(evidence, candidate, evidence.stated);
        EXPECT_EQ(features.size(), tempoFeatureCount());
        EXPECT_EQ(restated(tempoFeatures(evidence, candidate, {}), candidate, evidence.stated), features);
        for (const float feature : features)
            EXPECT_TRUE(std::isfinite(feature));
    }
    EXPECT_TRUE(found);
    EXPECT_TRUE(tempoEvidence(dance(93, 3)).candidates.empty()) << "too few onsets";
}

TEST(TempoModel, BuiltInFitsThisProgram) {
    const TempoModel& model = TempoModel::builtIn();
    EXPECT_EQ(model.inputs(), tempoFeatureCount());
    const TempoEvidence evidence = tempoEvidence(dance(112));
    std::vector<std::vector<float>> features;
    for (const BeatTrack& candidate : evidence.candidates)
        features.push_back(tempoFeatures(evidence, candidate, evidence.stated));
    const std::vector<double> shares = model.probabilities(features);
    EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-9);
    EXPECT_TRUE(model.probabilities({}).empty());
}

TEST(TempoModel, RefusesOtherShapes) {
    WeightFile file;
    TempoModel::builtIn().addTo(file);
    ASSERT_TRUE(TempoModel::fromWeights(file));
    file.tensors["hidden.bias"].values.push_back(0);
    EXPECT_FALSE(TempoModel::fromWeights(file));
    EXPECT_FALSE(TempoModel::fromWeights(WeightFile{}));
}

TEST(Tempo, OfADanceIsHeardLiveFromAFileAndUnderAPlain120) {
    for (const double bpm : {84.0, 96.0, 112.0, 132.0}) {
        Performance music = dance(bpm);
        EXPECT_NEAR(estimateTempo(music).bpm, bpm, 0.04 * bpm) << "live";
        state(music, 120);
        EXPECT_NEAR(estimateTempo(music).bpm, bpm, 0.04 * bpm) << "says 120";
        music = dance(bpm);
        state(music, bpm);
        EXPECT_NEAR(estimateTempo(music).bpm, bpm, 0.04 * bpm) << "from a file";
    }
}

TEST(Tempo, ChoicesSumToOneAndHoldTheAnswer) {
    const TempoEstimate tempo = estimateTempo(dance(108));
    double sum = 0;
    double answered = 0;
    for (const TempoChoice& choice : tempo.choices) {
        sum += choice.probability;
        if (std::abs(choice.bpm / tempo.bpm - 1) < 0.04) answered += choice.probability;
    }
    EXPECT_NEAR(sum, 1, 1e-9);
    EXPECT_NEAR(answered, tempo.confidence, 1e-9);
}

TEST(Tempo, OfLittleMusicIsWhatIsStatedOrUnknown) {
    Performance music = dance(100, 3);
    EXPECT_EQ(estimateTempo(music).bpm, 0);
    state(music, 120);
    EXPECT_EQ(estimateTempo(music).bpm, 0) << "nobody asked for 120";
    music = dance(100, 3);
    state(music, 100);
    EXPECT_NEAR(estimateTempo(music).bpm, 100, 0.1);
    EXPECT_LE(estimateTempo(music).confidence, 0.5);
}

struct FieldCase {
    const char* file;
    std::vector<double> right;
};

class FieldTempo : public testing::TestWithParam<FieldCase> {};

TEST_P(FieldTempo, IsHeardAsPlayed) {
    const auto path = std::filesystem::path(ATOS_SOURCE_DIR) / "tests/data/tempo" / GetParam().file;
    const Result<Performance> music = readMidi(path);
    ASSERT_TRUE(music) << music.error().message;
    const double said = estimateTempo(*music).bpm;
    EXPECT_TRUE(std::any_of(GetParam().right.begin(), GetParam().right.end(), [said](double right) {
        return std::abs(said / right - 1) < 0.04;
    })) << said;
}

INSTANTIATE_TEST_SUITE_P(All, FieldTempo,
                         testing::Values(FieldCase{"base90.mid", {90}},
                                         FieldCase{"m23_play90_says120.mid", {90}},
                                         FieldCase{"m46_T72_j10_says120.mid", {72}},
                                         FieldCase{"m46_T84_j15_says120.mid", {84}},
                                         FieldCase{"m46_T140_j15_silent.mid", {140, 70}},
                                         FieldCase{"m47_T150_human.mid", {150, 75}}));

} // namespace
} // namespace atos
