// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/clip_store.h"

#include "audio/file/write_sound.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

TEST(RenderedFeatures, HoldsWhatTheEarHears) {
    const test::TemporaryFolder folder;
    std::vector<float> tone(2 * transcriptionRate);
    for (std::size_t i = 0; i < tone.size(); ++i)
        tone[i] = 0.5F * std::sin(6.2831853F * 440 * static_cast<float>(i) / transcriptionRate);
    ASSERT_TRUE(writeSound(tone, transcriptionRate, SoundFormat::flac, 1, folder / "a.flac"));
    Performance music;
    music.notes = {{0.5, 1, 69, 64}};
    ASSERT_TRUE(writeMidi(music, folder / "a.mid"));
    const auto clip = readFeatures({folder / "a.flac", folder / "a.mid"});
    ASSERT_TRUE(clip) << clip.error().message;
    EXPECT_EQ(clip->frames(), 2 * framesPerSecond);
    ASSERT_EQ(clip->sounding.size(), 1U);

    ConstantQ frontEnd;
    std::vector<float> frames;
    frontEnd.add(tone, frames);
    frontEnd.finish(frames);
    std::vector<float> kept;
    clip->copyLevels(90, 20, kept);
    for (std::size_t i = 0; i < 10 * constantQBins; ++i) {
        const float level = frames[90 * constantQBins + i];
        if (level > -80) { // below, the file's 16 bits tell
            EXPECT_NEAR(kept[i], level, 0.3) << i;
        }
    }
    EXPECT_EQ(kept.back(), quietest) << "beyond the end there is silence";
}

TEST(AugmentLevels, ChangesLevelsButNotWhereTheNotesAre) {
    std::vector<float> decibels(100 * constantQBins, -70.0F);
    for (std::size_t frame = 40; frame < 60; ++frame)
        decibels[frame * constantQBins + 100] = -10;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        auto augmented = decibels;
        std::mt19937_64 random(seed);
        augmentLevels(augmented, random);
        EXPECT_NE(augmented, decibels);
        EXPECT_TRUE(std::all_of(augmented.begin(), augmented.end(),
                                [](float level) { return std::isfinite(level) && level >= quietest; }));
        EXPECT_GT(augmented[50 * constantQBins + 100], augmented[30 * constantQBins + 100] + 10) << seed;
    }
}

} // namespace
} // namespace atos
