// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"

#include "unit/music/smf_bytes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace atos {
namespace {

using test::smf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Performance parsed(const Bytes& bytes) {
    auto performance = parseMidi(bytes);
    EXPECT_TRUE(performance) << performance.error().message;
    return performance ? *performance : Performance{};
}

/// onset:end:pitch:velocity
std::vector<std::string> spelled(const Performance& performance) {
    std::vector<std::string> notes;
    for (const Note& note : performance.notes) {
        char text[80];
        std::snprintf(text, sizeof text, "%.4g:%.4g:%d:%d", note.onset, note.end(), note.pitch,
                      note.velocity);
        notes.emplace_back(text);
    }
    return notes;
}

} // namespace

// At 480 ticks a beat and the default 120 beats a minute, 0x60 (96) ticks last 0.1 s.

TEST(SmfRead, NotesEndInSeconds) {
    const Performance p = parsed(smf({{0, 0x90, 60, 100, 0x60, 0x80, 60, 0, 0, 0xFF, 0x2F, 0}}, 480, 0));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100"));
    EXPECT_THAT(p.warnings, IsEmpty());
    EXPECT_EQ(p.tempo.origin, TempoOrigin::unknown);
}

TEST(SmfRead, RunningStatusAndVelocityZero) {
    const Performance p =
        parsed(smf({{0, 0x90, 60, 100, 0, 64, 90, 0x60, 60, 0, 0, 64, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100", "0:0.1:64:90"));
}

TEST(SmfRead, RunningStatusOutlivesMetaAndSystemExclusive) {
    const Performance p =
        parsed(smf({{0, 0x90, 60, 100,  0x60, 0xFF, 1,    1,    'x',  0, 60, 0, //
                     0, 62,   80, 0x60, 0xF0, 3,    0x7E, 0xFF, 0xF7, 0, 62, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100", "0.1:0.2:62:80"));
    EXPECT_THAT(p.warnings, IsEmpty());
}

TEST(SmfRead, WhatOldProgramsPutBeforeTheMusicIsLeftOut) {
    // A MacBinary header made a file "not a Standard MIDI File".
    const Bytes music = smf({{0, 0x90, 60, 100, 0x60, 0x80, 60, 0, 0, 0xFF, 0x2F, 0}});
    Bytes bytes(128, 0);
    bytes.insert(bytes.end(), music.begin(), music.end());
    const Performance p = parsed(bytes);
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100"));
    EXPECT_THAT(p.warnings, ElementsAre(HasSubstr("128 bytes")));
}

TEST(SmfRead, ASecondFileBehindTheFirstIsNotPlayedAtOnce) {
    const Bytes one = smf({{0, 0x90, 60, 100, 0x60, 0x80, 60, 0, 0, 0xFF, 0x2F, 0}});
    Bytes both = one;
    both.insert(both.end(), one.begin(), one.end());
    const Performance p = parsed(both);
    EXPECT_EQ(p.notes.size(), 1U);
    EXPECT_THAT(p.warnings, ElementsAre(HasSubstr("only the first was read")));
}

TEST(SmfRead, WhatIsTakenForMusicIsCalledByItsName) {
    for (const auto& [bytes, what] :
         std::map<std::string, const char*>{{"\x1F\x8B\x08 and so on", "gzip"},
                                            {"PK\x03\x04", "ZIP"},
                                            {"<?xml version=\"1.0\"?><score-partwise/>", "XML"},
                                            {"<!DOCTYPE html><html>404</html>", "web page"},
                                            {"%PDF-1.7", "PDF"},
                                            {"TVRoZAAAAAYAAQAC", "Base64"},
                                            {"Milk, bread, eggs.", "is not a Standard MIDI File"}}) {
        const auto refused = parseMidi(Bytes(bytes.begin(), bytes.end()));
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().code, ErrorCode::badInput);
        EXPECT_THAT(refused.error().message, HasSubstr(what));
    }
}

TEST(SmfRead, OverlappingNotesEndInTheOrderTheyBegan) {
    const Performance p =
        parsed(smf({{0, 0x90, 60, 100, 0x60, 60, 50, 0x60, 60, 0, 0x60, 60, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.2:60:100", "0.1:0.3:60:50"));
}

TEST(SmfRead, TempoOfTheFirstTrackMovesTheSecond) {
    const Performance p = parsed(
        smf({{0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40, 0x60, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20, 0, 0xFF, 0x2F, 0},
             {0, 0x90, 60, 100, 0x81, 0x40, 60, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.3:60:100"));
    EXPECT_EQ(p.tempo.origin, TempoOrigin::stated);
    ASSERT_EQ(p.tempo.changes().size(), 2U);
    EXPECT_DOUBLE_EQ(p.tempo.changes()[1].beat, 0.2);
}

TEST(SmfRead, SmpteDivisionIgnoresTempo) {
    // 25 frames of 40 ticks: a tick lasts a millisecond.
    const Performance p = parsed(
        smf({{0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40, 0, 0x90, 60, 100, 0x64, 60, 0, 0, 0xFF, 0x2F, 0}}, 0xE728));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100"));
}

TEST(SmfRead, ChordsAreOrderedByPitchAcrossTracks) {
    const Performance p = parsed(smf({{0, 0x90, 67, 1, 0, 60, 2, 0x60, 67, 0, 0, 60, 0, 0, 0xFF, 0x2F, 0},
                                      {0, 0x91, 64, 3, 0x60, 64, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:2", "0:0.1:64:3", "0:0.1:67:1"));
    EXPECT_EQ(p.notes[1].channel, 1);
    EXPECT_EQ(p.notes[1].track, 1);
}

TEST(SmfRead, PercussionIsLeftOutAndSaidSo) {
    const Performance p =
        parsed(smf({{0, 0x99, 36, 100, 0, 0xB9, 64, 127, 0x60, 0x89, 36, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(p.notes, IsEmpty());
    EXPECT_THAT(p.pedals, IsEmpty());
    EXPECT_THAT(p.warnings, ElementsAre(HasSubstr("percussion")));
}

TEST(SmfRead, RefusesWhatIsNoPieceOfMusic) {
    EXPECT_THAT(parseMidi({}).error().message, HasSubstr("is empty"));
    EXPECT_THAT(parseMidi(Bytes(1000)).error().message, HasSubstr("not a Standard MIDI File"));
    EXPECT_THAT(parseMidi(Bytes{'S', 'M', 'F', '2', 'C', 'L', 'I', 'P', 0, 0}).error().message,
                HasSubstr("MIDI 2.0 clip file"));
    EXPECT_EQ(parseMidi({}).error().code, ErrorCode::badInput);
}

TEST(SmfRead, OfIndependentPatternsTheLongestIsReadOrTheOneAskedFor) {
    // Type 2 files were refused, though each of their tracks is a piece that can be played.
    const Bytes file =
        smf({{0, 0x90, 60, 100, 0x60, 0x80, 60, 0, 0, 0xFF, 0x2F, 0},
             {0, 0x90, 62, 100, 0x83, 0x60, 0x80, 62, 0, 0, 0xFF, 0x2F, 0},
             {0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40, 0, 0x90, 64, 100, 0x60, 0x80, 64, 0, 0, 0xFF, 0x2F, 0}},
            480, 2);
    const Performance longest = parsed(file);
    EXPECT_THAT(spelled(longest), ElementsAre("0:0.5:62:100"));
    EXPECT_THAT(longest.warnings,
                ElementsAre(HasSubstr("3 independent patterns (type 2); the longest, number 2")));
    const auto third = parseMidi(file, 3);
    ASSERT_TRUE(third);
    EXPECT_THAT(spelled(*third), ElementsAre("0:0.2:64:100")) << "each pattern has its own tempo";
    EXPECT_THAT(third->warnings, IsEmpty());
    EXPECT_THAT(parseMidi(file, 4).error().nextStep, HasSubstr("no pattern 4"));
    EXPECT_FALSE(parseMidi(smf({{0, 0xFF, 0x2F, 0}}), 2)) << "one piece has no second pattern";
}

TEST(SmfRead, ADeltaTimeBelowZeroMovesNothingAfterIt) {
    // A program that held -10 in 64 bits wrote ten bytes; four were read, and the rest became events: 22 of
    // 129 notes in an hour and a half were left. Others hold it in 32 bits.
    for (const Bytes& minusTen : {Bytes{0x8F, 0xFF, 0xFF, 0xFF, 0x76},
                                  Bytes{0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x76}}) {
        Bytes track{0, 0x90, 60, 100, 0x60, 0x80, 60, 0};
        track.insert(track.end(), minusTen.begin(), minusTen.end());
        track.insert(track.end(),
                     {0x90, 62, 90, 0x6A, 0x80, 62, 0, 0, 0x90, 64, 80, 0x60, 0x80, 64, 0, 0, 0xFF, 0x2F, 0});
        const Performance p = parsed(smf({track}));
        EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100", "0.1:0.2:62:90", "0.2:0.3:64:80"));
        EXPECT_THAT(p.warnings, ElementsAre(HasSubstr("before the one ahead of it")));
    }
}

TEST(SmfRead, AMissingNoteOffDoesNotMakeAllLaterNotesLong) {
    // Two note-ons and one note-off: since notes of a key end in the order they began, every later note of
    // the key ended with the one after it, and five keys at once became twenty.
    const Performance p = parsed(smf({{0,    0x90, 60, 80,   0,  60, 100,  0x60, 60, 0, 0x60, 60,   90,
                                       0x60, 60,   0,  0x60, 60, 70, 0x60, 60,   0,  0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100", "0.2:0.3:60:90", "0.4:0.5:60:70"));
    EXPECT_THAT(p.warnings, ElementsAre(HasSubstr("a note-off was missing")));
}

TEST(SmfRead, ARestruckKeyWithoutNoteOffEndsTheNoteBefore) {
    const Performance p = parsed(smf({{0, 0x90, 60, 80, 0x60, 60, 100, 0x60, 60, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:80", "0.1:0.2:60:100"));
}

TEST(SmfRead, ANoteThatNeverEndsIsNotHeldForTheHourThatTheRecorderRanOn) {
    // The end of the track comes 6,291,455 ticks after the last note.
    const Performance p =
        parsed(smf({{0, 0x90, 48, 70, 0, 60, 100, 0x60, 60, 0, 0x82, 0xFF, 0xFF, 0x7F, 0xFF, 0x2F, 0}}));
    ASSERT_EQ(p.notes.size(), 2U);
    EXPECT_LT(p.duration(), 3) << "a bar after the last note";
    EXPECT_THAT(p.warnings, ElementsAre(HasSubstr("never ended")));
}

TEST(SmfRead, ANoteThatHangsForAnHourEndsWithTheMusic) {
    const Performance p = parsed(
        smf({{0, 0x90, 48, 70, 0, 60, 100, 0x60, 60, 0, 0x82, 0xFF, 0xFF, 0x7F, 48, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(p.warnings, ElementsAre(HasSubstr("hung on long after the music")));
    EXPECT_LE(p.duration(), 4);
}

TEST(SmfRead, ADroneUnderNothingElseIsMusic) {
    const Performance p = parsed(smf({{0, 0x90, 48, 70, 0x82, 0xFF, 0xFF, 0x7F, 48, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(p.warnings, IsEmpty());
    EXPECT_GT(p.duration(), 3600);
}

TEST(SmfRead, FingerprintIsThatOfTheBytes) {
    const Bytes bytes = smf({{0, 0x90, 60, 100, 0x60, 0x80, 60, 0, 0, 0xFF, 0x2F, 0}, {}});
    EXPECT_EQ(parsed(bytes).contentHash, contentHash(bytes));
}

TEST(SmfRead, AllNotesOffEndsTheChannel) {
    const Performance p = parsed(smf({{0,    0x90, 60, 100,  0,    64, 90, 0, 0x91, 60,   80, 0x60,
                                       0xB0, 123,  0,  0x60, 0x81, 60, 0,  0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100", "0:0.2:60:80", "0:0.1:64:90"));
}

TEST(SmfRead, TitlesBecomeUtf8) {
    const auto title = [](std::initializer_list<std::uint8_t> text) {
        Bytes track{0, 0xFF, 3, static_cast<std::uint8_t>(text.size())};
        track.insert(track.end(), text);
        track.insert(track.end(), {0, 0xFF, 0x2F, 0});
        return parsed(smf({track})).title;
    };
    EXPECT_EQ(title({' ', 'E', 't', 'u', 'd', 'e', 7, 0}), "Etude");
    EXPECT_EQ(title({0xC9, 't', 'u', 'd', 'e'}), "Étude");
    EXPECT_EQ(title({0xC3, 0x89, 't', 'u', 'd', 'e'}), "Étude");
}

namespace {

struct Salvaged {
    const char* file;
    std::size_t notes;
    const char* warning; ///< part of one; empty: none is given
};

class SmfSalvage : public testing::TestWithParam<Salvaged> {};

} // namespace

TEST_P(SmfSalvage, ReadsWhatIsThereAndSaysSo) {
    const auto path =
        std::filesystem::path(ATOS_SOURCE_DIR) / "tests/fuzz/corpus/midi_file" / GetParam().file;
    const auto performance = readMidi(path);
    ASSERT_TRUE(performance) << performance.error().message;
    EXPECT_EQ(performance->notes.size(), GetParam().notes);
    if (*GetParam().warning == '\0')
        EXPECT_THAT(performance->warnings, IsEmpty());
    else
        EXPECT_THAT(performance->warnings, testing::Contains(HasSubstr(GetParam().warning)));
}

INSTANTIATE_TEST_SUITE_P(
    Corpus, SmfSalvage,
    testing::Values(
        Salvaged{"type0_running_status.mid", 2, ""}, Salvaged{"type1_tempo_track.mid", 3, ""},
        Salvaged{"missing_end_of_track.mid", 2, "no end-of-track"},
        Salvaged{"truncated_in_event.mid", 2, "middle of an event"},
        Salvaged{"track_length_too_short.mid", 3, "wrong length"},
        Salvaged{"track_length_too_long.mid", 3, "wrong length"},
        Salvaged{"running_status_after_meta_and_sysex.mid", 2, ""},
        Salvaged{"sysex_continuation_and_overlong.mid", 2, ""}, Salvaged{"smpte_division.mid", 2, ""},
        Salvaged{"unknown_chunk_and_wrong_count.mid", 2, "declares 9 tracks"},
        Salvaged{"riff_wrapped.mid", 2, ""}, Salvaged{"long_header.mid", 2, ""},
        Salvaged{"zero_length_and_overlapping_notes.mid", 4, "never ended"},
        Salvaged{"impossible_values.mid", 1, "impossible values"}, Salvaged{"billions_of_ticks.mid", 20, ""},
        Salvaged{"stray_bytes_and_realtime.mid", 1, "stray"}, Salvaged{"percussion.mid", 0, "percussion"}));

TEST(SmfRead, EveryTruncationIsSalvagedOrRefused) {
    const Bytes whole =
        smf({{0, 0xFF, 0x51, 3, 7, 0xA1, 0x20, 0, 0xFF, 0x2F, 0},
             {0, 0x90, 60, 100, 0x60, 0x80, 60, 0, 0, 0x90, 64, 90, 0x60, 0x80, 64, 0, 0, 0xFF, 0x2F, 0}});
    std::size_t most = 0;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto performance = parseMidi(std::span(whole).first(size));
        ASSERT_EQ(performance.ok(), size >= 14) << size;
        if (!performance) continue;
        EXPECT_THAT(performance->warnings, testing::Not(IsEmpty())) << size;
        EXPECT_GE(performance->notes.size(), most);
        most = std::max(most, performance->notes.size());
    }
    EXPECT_EQ(most, 2U);
}

} // namespace atos
