// SPDX-License-Identifier: Apache-2.0
#include "app/preview/preview_phrase.h"

#include "unit/audio/synthetic_sound.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

/// Chorus makes it 6 dB louder.
Result<Samples> instrument(const Performance&, const RenderOptions& options, const Task& task) {
    if (task.cancel.cancelled()) return cancelled();
    const double louder = options.tone.chorus.value_or(0) > 0 ? 6 : 0;
    return test::sine(1000, -20 + louder + options.gainDb, options.seconds + options.tailSeconds);
}

Performance oneNote() {
    Performance music;
    music.notes = {{0, 4, 60, 80, 0, 0}};
    return music;
}

TEST(PreviewPhrase, MakesTheToneAsLoudAsThePianoAsMade) {
    TonePreset tone;
    tone.chorus = 1;
    const auto made = phraseAsMade(instrument, oneNote(), {0, 4}, {});
    ASSERT_TRUE(made);
    const auto preview = previewPhrase(instrument, oneNote(), {0, 4}, tone, *made, {});
    ASSERT_TRUE(preview) << preview.error().message;
    EXPECT_NEAR(preview->match.difference, 6, 0.1);
    EXPECT_NEAR(preview->match.gainA - preview->match.gainB, 6, 0.1);
    EXPECT_EQ(preview->pair->seconds, 4);
    const auto loudness = [](const std::vector<float>& sound) {
        return levelOf(Samples{sound, PhrasePair::rate}).loudness;
    };
    EXPECT_NEAR(loudness(preview->pair->a), loudness(preview->pair->b), 0.2);
}

/// A is heard at once, before B is measured: its loudness must not jump when B is there.
TEST(PreviewPhrase, LeavesAAsLoudAsItIsHeardAlready) {
    TonePreset tone;
    tone.chorus = 1;
    const auto made = phraseAsMade(instrument, oneNote(), {0, 4}, {});
    ASSERT_TRUE(made);
    EXPECT_TRUE(made->pair->b.empty());
    const auto preview = previewPhrase(instrument, oneNote(), {0, 4}, tone, *made, {});
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->match.gainA, made->firstGain);
    EXPECT_EQ(preview->pair->a, made->pair->a);
}

TEST(PreviewPhrase, StopsWhenItIsCancelled) {
    Task task;
    task.cancel.cancel();
    const auto made = phraseAsMade(instrument, {}, {0, 4}, task);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::cancelled);
    const auto preview = previewPhrase(instrument, {}, {0, 4}, {}, {}, task);
    ASSERT_FALSE(preview);
    EXPECT_EQ(preview.error().code, ErrorCode::cancelled);
}

} // namespace
} // namespace atos
