// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/edit_notes.h"
#include "app/transcribe/note_history.h"

#include <gtest/gtest.h>

#include <random>

namespace atos {
namespace {

constexpr double end = 10; // seconds of music

/// C4, D4 and, a second later, C4 again.
NoteList threeNotes() {
    return {{1, 1.8, 60, 80, 0.5F}, {1.5, 2.5, 62, 70, 0.5F}, {3, 4, 60, 60, 0.5F}};
}

NoteList after(const NoteList& notes, const Result<NoteEdit>& edit) {
    EXPECT_TRUE(edit.ok());
    return edit ? edited(notes, *edit) : notes;
}

/// What every list keeps to, whatever was done to it.
void expectPlayable(const NoteList& notes) {
    EXPECT_TRUE(std::is_sorted(notes.begin(), notes.end()));
    std::array<const RecognisedNote*, 128> last{};
    for (const RecognisedNote& note : notes) {
        EXPECT_GE(note.onset, 0);
        EXPECT_LE(note.soundsTill, end + 1e-9);
        EXPECT_GE(note.soundsTill, note.onset + shortestNote - 1e-9);
        EXPECT_TRUE(note.pitch >= lowestNote && note.pitch <= highestNote) << note.pitch;
        EXPECT_TRUE(note.velocity >= 1 && note.velocity <= 127) << note.velocity;
        const RecognisedNote*& before = last.at(static_cast<std::size_t>(note.pitch));
        const double ended = before == nullptr ? 0 : before->soundsTill;
        EXPECT_LE(ended, note.onset + 1e-9) << "two at once on a key";
        before = &note;
    }
}

TEST(EditNotes, ANoteIsAddedAndEndsWhereItsKeyIsStruckAgain) {
    const NoteList notes = threeNotes();
    const NoteList more = after(notes, addNote(notes, {2.5, 3.5, 60, 64, 0}, end));
    ASSERT_EQ(more.size(), 4U);
    EXPECT_EQ(more[2].soundsTill, 3) << "there C4 is struck again";
    EXPECT_EQ(more[2].confidence, 1) << "who adds a note is sure";
    const NoteList cut = after(notes, addNote(notes, {1.4, 1.6, 60, 64, 0}, end));
    EXPECT_EQ(cut[0].soundsTill, 1.4) << "the earlier makes room";
    EXPECT_FALSE(addNote(notes, {1.01, 2, 60, 64, 0}, end).ok()) << "a key is struck once at a time";
    const NoteList edge = after(notes, addNote(notes, {-3, 99, 300, 300, 0}, end));
    expectPlayable(edge);
    EXPECT_EQ(edge[0].pitch, highestNote);
}

TEST(EditNotes, NotesMoveTogetherAsFarAsTheFirstCanGo) {
    const NoteList notes = threeNotes();
    const NoteList later = after(notes, moveNotes(notes, {0, 1}, 2, 0.25, end));
    EXPECT_EQ(later[0].pitch, 62);
    EXPECT_EQ(later[0].onset, 1.25);
    EXPECT_EQ(later[1].pitch, 64);
    EXPECT_EQ(later[1].soundsTill, 2.75);
    const NoteList first = after(notes, moveNotes(notes, {0, 1}, 0, -5, end));
    EXPECT_EQ(first[0].onset, 0);
    EXPECT_EQ(first[1].onset, 0.5) << "they keep their distance";
    const NoteList last = after(notes, moveNotes(notes, {1, 2}, 99, 99, end));
    EXPECT_EQ(last[1].pitch, highestNote);
    EXPECT_EQ(last[1].soundsTill, 8.5);
    EXPECT_EQ(last[2].pitch, highestNote - 2);
    EXPECT_EQ(last[2].soundsTill, end);
    const auto stuck = moveNotes(last, {1}, 5, 0, end);
    ASSERT_TRUE(stuck.ok());
    EXPECT_TRUE(stuck->empty()) << "there is no higher key";
}

TEST(EditNotes, AMovedNoteCutsWhatItComesToLieOn) {
    const NoteList notes = threeNotes();
    const NoteList onto = after(notes, moveNotes(notes, {1}, -2, 0, end));
    EXPECT_EQ(onto[0].soundsTill, 1.5);
    EXPECT_EQ(onto[1].soundsTill, 2.5);
    expectPlayable(onto);
    const auto same = moveNotes(notes, {1}, -2, -0.5, end);
    ASSERT_FALSE(same.ok());
    EXPECT_FALSE(same.error().message.empty());
}

TEST(EditNotes, StretchingStopsAtTheNextNoteAndAtTheShortest) {
    const NoteList notes = threeNotes();
    EXPECT_EQ(after(notes, stretchNotes(notes, {0}, 0, 5, end))[0].soundsTill, 3);
    EXPECT_NEAR(after(notes, stretchNotes(notes, {0}, 0, -5, end))[0].soundsTill, 1 + shortestNote, 1e-12);
    EXPECT_EQ(after(notes, stretchNotes(notes, {2}, 0, 50, end))[2].soundsTill, end);
    const NoteList earlier = after(notes, stretchNotes(notes, {2}, -1.5, 0, end));
    EXPECT_EQ(earlier[0].soundsTill, 1.5) << "the note before makes room";
    expectPlayable(earlier);
}

TEST(EditNotes, SplitsWhatSounds) {
    const NoteList notes = threeNotes();
    const NoteList more = after(notes, splitNotes(notes, {0, 1, 2}, 1.6));
    ASSERT_EQ(more.size(), 5U);
    expectPlayable(more);
    EXPECT_EQ(more[0].soundsTill, 1.6);
    EXPECT_EQ(more[2].onset, 1.6);
    EXPECT_EQ(more[2].soundsTill, 1.8);
    EXPECT_FALSE(splitNotes(notes, {2}, 1.6).ok());
}

TEST(EditNotes, LoudnessStaysWithinWhatAKeyCan) {
    const NoteList notes = threeNotes();
    const NoteList louder = after(notes, changeLoudness(notes, {0, 2}, 100));
    EXPECT_EQ(louder[0].velocity, 127);
    EXPECT_EQ(louder[1].velocity, 70);
    EXPECT_EQ(after(notes, changeLoudness(notes, {0}, -100))[0].velocity, 1);
}

BeatGrid crotchets() {
    BeatGrid grid;
    grid.tempo.setTempo(0, 0.5);
    grid.to = 8;
    grid.sure = true;
    return grid;
}

TEST(EditNotes, QuantisesToTheBeatAsFarAsAsked) {
    const BeatGrid beats = crotchets();
    const NoteList notes{{1.03, 1.4, 60, 80, 1}, {1.27, 1.5, 64, 80, 1}, {2.15, 2.3, 67, 80, 1}};
    const NoteNumbers all{0, 1, 2};
    const NoteList eighths = after(notes, quantiseNotes(notes, all, &beats, {2, 1}, end));
    EXPECT_DOUBLE_EQ(eighths[0].onset, 1);
    EXPECT_NEAR(eighths[0].soundsTill, 1.37, 1e-12) << "it stays as long";
    EXPECT_DOUBLE_EQ(eighths[1].onset, 1.25);
    EXPECT_DOUBLE_EQ(eighths[2].onset, 2.25);
    const NoteList triplets = after(notes, quantiseNotes(notes, all, &beats, {3, 1}, end));
    EXPECT_NEAR(triplets[2].onset, 2 + 0.5 / 3, 1e-12);
    const NoteList half = after(notes, quantiseNotes(notes, {0}, &beats, {4, 0.5}, end));
    EXPECT_NEAR(half[0].onset, 1.015, 1e-12);
    EXPECT_EQ(half[1], notes[1]);
}

TEST(EditNotes, QuantisingNeverPutsTwoNotesOnOneKeyAtOnce) {
    const BeatGrid beats = crotchets();
    const NoteList notes{{1.0, 1.08, 60, 80, 1}, {1.1, 1.2, 60, 80, 1}, {1.45, 1.6, 60, 80, 1}};
    const NoteList moved = after(notes, quantiseNotes(notes, {0, 1, 2}, &beats, {2, 1}, end));
    ASSERT_EQ(moved.size(), 3U);
    EXPECT_EQ(moved[1].onset, 1.1) << "it would fall on the first";
    EXPECT_DOUBLE_EQ(moved[2].onset, 1.5);
    expectPlayable(moved);
}

TEST(EditNotes, WithoutASureBeatNothingIsQuantised) {
    BeatGrid beats = crotchets();
    beats.sure = false;
    const NoteList notes = threeNotes();
    EXPECT_FALSE(quantiseNotes(notes, {0}, &beats, {4, 1}, end).ok());
    const auto none = quantiseNotes(notes, {0}, nullptr, {4, 1}, end);
    ASSERT_FALSE(none.ok());
    EXPECT_NE(none.error().message.find("beat"), std::string::npos);
}

TEST(NoteHistory, WhateverIsDoneCanBeUndoneAndDoneAgain) {
    std::mt19937 random(11);
    const auto number = [&random](int from, int to) {
        return std::uniform_int_distribution(from, to)(random);
    };
    const BeatGrid beats = crotchets();
    NoteHistory history;
    NoteList notes = threeNotes();
    std::vector<NoteList> versions{notes};
    for (int i = 0; i < 400; ++i) {
        NoteNumbers chosen;
        for (std::size_t note = 0; note < notes.size(); ++note)
            if (number(0, 2) == 0) chosen.push_back(note);
        const double at = number(0, 1000) / 100.0;
        const std::array<Result<NoteEdit>, 7> edits{
            addNote(notes, {at, at + 0.4, number(15, 115), 70, 0}, end),
            moveNotes(notes, chosen, number(-15, 15), number(-200, 200) / 100.0, end),
            stretchNotes(notes, chosen, number(-50, 50) / 100.0, number(-50, 50) / 100.0, end),
            splitNotes(notes, chosen, at),
            changeLoudness(notes, chosen, number(-60, 60)),
            quantiseNotes(notes, chosen, &beats, {number(2, 4), number(0, 10) / 10.0}, end),
            number(0, 3) == 0 ? Result<NoteEdit>(removeNotes(notes, chosen)) : Result<NoteEdit>(NoteEdit{})};
        const Result<NoteEdit>& edit = edits.at(static_cast<std::size_t>(i % 7));
        if (!edit || edit->empty()) continue;
        for (const std::size_t each : edit->chosen)
            ASSERT_LT(each, edit->added.size());
        notes = edited(notes, *edit);
        ASSERT_EQ(notes.size(), versions.back().size() + edit->added.size() - edit->removed.size());
        expectPlayable(notes);
        history.did(*edit);
        versions.push_back(notes);
    }
    ASSERT_GT(versions.size(), 100U);
    int undone = 0;
    while (const auto back = history.undo()) {
        notes = edited(notes, *back);
        ++undone;
        ASSERT_EQ(notes, versions[versions.size() - 1 - static_cast<std::size_t>(undone)]);
    }
    EXPECT_EQ(undone, 100) << "the last hundred";
    while (const auto again = history.redo())
        notes = edited(notes, *again);
    EXPECT_EQ(notes, versions.back());
    ASSERT_TRUE(history.undo());
    history.did(removeNotes(versions[versions.size() - 2], {0}));
    EXPECT_FALSE(history.redoable()) << "another way was taken";
}

} // namespace
} // namespace atos
