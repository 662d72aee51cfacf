// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/note_generator.h"

#include "compose/lstm/prompt.h"
#include "unit/compose/indifferent_model.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::DoubleNear;
using testing::HasSubstr;

NoteGenerator generator() {
    return NoteGenerator("Dice", std::make_unique<test::IndifferentModel>());
}

bool sameNotes(const Performance& a, const Performance& b) {
    return a.notes == b.notes;
}

TEST(NoteGenerator, MakesTheSameMusicFromTheSameSeed) {
    GenerationRequest request;
    request.seed = 7;
    const auto first = generator().generate(request, {});
    const auto again = generator().generate(request, {});
    request.seed = 8;
    const auto other = generator().generate(request, {});
    ASSERT_TRUE(first && again && other);
    EXPECT_TRUE(sameNotes(*first, *again));
    EXPECT_FALSE(sameNotes(*first, *other));
    EXPECT_EQ(first->title, "Dice, seed 7");
    EXPECT_EQ(first->source, Source::generated);
    EXPECT_EQ(first->contentHash, "indifferent");
}

TEST(NoteGenerator, MakesMusicOfTheLengthAskedFor) {
    for (const double seconds : {1.0, 10.0, 120.0}) {
        GenerationRequest request;
        request.seconds = seconds;
        const auto music = generator().generate(request, {});
        ASSERT_TRUE(music);
        EXPECT_LE(music->duration(), seconds + 1e-9);
        EXPECT_GE(music->duration(), seconds / 2 - 5); // the dice may begin with a rest
    }
}

TEST(NoteGenerator, GoesOnInThePromptsTempo) {
    GenerationRequest request;
    request.prompt.notes = {{0, 0.75, 60, 64, 0, 0}, {0.75, 0.75, 64, 64, 0, 0}};
    request.prompt.tempo.setTempo(0, 0.75); // 80 beats a minute
    request.prompt.tempo.origin = TempoOrigin::stated;
    const auto music = generator().generate(request, {});
    ASSERT_TRUE(music);
    for (const Note& note : music->notes) {
        const double columns = note.onset / (0.75 / 4);
        EXPECT_THAT(columns, DoubleNear(std::round(columns), 1e-6));
    }
    EXPECT_LE(music->duration(), request.seconds + 1e-9);
}

TEST(NoteGenerator, RefusesWhatNobodyCanPlay) {
    GenerationRequest request;
    request.style = "polka";
    EXPECT_THAT(generator().generate(request, {}).error().message, HasSubstr("no style \"polka\""));
    request = {};
    request.seconds = 1e9;
    EXPECT_EQ(generator().generate(request, {}).error().code, ErrorCode::badInput);
}

TEST(NoteGenerator, StopsWhenItIsTold) {
    Task task;
    task.cancel.cancel();
    EXPECT_EQ(generator().generate({}, task).error().code, ErrorCode::cancelled);
}

TEST(Prompt, IsFollowedOnTheNextBeat) {
    GenerationRequest request;
    request.prompt.notes = {{0, 0.1, 60, 64, 0, 0}, {0.625, 0.1, 62, 64, 0, 0}}; // columns 0 and 5
    const auto prompt = promptTokens(request);
    ASSERT_TRUE(prompt);
    EXPECT_EQ(prompt->column, -3); // the next beat is column 8
    EXPECT_EQ(prompt->sequence.notes.size(), 2U);
}

TEST(Prompt, KeepsOnlyItsLastNotes) {
    GenerationRequest request;
    for (int i = 0; i < 1000; ++i)
        request.prompt.notes.push_back({i * 0.25, 0.2, static_cast<std::uint8_t>(40 + i % 40), 64, 0, 0});
    const auto prompt = promptTokens(request);
    ASSERT_TRUE(prompt);
    EXPECT_EQ(prompt->sequence.notes.size(), 192U);
    EXPECT_LE(prompt->sequence.notes.front().step, 3);
}

} // namespace
} // namespace atos
