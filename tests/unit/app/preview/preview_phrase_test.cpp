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

TEST(PreviewPhrase, MakesTheToneAsLoudAsThePianoAsMade) {
    Performance music;
    music.notes = {{0, 4, 60, 80, 0, 0}};
    TonePreset tone;
    tone.chorus = 1;
    const auto preview = previewPhrase(instrument, music, {0, 4}, tone, {});
    ASSERT_TRUE(preview) << preview.error().message;
    EXPECT_NEAR(preview->match.difference, 6, 0.1);
    EXPECT_NEAR(preview->match.gainA - preview->match.gainB, 6, 0.1);
}

TEST(PreviewPhrase, StopsWhenItIsCancelled) {
    Task task;
    task.cancel.cancel();
    const auto preview = previewPhrase(instrument, {}, {0, 4}, {}, task);
    ASSERT_FALSE(preview);
    EXPECT_EQ(preview.error().code, ErrorCode::cancelled);
}

} // namespace
} // namespace atos
