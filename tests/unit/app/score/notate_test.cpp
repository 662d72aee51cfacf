// SPDX-License-Identifier: Apache-2.0
#include "app/score/notate.h"
#include "app/score/note_values.h"
#include "app/score/voices.h"
#include "app/score/write_music.h"
#include "music/musicxml.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

namespace atos {
namespace {

const std::filesystem::path pieces = std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "pieces";

/// Notes as (start and end in quarter notes, pitch) at 120 in a metre, C major below them to fill the bars.
Performance written(std::initializer_list<std::array<double, 3>> notes, Metre metre = {0, 4, 4}) {
    Performance music;
    music.tempo.origin = TempoOrigin::stated;
    music.tempo.setTempo(0, 0.6);
    music.tempo.metres = {metre};
    music.title = "Two & a half < three";
    for (const auto& [start, end, pitch] : notes)
        music.notes.push_back({start * 0.6, (end - start) * 0.6, static_cast<std::uint8_t>(pitch), 80});
    music.sort();
    return music;
}

struct Sounding {
    int start; ///< divisions
    int end;
    int pitch;
    auto operator<=>(const Sounding&) const = default;
};

int midiOf(const ScorePitch& pitch) {
    static const std::map<char, int> natural{{'C', 0}, {'D', 2}, {'E', 4}, {'F', 5},
                                             {'G', 7}, {'A', 9}, {'B', 11}};
    return 12 * (pitch.octave + 1) + natural.at(pitch.letter) + pitch.alter;
}

/// All chords of a staff's bar in the order of time. Fails where a voice does not fill its bar.
std::vector<const ScoreChord*> chordsOf(const ScoreBar& bar, std::size_t staff) {
    std::vector<const ScoreChord*> chords;
    EXPECT_LE(bar.staves[staff].size(), 2U);
    for (const ScoreVoice& voice : bar.staves[staff]) {
        int at = 0;
        for (const ScoreChord& chord : voice) {
            EXPECT_EQ(chord.start, at) << "bar " << bar.number;
            at += chord.value.length;
            chords.push_back(&chord);
        }
        EXPECT_TRUE(at == bar.length || at == 0) << "bar " << bar.number;
    }
    std::stable_sort(chords.begin(), chords.end(),
                     [](const ScoreChord* a, const ScoreChord* b) { return a->start < b->start; });
    return chords;
}

/// What a score sounds like: tied notes as one.
std::vector<Sounding> soundOf(const Score& score) {
    std::vector<Sounding> notes;
    std::array<std::map<int, std::size_t>, 2> held; // by staff and pitch
    int barStart = 0;
    for (const ScoreBar& bar : score.bars) {
        for (std::size_t staff = 0; staff < 2; ++staff)
            for (const ScoreChord* chord : chordsOf(bar, staff))
                for (const ScorePitch& pitch : chord->pitches) {
                    const int start = barStart + chord->start;
                    const auto before = held[staff].find(midiOf(pitch));
                    const bool goesOn = before != held[staff].end() && notes[before->second].end == start;
                    EXPECT_TRUE(goesOn || !chord->tiedToLast) << "tied to nothing in bar " << bar.number;
                    if (goesOn && chord->tiedToLast) {
                        notes[before->second].end = start + chord->value.length;
                    } else {
                        held[staff][midiOf(pitch)] = notes.size();
                        notes.push_back({start, start + chord->value.length, midiOf(pitch)});
                    }
                }
        barStart += bar.length;
    }
    std::sort(notes.begin(), notes.end());
    return notes;
}

Score scoreOf(const Performance& music) {
    auto notated = notate(music);
    EXPECT_TRUE(notated.ok());
    return notated ? notated->score : Score{};
}

TEST(Notate, WritesWhatStandsOnTheGridAsItIs) {
    const Performance music = written({{0, 1, 72},
                                       {0, 1, 76},
                                       {1, 1.5, 74},
                                       {1.5, 2, 76},
                                       {2, 5, 79},
                                       {0, 2, 48},
                                       {2, 4, 43},
                                       {4, 6, 48},
                                       {5, 6, 72},
                                       {6, 8, 72},
                                       {6, 8, 52}});
    const auto notated = notate(music);
    ASSERT_TRUE(notated.ok());
    EXPECT_TRUE(notated->notes.empty());
    const Score& score = notated->score;
    ASSERT_EQ(score.bars.size(), 2U);
    EXPECT_EQ(score.fifths, 0);
    EXPECT_NEAR(score.bars[0].tempo, 100, 1e-6);
    const std::vector<Sounding> sound = soundOf(score);
    ASSERT_EQ(sound.size(), music.notes.size());
    EXPECT_EQ(sound[0], (Sounding{0, 12, 72}));
    EXPECT_TRUE(std::count(sound.begin(), sound.end(), Sounding{24, 60, 79})) << "tied over the bar line";
    EXPECT_EQ(score.bars[0].staves[0][0][0].pitches.size(), 2U) << "a chord";
    EXPECT_STREQ(score.bars[0].staves[1][0][0].value.type, "half");
}

TEST(Notate, TripletsAreWrittenAsTriplets) {
    const double third = 1.0 / 3;
    const Score score = scoreOf(written({{0, third, 72},
                                         {third, 2 * third, 74},
                                         {2 * third, 1, 76},
                                         {1, 2, 77},
                                         {2, 2.25, 76},
                                         {2.25, 2.5, 74},
                                         {2.5, 2.75, 72},
                                         {2.75, 3, 71},
                                         {3, 4, 72},
                                         {0, 4, 48}}));
    const ScoreVoice& melody = score.bars.at(0).staves[0].at(0);
    ASSERT_EQ(melody.size(), 9U);
    EXPECT_TRUE(melody[0].value.triplet && melody[0].tripletBegins && melody[2].tripletEnds);
    EXPECT_FALSE(melody[1].tripletBegins || melody[1].tripletEnds);
    EXPECT_FALSE(melody[3].value.triplet);
    EXPECT_STREQ(melody[4].value.type, "16th");
    soundOf(score);
}

TEST(Notate, HandsThatAreALittleUnevenAreWrittenEven) {
    Performance music = written({});
    std::mt19937 random(4);
    std::normal_distribution<double> uneven(0, 0.012);
    std::vector<Sounding> meant;
    for (int quarter = 0; quarter < 32; ++quarter)
        for (int half = 0; half < (quarter % 3 == 0 ? 2 : 1); ++half) {
            const int length = quarter % 3 == 0 ? 6 : 12;
            const int start = 12 * quarter + 6 * half;
            const int pitch = 60 + (7 * quarter + 2 * half) % 13;
            meant.push_back({start, start + length, pitch});
            Note note;
            note.onset = std::max(0.0, start * 0.05 + uneven(random));
            note.duration = length * 0.05 * 0.85;
            note.pitch = static_cast<std::uint8_t>(pitch);
            music.notes.push_back(note);
        }
    music.sort();
    std::sort(meant.begin(), meant.end());
    EXPECT_EQ(soundOf(scoreOf(music)), meant);
}

TEST(Notate, AWholeRandomScoreKeepsEveryPitchAndBeginning) {
    std::mt19937 random(9);
    const auto number = [&random](int from, int to) {
        return std::uniform_int_distribution(from, to)(random);
    };
    for (const Metre metre :
         {Metre{0, 4, 4}, Metre{0, 3, 4}, Metre{0, 6, 8}, Metre{0, 5, 8}, Metre{0, 2, 2}}) {
        Performance music = written({}, metre);
        std::set<std::pair<int, int>> meant;
        std::map<int, std::set<int>> struck; // by pitch
        for (int i = 0; i < 400; ++i) {
            const int start = 3 * number(0, 300);
            const int length = 3 * number(1, 12);
            const int pitch = number(36, 90);
            const auto next = struck[pitch].lower_bound(start - 36);
            if (next != struck[pitch].end() && *next < start + 36) continue; // the key is down
            struck[pitch].insert(start);
            meant.insert({start, pitch});
            Note note;
            note.onset = start * 0.05;
            note.duration = length * 0.05;
            note.pitch = static_cast<std::uint8_t>(pitch);
            music.notes.push_back(note);
        }
        music.sort();
        std::set<std::pair<int, int>> read;
        for (const Sounding& note : soundOf(scoreOf(music)))
            read.insert({note.start, note.pitch});
        EXPECT_EQ(read, meant) << int(metre.numerator) << "/" << int(metre.denominator);
    }
}

TEST(Notate, SaysWhatIsNotSure) {
    Performance few;
    few.notes = {{0.1, 1, 60, 64}, {1.4, 0.3, 64, 64}, {2.9, 0.3, 67, 64}};
    const auto notated = notate(few);
    ASSERT_TRUE(notated.ok());
    ASSERT_EQ(notated->notes.size(), 1U);
    EXPECT_NE(notated->notes[0].find("not sure"), std::string::npos);
    EXPECT_EQ(soundOf(notated->score).size(), 3U);
    EXPECT_FALSE(notate({}).ok());
}

TEST(Notate, SpellsByTheKeyAndTellsAccidentalsOnce) {
    // E flat major: the leading tone of its dominant is A natural, twice in a bar.
    Performance music = written({});
    int beat = 0;
    for (const int pitch : {63, 67, 70, 75, 72, 68, 65, 62, 63, 69, 69, 70, 74, 68, 65, 63, 67, 63, 58, 51})
        music.notes.push_back({0.6 * beat++, 0.58, static_cast<std::uint8_t>(pitch), 80});
    for (int bar = 0; bar < 5; ++bar)
        for (const int pitch : {51, 55, 58})
            music.notes.push_back({2.4 * bar, 2.3, static_cast<std::uint8_t>(pitch), 60});
    music.sort();
    const Score score = scoreOf(music);
    EXPECT_EQ(score.fifths, -3);
    const std::string xml = encodeMusicXml(score);
    const auto count = [&xml](const std::string& text) {
        int found = 0;
        for (auto at = xml.find(text); at != std::string::npos; at = xml.find(text, at + 1))
            ++found;
        return found;
    };
    EXPECT_EQ(count("<accidental>natural</accidental>"), 1);
    EXPECT_EQ(count("<accidental>"), 1) << "all other signs are in the signature";
    EXPECT_NE(xml.find("<work-title>Two &amp; a half &lt; three</work-title>"), std::string::npos);
}

TEST(NoteValues, EveryStretchOfABarHasValues) {
    for (const bool compound : {false, true})
        for (int pattern = 0; pattern < (compound ? 1 : 16); ++pattern) {
            StaffBar bar{24, compound ? 36 : 48, compound, {}};
            chooseDivisions(bar, {});
            for (std::size_t cell = 0; cell < bar.triplets.size(); ++cell)
                bar.triplets[cell] = (pattern >> cell) % 2 == 1;
            for (int from = bar.start; from < bar.end(); from = nextPlace(bar, from))
                for (int to = nextPlace(bar, from);; to = nextPlace(bar, to)) {
                    int at = from;
                    for (const ValuePiece& piece : valuesOf(bar, from, to)) {
                        ASSERT_EQ(piece.start, at);
                        ASSERT_GT(piece.value.length, 0);
                        at += piece.value.length;
                    }
                    ASSERT_EQ(at, to) << from << " in pattern " << pattern;
                    if (to == bar.end()) break;
                }
        }
}

/// The notes that MuseScore plays, by their onset on the grid of a twelfth of a quarter note.
std::multiset<std::pair<long, int>> gridded(const Performance& music) {
    std::multiset<std::pair<long, int>> notes;
    for (const Note& note : music.notes)
        notes.insert({std::lround(music.tempo.beatAt(note.onset) * divisionsPerQuarter), note.pitch});
    return notes;
}

TEST(MusicXml, AnotherProgramReadsTheSameNotes) {
    if (std::system("command -v mscore3 > /dev/null") != 0)
        GTEST_SKIP() << "MuseScore 3 (mscore3) is not installed";
    const test::TemporaryFolder folder;
    for (const char* name : {"bach-prelude-bwv846.mid", "debussy-arabesque-no1.mid",
                             "satie-gymnopedie-no1.mid", "joplin-the-entertainer.mid"}) {
        const auto music = readMidi(pieces / name);
        ASSERT_TRUE(music.ok());
        const auto notated = notate(*music);
        ASSERT_TRUE(notated.ok());
        std::multiset<std::pair<long, int>> meant;
        for (const Sounding& note : soundOf(notated->score))
            meant.insert({note.start, note.pitch});
        ASSERT_TRUE(writeMusic(*music, folder / "score.musicxml").ok());
        const std::string command =
            "cd " + folder.path().string()
            + " && HOME=. XDG_RUNTIME_DIR=. QT_QPA_PLATFORM=offscreen mscore3 -o back.mid "
              "score.musicxml > log.txt 2>&1";
        ASSERT_EQ(std::system(command.c_str()), 0) << name;
        const auto back = readMidi(folder / "back.mid");
        ASSERT_TRUE(back.ok()) << name;
        const auto read = gridded(*back);
        EXPECT_EQ(read.size(), meant.size()) << name;
        std::vector<std::pair<long, int>> lost;
        std::set_difference(meant.begin(), meant.end(), read.begin(), read.end(), std::back_inserter(lost));
        for (const auto& [at, pitch] : lost)
            ADD_FAILURE() << name << ": " << pitch << " at " << at / 12.0;
    }
}

} // namespace
} // namespace atos
