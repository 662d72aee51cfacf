// SPDX-License-Identifier: Apache-2.0
#include "analysis/compare/note_alignment.h"
#include "lab/data/collection.h"
#include "music/smf.h"
#include "support/shared_data.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

namespace atos {
namespace {

/// Two hands, some chords, never twice the same bar.
Performance music(int seed, int beats = 120) {
    std::mt19937 random(static_cast<unsigned>(seed));
    Performance performance;
    for (int beat = 0; beat < beats; ++beat) {
        const double onset = beat * 0.4;
        const auto melody = static_cast<std::uint8_t>(60 + random() % 24);
        const auto bass = static_cast<std::uint8_t>(36 + random() % 20);
        performance.notes.push_back({onset, 0.35, melody, 70, 0, 0});
        if (beat % 2 == 0) performance.notes.push_back({onset, 0.7, bass, 60, 0, 0});
        if (beat % 4 == 0)
            performance.notes.push_back({onset + 0.01, 0.7, static_cast<std::uint8_t>(bass + 7), 60, 0, 0});
    }
    performance.sort();
    return performance;
}

/// Somebody else's playing of the same: slower, with a ritardando in the middle and hands not together.
double warped(double seconds) {
    return 2 + 1.3 * seconds + 2 * std::sin(seconds / 12);
}
Performance replayed(const Performance& performance, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> late(0, 0.012);
    Performance other = performance;
    for (Note& note : other.notes)
        note.onset = warped(note.onset) + late(random);
    other.sort();
    return other;
}

TEST(NoteAlignment, findsEveryNoteAgainWhateverTheTempo) {
    const Performance first = music(1);
    const Performance second = replayed(first, 2);
    const NoteAlignment alignment = alignNotes(first, second);
    EXPECT_TRUE(alignment.samePiece());
    EXPECT_GT(alignment.similarity, 0.99);
    for (const auto& [i, j] : alignment.matches)
        EXPECT_EQ(first.notes[i].pitch, second.notes[j].pitch);
    for (double seconds = 1; seconds < 45; seconds += 1.7)
        EXPECT_NEAR(alignment.secondAt(seconds), warped(seconds), 0.1) << "at " << seconds;
}

TEST(NoteAlignment, leavesOutWhatOnlyOneOfThemPlays) {
    const Performance first = music(1);
    Performance second = replayed(first, 3);
    second.notes.erase(second.notes.begin() + 100, second.notes.begin() + 110); // a slip of memory
    second.notes.push_back({30, 0.2, 20, 50, 0, 0});                            // a wrong key, struck once
    second.sort();
    const NoteAlignment alignment = alignNotes(first, second);
    EXPECT_TRUE(alignment.samePiece());
    EXPECT_NEAR(static_cast<double>(alignment.matches.size()), static_cast<double>(first.notes.size()) - 10,
                2);
    for (const auto& [i, j] : alignment.matches)
        EXPECT_NE(second.notes[j].pitch, 20);
}

TEST(NoteAlignment, matchesEachNoteOnce) {
    const Performance first = music(5);
    const NoteAlignment alignment = alignNotes(first, replayed(first, 9));
    std::map<std::size_t, int> times;
    for (const auto& [i, j] : alignment.matches)
        EXPECT_EQ(++times[j], 1);
}

TEST(NoteAlignment, doesNotTakeOtherMusicForTheSame) {
    EXPECT_FALSE(alignNotes(music(1), music(2)).samePiece());
    Performance transposed = music(1);
    for (Note& note : transposed.notes)
        ++note.pitch;
    EXPECT_FALSE(alignNotes(music(1), transposed).samePiece());
}

TEST(NoteAlignment, isEmptyWithoutMusicOrWhenCancelled) {
    EXPECT_TRUE(alignNotes({}, music(1)).matches.empty());
    EXPECT_TRUE(alignNotes(music(1), {}).matches.empty());
    EXPECT_EQ(alignNotes({}, {}).similarity, 0);
    Task cancelled;
    cancelled.cancel.cancel();
    EXPECT_TRUE(alignNotes(music(1), music(1), cancelled).matches.empty());
    EXPECT_DOUBLE_EQ(NoteAlignment().secondAt(7), 7);
}

TEST(NoteAlignment, staysWithinItsMemoryOnVeryLongMusic) {
    const Performance first = music(1, 20000);
    const NoteAlignment alignment = alignNotes(first, replayed(first, 2));
    EXPECT_GT(alignment.similarity, 0.95);
}

/// Real pianists on one piece, and on two pieces of one composer, none of which chose the threshold's method.
TEST(NoteAlignment, tellsRealPerformancesOfAPieceFromThoseOfAnother) {
    ATOS_REQUIRE_SHARED_DATA();
    const auto pieces = readCollection(test::sharedData(), true);
    ASSERT_TRUE(pieces.ok());
    std::map<std::string, std::vector<std::filesystem::path>> byTitle;
    for (const LabelledPiece& piece : *pieces)
        if (piece.split == "val" && piece.path.string().find("asap") != std::string::npos
            && piece.seconds < 240)
            byTitle[piece.composer + piece.title].push_back(piece.path);
    std::vector<Performance> last;
    int pairs = 0;
    for (const auto& [title, files] : byTitle) {
        if (files.size() < 2 || pairs == 5) continue;
        const auto first = readMidi(files[0]);
        const auto second = readMidi(files[1]);
        ASSERT_TRUE(first.ok() && second.ok());
        EXPECT_TRUE(alignNotes(*first, *second).samePiece()) << title;
        if (!last.empty()) {
            EXPECT_FALSE(alignNotes(last.front(), *first).samePiece()) << title;
        }
        last = {*first};
        ++pairs;
    }
    EXPECT_GE(pairs, 3);
}

} // namespace
} // namespace atos
