// SPDX-License-Identifier: Apache-2.0
// Chord tokens and pace: the same music says the same at every tempo; the baseline says one token a bar.
#include "analysis/embedding/chord_tokens.h"

#include "analysis/embedding/bar_tokens.h"
#include "analysis/features/pace.h"
#include "unit/analysis/progressions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace atos {
namespace {

Performance stretched(Performance performance, double by) {
    for (Note& note : performance.notes) {
        note.onset *= by;
        note.duration *= by;
    }
    return performance;
}

Chord chord(double onset, double duration, int root, ChordQuality quality) {
    return {onset, duration, root, quality, root, 1};
}

TEST(ChordTokens, AreTheSameAtEveryTempo) {
    const Performance performance = test::playChords(test::minorCadence);
    for (const double by : {0.4, 1 / 1.2, 1 / 0.8, 3.0})
        EXPECT_EQ(chordTokens(stretched(performance, by)), chordTokens(performance)) << by;
}

TEST(ChordTokens, TellLongArrivalsAndShortPassings) {
    const std::vector<Chord> chords{chord(0, 1, 0, ChordQuality::maj), chord(1, 1, 5, ChordQuality::maj),
                                    chord(2, 0.5, 7, ChordQuality::seventh),
                                    chord(2.5, 2, 0, ChordQuality::maj)};
    const KeyTimeline keys{Key{0, Mode::major}, 1, {}};
    EXPECT_EQ(chordTokens(chords, keys),
              (std::vector<std::string>{"M:I", "M:I>IV", "M:IV", "M:IV>V7-", "M:V7", "M:V7>I+", "M:I"}));
}

TEST(ChordTokens, ARepeatedChordSaysItsWholeLength) {
    const std::vector<Chord> chords{chord(0, 1, 7, ChordQuality::seventh), chord(1, 1, 0, ChordQuality::maj),
                                    chord(2, 1, 0, ChordQuality::maj)};
    const KeyTimeline keys{Key{0, Mode::major}, 1, {}};
    EXPECT_EQ(chordTokens(chords, keys), (std::vector<std::string>{"M:V7", "M:V7>I+", "M:I"}));
}

TEST(Pace, EightNotesASecondAndProportionsKept) {
    const Performance slow = test::playChords(test::majorCadence, 0, 2.5);
    const Performance even = atStandardPace(slow);
    const auto span = even.notes.back().onset - even.notes.front().onset;
    EXPECT_NEAR(static_cast<double>(even.notes.size() - 1) / span, 8, 1e-9);
    EXPECT_NEAR(even.notes.front().duration / span,
                slow.notes.front().duration / (slow.notes.back().onset - slow.notes.front().onset), 1e-9);
}

TEST(Pace, ALongSilenceHardlyMatters) {
    Performance performance;
    for (int i = 0; i < 400; ++i)
        performance.notes.push_back({i * 0.125 + (i < 200 ? 0 : 600), 0.1, 60});
    const Performance even = atStandardPace(performance);
    EXPECT_NEAR(even.notes[1].onset - even.notes[0].onset, 0.125, 0.03);
}

TEST(Pace, MusicWithoutAPaceStaysAsItIs) {
    Performance performance;
    EXPECT_TRUE(atStandardPace(performance).notes.empty());
    performance.notes = {{1, 1, 60}, {1, 1, 64}, {std::numeric_limits<double>::quiet_NaN(), 1, 67}};
    EXPECT_EQ(atStandardPace(performance).notes[1], performance.notes[1]);
}

TEST(BarWords, SayOneWordABarInEveryKey) {
    // Four quarters of each chord; at 120 bpm a bar of 4/4 lasts two seconds.
    const auto bars = [](int transpose) {
        Performance performance = test::playChords(test::majorCadence, transpose, 2.0);
        performance.tempo.origin = TempoOrigin::stated;
        performance.tempo.metres = {{0, 4, 4}};
        return barTokens(performance);
    };
    EXPECT_EQ(bars(0),
              (std::vector<std::string>{"M:I", "M:IV", "M:V7", "M:I", "M:vi", "M:ii/1", "M:V7", "M:I"}));
    EXPECT_EQ(bars(5), bars(0));
}

} // namespace
} // namespace atos
