// SPDX-License-Identifier: Apache-2.0
#include "transcribe/note_decoder.h"

#include "lab/metrics/note_metrics.h"

#include <gtest/gtest.h>

#include <random>

namespace atos {
namespace {

NoteActivity slice(const NoteActivity& activity, int from, int to) {
    NoteActivity part(to - from);
    const auto copy = [from, to](const std::vector<float>& source, std::vector<float>& target, int width) {
        target.assign(source.begin() + from * width, source.begin() + to * width);
    };
    copy(activity.onset, part.onset, pianoKeys);
    copy(activity.sounding, part.sounding, pianoKeys);
    copy(activity.offset, part.offset, pianoKeys);
    copy(activity.velocity, part.velocity, pianoKeys);
    copy(activity.pedal, part.pedal, 1);
    return part;
}

RecognisedMusic decode(const NoteActivity& activity) {
    NoteDecoder decoder({});
    decoder.add(activity);
    return decoder.finish();
}

/// Sixty seconds in which no key is struck twice within 0.15 s.
std::vector<Note> manyNotes() {
    std::mt19937_64 random(7);
    std::vector<Note> notes;
    for (int i = 0; i < 300; ++i) {
        const auto pitch = static_cast<std::uint8_t>(lowestPianoKey + i * 37 % pianoKeys);
        const auto velocity = static_cast<std::uint8_t>(1 + random() % 127);
        const double onset = 0.1 + 0.2 * i + 0.0001 * static_cast<double>(random() % 400);
        notes.push_back({onset, 0.1 + 0.001 * static_cast<double>(random() % 900), pitch, velocity});
    }
    return notes;
}

TEST(NoteDecoder, UndoesWhatDrawsTheTruth) {
    const auto notes = manyNotes();
    const auto music = decode(activityOf(notes, {}, 0, 62 * framesPerSecond));
    ASSERT_EQ(music.notes.size(), notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i) {
        EXPECT_EQ(music.notes[i].pitch, notes[i].pitch);
        EXPECT_NEAR(music.notes[i].onset, notes[i].onset, 0.001);
        EXPECT_NEAR(music.notes[i].soundsTill, notes[i].end(), 0.021);
        EXPECT_EQ(music.notes[i].velocity, notes[i].velocity);
        EXPECT_GE(music.notes[i].confidence, 0.5F);
    }
}

TEST(NoteDecoder, GivesTheSameNotesHoweverTheFramesCome) {
    const auto notes = manyNotes();
    const std::vector<Pedal> pedals{{3, PedalKind::damper, 127, 0}, {40, PedalKind::damper, 0, 0}};
    const auto activity = activityOf(notes, pedals, 0, 62 * framesPerSecond);
    const auto whole = decode(activity);
    NoteDecoder decoder({});
    for (int from = 0; from < activity.frames; from += 613)
        decoder.add(slice(activity, from, std::min(activity.frames, from + 613)));
    const auto pieces = decoder.finish();
    ASSERT_EQ(pieces.notes.size(), whole.notes.size());
    for (std::size_t i = 0; i < whole.notes.size(); ++i) {
        EXPECT_DOUBLE_EQ(pieces.notes[i].onset, whole.notes[i].onset);
        EXPECT_DOUBLE_EQ(pieces.notes[i].soundsTill, whole.notes[i].soundsTill);
    }
    EXPECT_EQ(pieces.pedals, whole.pedals);
    ASSERT_EQ(whole.pedals.size(), 2U);
    EXPECT_NEAR(whole.pedals[0].seconds, 3, 0.021);
    EXPECT_NEAR(whole.pedals[1].seconds, 40, 0.021);
}

TEST(NoteDecoder, HearsARepeatedKeyAsTwoNotes) {
    const std::vector<Note> notes{{1, 0.2, 60, 80}, {1.2, 0.3, 60, 60}};
    const auto music = decode(activityOf(notes, {}, 0, 100));
    ASSERT_EQ(music.notes.size(), 2U);
    EXPECT_NEAR(music.notes[0].soundsTill, 1.2, 0.021);
    EXPECT_NEAR(music.notes[1].onset, 1.2, 0.001);
}

TEST(NoteDecoder, LeavesOutWhatIsBelowTheThreshold) {
    NoteActivity activity(50);
    activity.onset[20 * pianoKeys + 3] = 0.49F;
    activity.onset[30 * pianoKeys + 5] = 0.51F;
    const auto music = decode(activity);
    ASSERT_EQ(music.notes.size(), 1U);
    EXPECT_EQ(music.notes[0].pitch, lowestPianoKey + 5);
    EXPECT_FLOAT_EQ(music.notes[0].confidence, 0.51F);
}

TEST(PerformanceFrom, LetsKeysGoUnderThePedalWhenTheNextAreStruck) {
    RecognisedMusic music;
    music.notes = {{1, 4, 48, 64, 0.9F}, {2, 4, 52, 64, 0.9F}, {5, 5.5, 55, 64, 0.9F}};
    music.pedals = {{1.2, PedalKind::damper, 127, 0}, {4, PedalKind::damper, 0, 0}};
    const auto performance = performanceFrom(music);
    ASSERT_EQ(performance.notes.size(), 3U);
    EXPECT_EQ(performance.source, Source::transcribed);
    EXPECT_DOUBLE_EQ(performance.notes[0].end(), 2);
    EXPECT_DOUBLE_EQ(performance.notes[1].end(), 4); // nothing was struck after it
    EXPECT_DOUBLE_EQ(performance.notes[2].end(), 5.5);
}

// The network, unsure all the time, was taken at its word: the pedal was down in music that was played
// without.
TEST(NoteDecoder, DoesNotKnowThePedalThatTheNetworkDoesNotKnow) {
    NoteActivity activity = activityOf(std::vector<Note>{{1, 0.5, 60, 80}}, {}, 0, 200);
    EXPECT_TRUE(decode(activity).pedalKnown);
    std::fill(activity.pedal.begin(), activity.pedal.end(), 0.6F);
    const auto unsure = decode(activity);
    EXPECT_FALSE(unsure.pedalKnown);
    const auto performance = performanceFrom(unsure);
    EXPECT_FALSE(performance.pedalKnown);
    EXPECT_TRUE(performance.pedals.empty());
}

} // namespace
} // namespace atos
