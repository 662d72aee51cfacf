// SPDX-License-Identifier: Apache-2.0
#include "analysis/compare/compare_takes.h"
#include "analysis/compare/matched_notes.h"
#include "analysis/features/features.h"
#include "music/smf.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

namespace atos {
namespace {

using testing::HasSubstr;

constexpr double beat = 0.5;

/// A minute and a half of two voices with the damper down half of the time.
Performance etude(unsigned seed = 1) {
    std::mt19937 random(seed);
    Performance performance;
    performance.title = "Etude";
    for (int i = 0; i < 180; ++i) {
        const auto velocity = static_cast<std::uint8_t>(55 + random() % 20);
        const auto pitch = static_cast<std::uint8_t>(60 + random() % 24);
        performance.notes.push_back({i * beat, 0.4, pitch, velocity, 0, 0});
        performance.notes.push_back({i * beat, 0.4, static_cast<std::uint8_t>(pitch - 24), velocity, 0, 0});
        performance.pedals.push_back(
            {i * beat, PedalKind::damper, static_cast<std::uint8_t>(i % 2 ? 0 : 127), 0});
    }
    performance.sort();
    return performance;
}

const Difference* about(const TakePair& pair, const std::string& aspect) {
    for (const Difference& difference : pair.differences)
        if (difference.aspect == aspect) return &difference;
    return nullptr;
}

TakePair compare(const Performance& first, const Performance& second) {
    const std::vector<Performance> takes{first, second};
    const auto comparison = compareTakes(takes);
    EXPECT_TRUE(comparison.ok());
    return comparison.ok() ? comparison->pairs.front() : TakePair();
}

TEST(CompareTakes, findsNothingBetweenATakeAndItself) {
    const TakePair pair = compare(etude(), etude());
    EXPECT_TRUE(pair.differences.empty());
    EXPECT_DOUBLE_EQ(pair.distance, 0);
    EXPECT_DOUBLE_EQ(pair.alignment.similarity, 1);
}

TEST(CompareTakes, saysHowMuchSlower) {
    Performance slower = etude();
    for (Note& note : slower.notes) {
        note.onset *= 1.25;
        note.duration *= 1.25;
    }
    for (Pedal& pedal : slower.pedals)
        pedal.seconds *= 1.25;
    const TakePair pair = compare(etude(), slower);
    ASSERT_NE(about(pair, "tempo"), nullptr);
    EXPECT_EQ(about(pair, "tempo")->sentence, "It is 25 % slower than the first.");
    EXPECT_EQ(about(pair, "legato"), nullptr) << "held as long, at equal tempo";
    EXPECT_EQ(about(pair, "loudness"), nullptr);
    EXPECT_EQ(about(compare(slower, etude()), "tempo")->sentence, "It is 25 % faster than the first.");
}

TEST(CompareTakes, countsTheSameNotesAsBeatsInTakesOfOnePiece) {
    const auto piece =
        readMidi(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "pieces" / "schumann-traumerei.mid");
    ASSERT_TRUE(piece);
    Performance slower = *piece;
    slower.tempo = {}; // as played: nothing states a tempo
    for (Note& note : slower.notes) {
        note.onset *= 1.2;
        note.duration *= 1.2;
    }
    for (Pedal& pedal : slower.pedals)
        pedal.seconds *= 1.2;
    const std::vector<Performance> takes{*piece, slower};
    const auto comparison = compareTakes(takes);
    ASSERT_TRUE(comparison);
    const auto tempo = static_cast<std::size_t>(PlayingAxis::tempo);
    const FeatureBand& first = comparison->takes[0].bands[tempo];
    const FeatureBand& second = comparison->takes[1].bands[tempo];
    EXPECT_DOUBLE_EQ(first.value, estimateTempo(*piece).bpm);
    EXPECT_NEAR(second.value, first.value / 1.2, 0.02 * first.value);
    EXPECT_TRUE(differ(first, second));
}

TEST(CompareTakes, saysWhereItHoldsBack) {
    Performance other = etude();
    double shift = 0;
    double before = 0;
    for (Note& note : other.notes) {
        const double step = note.onset - before;
        before = note.onset;
        if (note.onset > 40 && note.onset <= 50) shift += 0.5 * step;
        note.onset += shift;
    }
    const TakePair pair = compare(etude(), other);
    const Difference* pace = about(pair, "pace");
    ASSERT_NE(pace, nullptr);
    EXPECT_THAT(pace->sentence, HasSubstr("holds back"));
    EXPECT_THAT(pace->sentence, HasSubstr("slower than the rest"));
    EXPECT_THAT(pace->sentence, HasSubstr("From 0:40 to 0:50"));
}

/// 120 quarters a minute in 4/4: a bar lasts two seconds.
Performance withBars(Performance music) {
    music.tempo.origin = TempoOrigin::stated;
    music.tempo.metres = {{0, 4, 4}};
    return music;
}

Performance holdingBack(double from, double to) {
    Performance other = etude();
    double shift = 0;
    double before = 0;
    for (Note& note : other.notes) {
        const double step = note.onset - before;
        before = note.onset;
        if (note.onset > from && note.onset <= to) shift += 0.5 * step;
        note.onset += shift;
    }
    return other;
}

TEST(CompareTakes, saysBarsWhereTheFileAndTheNotesAgree) {
    const TakePair written = compare(withBars(etude()), holdingBack(40, 50));
    ASSERT_NE(about(written, "pace"), nullptr);
    EXPECT_EQ(about(written, "pace")->sentence, "In bars 21 to 25 it holds back: 42 % slower than the rest.");
    const TakePair played = compare(holdingBack(40, 50), withBars(etude()));
    ASSERT_NE(about(played, "pace"), nullptr);
    EXPECT_EQ(about(played, "pace")->sentence, "In bars 22 to 25 it hurries: 42 % faster than the rest.")
        << "the other take tells the bars";
}

TEST(Bars, AreCountedAsMusiciansDo) {
    const Bars bars = barsOf(withBars(etude()));
    ASSERT_TRUE(bars.known());
    EXPECT_EQ(bars.starts.size(), 45U);
    EXPECT_EQ(bars.numberAt(0), 1);
    EXPECT_EQ(bars.numberAt(1.99), 1);
    EXPECT_EQ(bars.numberAt(2), 2);
    EXPECT_EQ(bars.numberAt(1000), 45);

    Performance upbeat = withBars(etude());
    for (Note& note : upbeat.notes)
        note.onset += 1.5;
    EXPECT_EQ(barsOf(upbeat).numberAt(1.5), 0) << "an upbeat is no bar";
    EXPECT_EQ(barsOf(upbeat).numberAt(2), 1);

    Performance short_ = withBars(etude());
    short_.tempo.metres = {{0, 1, 4}, {1, 3, 4}};
    EXPECT_EQ(barsOf(short_).numberAt(0.2), 0);
    EXPECT_EQ(barsOf(short_).numberAt(0.5), 1);
    EXPECT_EQ(barsOf(short_).numberAt(2.0), 2) << "three quarters later";
}

TEST(Bars, AreNotBelievedOfWhatWasOnlyRecorded) {
    EXPECT_FALSE(barsOf(etude()).known()) << "no metre";
    Performance recorded = withBars(etude());
    std::mt19937 random(7);
    for (Note& note : recorded.notes)
        note.onset = note.onset * 0.937 + 0.001 * static_cast<double>(random() % 60);
    recorded.sort();
    EXPECT_FALSE(barsOf(recorded).known());
    EXPECT_FALSE(barsOf({}).known());
}

TEST(PieceCurves, FollowLoudnessThroughThePiece) {
    Performance swelling = etude();
    for (Note& note : swelling.notes)
        note.velocity = static_cast<std::uint8_t>(30 + note.onset);
    const TakePair pair = compare(etude(), swelling);
    ASSERT_GT(pair.loudness.size(), 20U);
    for (const CurvePoint& point : pair.loudness)
        EXPECT_NEAR(point.value, 30 + point.seconds, 1.5);
    for (const CurvePoint& point : pair.pace)
        EXPECT_NEAR(point.value, 1, 0.02);
    EXPECT_TRUE(loudnessCurve(etude(), etude(), {}).empty()) << "another piece has no curve";
}

TEST(CompareTakes, hearsTouchOnTheSameNotes) {
    Performance other = etude();
    for (Note& note : other.notes) {
        note.velocity = static_cast<std::uint8_t>(note.velocity + 12);
        note.duration *= 0.5;
    }
    const TakePair pair = compare(etude(), other);
    ASSERT_NE(about(pair, "loudness"), nullptr);
    EXPECT_EQ(about(pair, "loudness")->sentence, "The same notes are played louder.");
    EXPECT_TRUE(about(pair, "loudness")->sure);
    ASSERT_NE(about(pair, "legato"), nullptr);
    EXPECT_THAT(about(pair, "legato")->sentence, HasSubstr("more detached: 50 % less"));
}

TEST(CompareTakes, countsNotesLeftOutAndAdded) {
    Performance other = etude();
    other.notes.erase(other.notes.begin() + 50, other.notes.begin() + 60);
    for (int i = 0; i < 4; ++i)
        other.notes.push_back({20.0 + i * 9, 0.1, 25, 40, 0, 0});
    other.sort();
    const TakePair pair = compare(etude(), other);
    ASSERT_NE(about(pair, "missing_notes"), nullptr);
    EXPECT_NEAR(about(pair, "missing_notes")->second, 10, 1);
    ASSERT_NE(about(pair, "added_notes"), nullptr);
    EXPECT_NEAR(about(pair, "added_notes")->second, 4, 1);
}

TEST(CompareTakes, hearsThePedalWithItsBand) {
    Performance dry = etude();
    dry.pedals.clear();
    const TakePair pair = compare(etude(), dry);
    ASSERT_NE(about(pair, "pedal"), nullptr);
    EXPECT_THAT(about(pair, "pedal")->sentence, HasSubstr("It has less pedal"));
    EXPECT_GT(pair.distance, 0.1);
}

TEST(CompareTakes, comparesDifferentPiecesByTheirBandsOnly) {
    Performance other = etude(7);
    for (Note& note : other.notes)
        note.velocity = static_cast<std::uint8_t>(note.velocity + 25);
    const TakePair pair = compare(etude(), other);
    EXPECT_FALSE(pair.alignment.samePiece());
    ASSERT_NE(about(pair, "loudness"), nullptr);
    EXPECT_THAT(about(pair, "loudness")->sentence, HasSubstr("It is louder."));
    EXPECT_EQ(about(pair, "missing_notes"), nullptr);
}

TEST(CompareTakes, refusesTooFewTooManyAndSilence) {
    const std::vector<Performance> one(1, etude());
    const std::vector<Performance> seven(7, etude());
    const std::vector<Performance> silent{etude(), Performance()};
    for (const auto& takes : {one, seven, silent}) {
        const auto comparison = compareTakes(takes);
        ASSERT_FALSE(comparison.ok());
        EXPECT_EQ(comparison.error().code, ErrorCode::badInput);
    }
    Task cancelled;
    cancelled.cancel.cancel();
    const std::vector<Performance> two(2, etude());
    EXPECT_EQ(compareTakes(two, cancelled).error().code, ErrorCode::cancelled);
}

TEST(FeatureBands, holdTheirValueAndNarrowWithMoreMusic) {
    const FeatureBands minute = measureBands(etude());
    for (const FeatureBand& band : minute) {
        EXPECT_LE(band.low, band.value);
        EXPECT_GE(band.high, band.value);
        EXPECT_TRUE(band.sure());
    }
    Performance longer = etude();
    for (const Note& note : etude(3).notes)
        longer.notes.push_back({note.onset + 90, note.duration, note.pitch, note.velocity, 0, 0});
    longer.sort();
    const auto loudness = static_cast<std::size_t>(PlayingAxis::loudness);
    const FeatureBands two = measureBands(longer);
    EXPECT_GT(two[loudness].stretches, minute[loudness].stretches);
    EXPECT_LT(two[loudness].high - two[loudness].low, 1.2 * (minute[loudness].high - minute[loudness].low));
}

TEST(FeatureBands, countTheBeatsThatEverythingElseCounts) {
    const std::filesystem::path pieces = std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "pieces";
    for (const char* name :
         {"chopin-nocturne-op9-no2.mid", "bach-prelude-bwv846.mid", "schumann-traumerei.mid"}) {
        const auto piece = readMidi(pieces / name);
        ASSERT_TRUE(piece) << name;
        const FeatureBand tempo = measureBands(*piece)[static_cast<std::size_t>(PlayingAxis::tempo)];
        EXPECT_DOUBLE_EQ(tempo.value, estimateTempo(*piece).bpm) << name;
        EXPECT_TRUE(tempo.sure()) << name;
        EXPECT_LT(tempo.high - tempo.low, 0.5 * tempo.value)
            << name << ": the stretches count the same beats";
    }
}

TEST(FeatureBands, ofAShortTakeAreAsWideAsTheAxis) {
    Performance few = etude();
    few.notes.resize(12);
    for (std::size_t axis = 0; axis < playingAxes.size(); ++axis) {
        const FeatureBand band = measureBands(few)[axis];
        EXPECT_FALSE(band.sure());
        EXPECT_LE(band.low, playingAxes[axis].low);
        EXPECT_GE(band.high, playingAxes[axis].high);
        EXPECT_FALSE(differ(band, measureBands(etude())[axis]));
    }
    for (const FeatureBand& band : measureBands({}))
        EXPECT_TRUE(std::isfinite(band.value));
}

/// The test must keep its promise: of takes drawn alike, about one in twenty seems different.
// A pedal that a recording does not tell counted as one that was never used, and takes differed in it.
TEST(FeatureBands, sayNothingOfAPedalThatIsNotKnown) {
    Performance recording = etude();
    recording.pedals.clear();
    recording.pedalKnown = false;
    EXPECT_FALSE(measureFeatures(recording).pedalKnown);
    const FeatureBand band = measureBands(recording)[static_cast<std::size_t>(PlayingAxis::pedal)];
    EXPECT_FALSE(band.sure());
    EXPECT_EQ(band.low, 0);
    EXPECT_EQ(band.high, 1);
}

TEST(FeatureBands, seldomDifferByChance) {
    const auto loudness = static_cast<std::size_t>(PlayingAxis::loudness);
    const auto dynamics = static_cast<std::size_t>(PlayingAxis::dynamics);
    int alarms = 0;
    constexpr int rounds = 60;
    for (unsigned round = 0; round < rounds; ++round) {
        const FeatureBands a = measureBands(etude(2 * round));
        const FeatureBands b = measureBands(etude(2 * round + 1));
        alarms += differ(a[loudness], b[loudness]) ? 1 : 0;
        alarms += differ(a[dynamics], b[dynamics]) ? 1 : 0;
    }
    EXPECT_LE(alarms, 2 * rounds / 8);
}

TEST(VelocityDistribution, sumsToOne) {
    double sum = 0;
    for (const double share : velocityDistribution(etude()))
        sum += share;
    EXPECT_NEAR(sum, 1, 1e-9);
    for (const double share : velocityDistribution({}))
        EXPECT_EQ(share, 0);
}

} // namespace
} // namespace atos
