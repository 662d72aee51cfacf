// SPDX-License-Identifier: Apache-2.0
// The audio thread's side of the live preview, driven here by the test instead of a sound card.
#include "audio/live/live_mixer.h"

#include "audio/live/live_synth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace atos {
namespace {

class LiveMixerTest : public testing::Test {
protected:
    static std::unique_ptr<Synth> openSynth() {
        auto synth = Synth::open("/usr/share/sounds/sf2/TimGM6mb.sf2", 48000);
        return synth ? std::move(*synth) : nullptr;
    }
    /// Root mean square of the next `seconds`.
    double level(double seconds) {
        const int frames = static_cast<int>(seconds * 48000);
        std::vector<float> left(static_cast<std::size_t>(frames)), right(left);
        double sum = 0;
        for (int at = 0; at < frames; at += 256)
            mixer.render(left.data() + at, right.data() + at, 1, std::min(256, frames - at));
        for (const float sample : left)
            sum += static_cast<double>(sample) * sample;
        return std::sqrt(sum / frames);
    }
    LiveMixer mixer{openSynth()};
};

TEST_F(LiveMixerTest, SoundsWhatIsPlayedAndNothingElse) {
    EXPECT_LT(level(0.2), 1e-6);
    mixer.play({0, {0x90, 60, 100}});
    EXPECT_GT(level(0.2), 0.01);
}

TEST_F(LiveMixerTest, SilenceReleasesNotesAndPedal) {
    TonePreset dry;
    dry.reverbLevel = -60;
    mixer.setTone(synthTone(dry));
    mixer.play({0, {0xB0, 64, 127}});
    mixer.play({0, {0x90, 60, 100}});
    mixer.play({0, {0x92, 64, 100}});
    const double sounding = level(0.3);
    mixer.silence();
    level(1);
    EXPECT_LT(level(0.5), sounding / 1000);
}

TEST_F(LiveMixerTest, ATouchAppliesFromTheNextNoteOn) {
    mixer.play({0, {0x90, 60, 60}});
    const double medium = level(0.3);
    mixer.silence();
    level(3);
    TonePreset light;
    light.touch = -2;
    mixer.setTone(synthTone(light));
    level(0.01);
    mixer.play({0, {0x90, 60, 60}});
    EXPECT_GT(level(0.3), 1.2 * medium);
}

TEST_F(LiveMixerTest, GainFadesToItsTarget) {
    mixer.setGain(-100);
    level(0.2);
    mixer.play({0, {0x90, 60, 100}});
    EXPECT_LT(level(0.3), 1e-4);
}

TEST_F(LiveMixerTest, AForeignProgramChangeDoesNotChangeTheVoice) {
    mixer.play({0, {0x90, 60, 100}});
    const double piano = level(0.3);
    LiveMixer other(openSynth());
    std::vector<float> left(14400), right(14400);
    other.play({0, {0xC0, 6, 0}});
    other.play({0, {0x90, 60, 100}});
    double sum = 0;
    for (int at = 0; at < 14400; at += 256)
        other.render(left.data() + at, right.data() + at, 1, std::min(256, 14400 - at));
    for (const float sample : left)
        sum += static_cast<double>(sample) * sample;
    EXPECT_DOUBLE_EQ(std::sqrt(sum / 14400), piano);
}

TEST(LiveSynthTest, WorksWithOrWithoutASoundCard) {
    auto synth = LiveSynth::open("/usr/share/sounds/sf2/TimGM6mb.sf2");
    ASSERT_TRUE(synth);
    EXPECT_FALSE((*synth)->status().empty());
    EXPECT_NE((*synth)->audible(), (*synth)->status().find("silent") != std::string::npos);
    (*synth)->setTone({});
    (*synth)->setGain(-3);
    for (int i = 0; i < 10000; ++i)
        (*synth)->play({0, {0x90, 60, 1}});
    (*synth)->silence();
}

} // namespace
} // namespace atos
