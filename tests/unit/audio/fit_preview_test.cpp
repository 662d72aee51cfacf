// SPDX-License-Identifier: Apache-2.0
#include "audio/render/fit_preview.h"

#include "unit/audio/sound_measures.h"
#include "unit/audio/synthetic_sound.h"

#include <gmock/gmock.h>

#include <cmath>

namespace atos {
namespace {

using testing::HasSubstr;

/// A synthesizer that follows a tone in its own way, so that the loop has something to correct.
struct Instrument {
    double octavesPerBrightness = 0.2;
    double extraRoom = 4; ///< dB
    double roomStretch = 1.3;

    Result<Samples> operator()(const Performance& /*music*/, const RenderOptions& options,
                               const Task& task) const {
        if (task.cancel.cancelled()) return cancelled();
        const double hertz = 1000 * std::exp2(octavesPerBrightness * options.tone.brightness.value_or(0));
        Samples samples = test::sine(hertz, -20 + options.gainDb, options.seconds);
        double energy = 0;
        for (const float sample : samples.interleaved)
            energy += sample * sample;
        const auto released = samples.interleaved.size();
        samples.interleaved.resize(released + 2 * static_cast<std::size_t>(options.tailSeconds * 44100));
        const double wanted =
            energy * std::pow(10, (options.tone.reverbLevel.value_or(-20) + extraRoom) / 10);
        addRoom(samples, released, options.tone.reverbTime.value_or(1) * roomStretch, hertz, wanted);
        return samples;
    }

    /// The sine dies away after the phrase.
    static void addRoom(Samples& samples, std::size_t first, double seconds, double hertz, double energy) {
        Samples tail = test::sine(hertz, 0, static_cast<double>(samples.interleaved.size() - first) / 88200);
        double sum = 0;
        for (std::size_t i = 0; i < tail.interleaved.size(); ++i) {
            tail.interleaved[i] *=
                static_cast<float>(std::pow(10, -3 * static_cast<double>(i / 2) / 44100 / seconds));
            sum += tail.interleaved[i] * tail.interleaved[i];
        }
        for (std::size_t i = 0; i < tail.interleaved.size(); ++i)
            samples.interleaved[first + i] +=
                tail.interleaved[i] * static_cast<float>(std::sqrt(energy / sum));
    }
};

TonePreset tone(double brightness, double seconds, double level) {
    TonePreset preset;
    preset.brightness = brightness;
    preset.reverbTime = seconds;
    preset.reverbLevel = level;
    return preset;
}

double missedOctaves(const PreviewFit& fit, const PreviewSound& sound) {
    return std::abs(std::log2(sound.centroid / fit.target.centroid));
}
double missedClarity(const PreviewFit& fit, const PreviewSound& sound) {
    return std::abs(sound.clarity() - clarity(fit.target.reverberation));
}

TEST(FitPreview, CorrectsAnInstrumentThatFollowsInItsOwnWay) {
    const auto fit = fitPreview(Instrument(), {}, {0, 4}, tone(0.5, 1.6, -14), {}, {});
    ASSERT_TRUE(fit);
    EXPECT_GT(missedClarity(*fit, fit->uncorrected), 4);
    EXPECT_LT(missedClarity(*fit, fit->corrected), clarityTolerance);
    EXPECT_GT(missedOctaves(*fit, fit->uncorrected), std::log2(1 + centroidTolerance));
    EXPECT_LT(missedOctaves(*fit, fit->corrected), std::log2(1 + centroidTolerance));
    EXPECT_NEAR(fit->corrected.reverberation.seconds, 1.6, 0.1);
    EXPECT_TRUE(fit->limits.empty());
}

TEST(FitPreview, SaysWhenTheSoundfontCannotSoundBrighter) {
    Instrument dull;
    dull.octavesPerBrightness = 0.05;
    const auto fit = fitPreview(dull, {}, {0, 4}, tone(1, 1.6, -14), {}, {});
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->tone.brightness, 1) << "as far as it goes";
    ASSERT_EQ(fit->limits.size(), 1U);
    EXPECT_THAT(fit->limits.front(), HasSubstr("cannot be as bright"));
}

TEST(FitPreview, SaysWhenTheRoomCannotSoundClearer) {
    Instrument echoing;
    echoing.extraRoom = 50;
    const auto fit = fitPreview(echoing, {}, {0, 4}, tone(0, 1.6, -20), {}, {});
    ASSERT_TRUE(fit);
    ASSERT_FALSE(fit->limits.empty());
    EXPECT_THAT(fit->limits.back(), HasSubstr("cannot be as clear"));
}

TEST(FitPreview, LeavesAloneWhatTheToneLeavesAlone) {
    TonePreset plain;
    plain.voice = Voice::brightGrand;
    const auto fit = fitPreview(Instrument(), {}, {0, 4}, plain, {}, {});
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->tone, plain);
    EXPECT_FALSE(fit->target.asksBrightness() || fit->target.asksRoom());
    EXPECT_TRUE(fit->limits.empty());
}

TEST(FitPreview, StopsWhenCancelled) {
    Task task;
    task.cancel.cancel();
    const auto fit = fitPreview(Instrument(), {}, {0, 4}, tone(0, 1, -20), {}, task);
    ASSERT_FALSE(fit);
    EXPECT_EQ(fit.error().code, ErrorCode::cancelled);
}

/// The real synthesizer, on music: broken chords over three octaves, some with the pedal.
class FitPreviewRender : public testing::TestWithParam<TonePreset> {};

TEST_P(FitPreviewRender, ComesNearerToWhatTheToneAsksFor) {
    Performance music;
    for (int i = 0; i < 40; ++i)
        music.notes.push_back({0.2 * i, 0.3, static_cast<std::uint8_t>(40 + (7 * i) % 36),
                               static_cast<std::uint8_t>(50 + (11 * i) % 50), 0, 0});
    music.pedals = {{2, PedalKind::damper, 127, 0}, {4, PedalKind::damper, 0, 0}};
    RenderOptions options;
    options.soundfont = test::smallSoundfont;
    const auto fit = fitPreview(renderSamples, music, {0, 8}, GetParam(), options, {});
    ASSERT_TRUE(fit) << fit.error().message;
    EXPECT_TRUE(fit->limits.empty()) << fit->limits.front();
    EXPECT_LT(missedOctaves(*fit, fit->corrected), std::log2(1 + centroidTolerance));
    EXPECT_LT(missedClarity(*fit, fit->corrected), clarityTolerance);
    EXPECT_GT(missedOctaves(*fit, fit->uncorrected) / std::log2(1 + centroidTolerance)
                  + missedClarity(*fit, fit->uncorrected) / clarityTolerance,
              missedOctaves(*fit, fit->corrected) / std::log2(1 + centroidTolerance)
                  + missedClarity(*fit, fit->corrected) / clarityTolerance)
        << "the corrected preview is nearer";
}

INSTANTIATE_TEST_SUITE_P(Tones, FitPreviewRender,
                         testing::Values(tone(0.5, 1.5, -14), tone(-0.5, 1.9, -16), tone(0.3, 3.0, -8)));

} // namespace
} // namespace atos
