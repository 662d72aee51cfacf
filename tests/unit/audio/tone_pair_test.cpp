// SPDX-License-Identifier: Apache-2.0
#include "audio/render/tone_pair.h"

#include "unit/audio/sound_measures.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

/// A lullaby.
Performance soft() {
    Performance music;
    for (int i = 0; i < 16; ++i)
        music.notes.push_back({0.4 * i, 0.4, static_cast<std::uint8_t>(60 + (5 * i) % 12), 40, 0, 0});
    return music;
}

/// Ten fingers and the pedal, as loud as they can: without a gain this clips.
Performance hammering() {
    Performance music;
    for (int beat = 0; beat < 6; ++beat)
        for (const int pitch : {36, 43, 48, 52, 55, 60, 64, 67, 72, 76})
            music.notes.push_back({0.5 * beat, 0.5, static_cast<std::uint8_t>(pitch), 127, 0, 0});
    music.pedals = {{0, PedalKind::damper, 127, 0}, {3, PedalKind::damper, 0, 0}};
    return music;
}

class TonePairTest : public testing::TestWithParam<TonePreset> {};

TEST_P(TonePairTest, SoundsEquallyLoudAndDoesNotClip) {
    RenderOptions options;
    options.soundfont = test::smallSoundfont;
    for (const Performance& music : {soft(), hammering()}) {
        const auto pair = pairTones(music, {}, GetParam(), options, {});
        ASSERT_TRUE(pair) << pair.error().message;
        const auto level = [&](const TonePreset& tone, double gain) {
            options.tone = tone;
            options.gainDb = gain;
            const auto samples = renderSamples(music, options, {});
            return samples ? levelOf(*samples) : SoundLevel{};
        };
        const SoundLevel before = level(pair->before, pair->match.gainA);
        const SoundLevel after = level(pair->after, pair->match.gainB);
        EXPECT_NEAR(before.loudness, after.loudness, 0.5);
        EXPECT_LE(before.truePeak, highestTruePeak + 0.05);
        EXPECT_LE(after.truePeak, highestTruePeak + 0.05);
    }
}

TonePreset loudRoom() {
    TonePreset tone;
    tone.brightness = 1;
    tone.reverbTime = 3;
    tone.reverbLevel = 0;
    return tone;
}
TonePreset heavyTouch() {
    TonePreset tone;
    tone.brightness = -1;
    tone.touch = 2;
    return tone;
}
INSTANTIATE_TEST_SUITE_P(Tones, TonePairTest, testing::Values(loudRoom(), heavyTouch()),
                         [](const auto& tone) { return tone.index == 0 ? "loudRoom" : "heavyTouch"; });

TEST(TonePair, StopsWhenCancelled) {
    Task task;
    task.cancel.cancel();
    const auto pair = pairTones(test::oneNote(), {}, loudRoom(), {}, task);
    ASSERT_FALSE(pair);
    EXPECT_EQ(pair.error().code, ErrorCode::cancelled);
}

} // namespace
} // namespace atos
