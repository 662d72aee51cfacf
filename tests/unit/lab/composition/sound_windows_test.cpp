// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/sound_windows.h"

#include "transcribe/constant_q.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace atos {
namespace {

/// Where the properties of a window stand.
constexpr std::size_t firstShare = 28;
constexpr std::size_t meanRise = 40;

std::vector<float> framesAt(float level, std::size_t count, std::size_t loudBin = 0, float loudLevel = -100) {
    std::vector<float> frames(count * constantQBins, level);
    for (std::size_t frame = 0; frame < count; ++frame)
        frames[frame * constantQBins + loudBin] = loudLevel;
    return frames;
}

TEST(SoundWindows, AreTwoSecondsLongAndOneApart) {
    EXPECT_EQ(soundWindows(framesAt(-50, 99)).size(), 0U);
    EXPECT_EQ(soundWindows(framesAt(-50, 100)).size(), 1U);
    EXPECT_EQ(soundWindows(framesAt(-50, 500)).size(), 9U);
    EXPECT_EQ(soundWindows(framesAt(-50, 100)).front().size(), soundWindowSize);
}

TEST(SoundWindows, TellWhereTheSoundIs) {
    const std::size_t key = 3; // a C, three semitones above A
    const auto window = soundWindows(framesAt(-100, 100, binsPerSemitone * key + 1, -10)).front();
    EXPECT_NEAR(window[0], -10, 0.1) << "the lowest band has it";
    EXPECT_LT(window[2], -60);
    EXPECT_NEAR(window[1], 0, 1e-3) << "and it does not change";
    for (std::size_t pitch = 0; pitch < 12; ++pitch)
        EXPECT_EQ(window[firstShare + pitch] > 0.5, pitch == key) << pitch;
}

TEST(SoundWindows, TellHowMuchTheSoundRises) {
    auto frames = framesAt(-60, 100);
    const double still = soundWindows(frames).front()[meanRise];
    for (std::size_t frame = 25; frame < 100; frame += 25)
        for (std::size_t bin = 0; bin < constantQBins; ++bin)
            frames[frame * constantQBins + bin] = -40;
    EXPECT_LT(still, 0.1);
    EXPECT_NEAR(soundWindows(frames).front()[meanRise] - still, 3 * 20.0 / 100, 0.1);
}

TEST(SoundWindows, AreNumbersForSilenceToo) {
    const auto windows = soundWindows(framesAt(-100, 100));
    for (const double value : windows.front())
        EXPECT_TRUE(std::isfinite(value));
    EXPECT_TRUE(soundWindows({}).empty());
}

/// A sine of `amplitude`, as long as was asked for.
RenderFunction sineOf(double amplitude) {
    return [amplitude](const Performance& music, const RenderOptions& options,
                       const Task& task) -> Result<Samples> {
        if (task.cancel.cancelled()) return cancelled();
        Samples samples;
        const double seconds = std::min(options.seconds, music.duration()) + options.tailSeconds;
        for (int i = 0; i < static_cast<int>(seconds * samples.sampleRate); ++i)
            samples.interleaved.insert(
                samples.interleaved.end(), 2,
                static_cast<float>(amplitude
                                   * std::sin(2 * std::numbers::pi * 440 * i / samples.sampleRate)));
        return samples;
    };
}

TEST(SoundWindowsOf, AreEquallyLongAndLoudWhateverTheMusic) {
    Performance brief;
    brief.notes.push_back({0, 1, 69, 80});
    Performance endless = brief;
    endless.notes.push_back({1, 60, 69, 80});
    const auto soft = soundWindowsOf(sineOf(0.01), brief, 5, {}, {});
    const auto loud = soundWindowsOf(sineOf(0.8), endless, 5, {}, {});
    ASSERT_TRUE(soft && loud);
    ASSERT_EQ(soft->size(), 4U);
    ASSERT_EQ(loud->size(), 4U);
    for (std::size_t i = 0; i < soundWindowSize; ++i)
        EXPECT_NEAR(soft->at(1)[i], loud->at(1)[i], 0.05) << i;
}

TEST(SoundWindowsOf, StopWhenCancelled) {
    Task task;
    task.cancel.cancel();
    EXPECT_FALSE(soundWindowsOf(sineOf(0.1), {}, 5, {}, task));
}

} // namespace
} // namespace atos
