// SPDX-License-Identifier: Apache-2.0
#include "transcribe/constant_q.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace atos {
namespace {

std::vector<float> tone(double hertz, double seconds) {
    std::vector<float> samples(static_cast<std::size_t>(seconds * transcriptionRate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(
            0.5 * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / transcriptionRate));
    return samples;
}

std::vector<float> framesOf(const std::vector<float>& samples, double cents = 0) {
    ConstantQ frontEnd(cents);
    std::vector<float> frames;
    frontEnd.add(samples, frames);
    frontEnd.finish(frames);
    return frames;
}

std::size_t loudestBin(const std::vector<float>& frames, std::size_t frame) {
    const auto begin = frames.begin() + static_cast<std::ptrdiff_t>(frame * constantQBins);
    return static_cast<std::size_t>(std::max_element(begin, begin + constantQBins) - begin);
}

TEST(ConstantQ, HearsEachKeyInItsOwnBin) {
    for (const int key : {12, 27, 39, 48, 60, 75, 87}) { // keys above A0
        const auto frames = framesOf(tone(27.5 * std::exp2(key / 12.0), 1));
        EXPECT_EQ(loudestBin(frames, 25), static_cast<std::size_t>(binsPerSemitone * key + 1)) << key;
    }
}

TEST(ConstantQ, GivesAFullScaleSineAboutMinusSixDecibels) {
    auto samples = tone(440, 1);
    for (float& sample : samples)
        sample *= 2;
    EXPECT_NEAR(framesOf(samples)[25 * constantQBins + 3 * 48 + 1], -12, 1.5);
}

TEST(ConstantQ, GivesTheSameFramesHoweverTheSamplesCome) {
    const auto samples = tone(523, 0.77);
    const auto whole = framesOf(samples);
    ConstantQ frontEnd;
    std::vector<float> frames;
    for (std::size_t begin = 0; begin < samples.size(); begin += 777)
        frontEnd.add(std::span(samples).subspan(begin, std::min<std::size_t>(777, samples.size() - begin)),
                     frames);
    frontEnd.finish(frames);
    EXPECT_EQ(frames, whole);
    EXPECT_EQ(whole.size() / constantQBins, 39U); // 0.77 s, the last frame begun
}

TEST(ConstantQ, KeepsSilenceAtTheFloor) {
    const auto frames = framesOf(std::vector<float>(8000, 0.0F));
    EXPECT_TRUE(std::all_of(frames.begin(), frames.end(), [](float level) { return level == quietest; }));
}

TEST(ConstantQ, ShiftsByASemitoneWithThePitch) {
    const auto low = framesOf(tone(440, 1));
    const auto high = framesOf(tone(440 * std::exp2(1 / 12.0), 1));
    for (int bin = 144; bin < 147; ++bin) // the peak; its skirts depend on where the kernels are cut
        EXPECT_NEAR(low[static_cast<std::size_t>(25 * constantQBins + bin)],
                    high[static_cast<std::size_t>(25 * constantQBins + bin + binsPerSemitone)], 1)
            << bin;
}

class Tuning : public testing::TestWithParam<double> {};

TEST_P(Tuning, IsFoundFromAChord) {
    std::vector<float> sum(3 * transcriptionRate, 0.0F);
    for (const int key : {36, 39, 43, 48, 51}) {
        for (int partial = 1; partial <= 4; ++partial) {
            const auto part = tone(partial * 27.5 * std::exp2(key / 12.0 + GetParam() / 1200), 3);
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += 0.1F / static_cast<float>(partial) * part[i];
        }
    }
    EXPECT_NEAR(estimateTuning(framesOf(sum)), GetParam(), 5);
}

INSTANTIATE_TEST_SUITE_P(Cents, Tuning, testing::Values(-40.0, -15.0, 0.0, 20.0, 40.0));

TEST(TuningEstimate, SaysNothingAboutSilence) {
    EXPECT_EQ(estimateTuning(framesOf(std::vector<float>(16000, 0.0F))), 0);
}

} // namespace
} // namespace atos
