// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/sampled_piano.h"

#include "audio/file/write_sound.h"
#include "audio/render/render.h"
#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "unit/audio/sound_measures.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

namespace atos {
namespace {

constexpr int rate = 32000;

/// A recorded note: half a second of silence, then a sine that fades.
std::vector<float> recordedNote(double hertz, double crest) {
    std::vector<float> sound(static_cast<std::size_t>(2.5 * rate), 0.0F);
    for (std::size_t i = rate / 2; i < sound.size(); ++i) {
        const double time = static_cast<double>(i) / rate - 0.5;
        sound[i] =
            static_cast<float>(crest * std::exp(-time) * std::cos(2 * std::numbers::pi * hertz * time));
    }
    return sound;
}

double crossingsASecond(const Samples& samples, double from, double to) {
    int crossings = 0;
    const auto first = static_cast<std::size_t>(from * samples.sampleRate);
    const auto last = static_cast<std::size_t>(to * samples.sampleRate);
    for (std::size_t i = first; i < last; ++i)
        crossings += samples.interleaved[2 * i] < 0 && samples.interleaved[2 * i + 2] >= 0 ? 1 : 0;
    return crossings / (to - from);
}

class SampledPiano : public testing::Test {
protected:
    void record(const std::string& name, double hertz, double crest) {
        const auto sound = recordedNote(hertz, crest);
        ASSERT_TRUE(writeSound(sound, rate, SoundFormat::flac, 1, folder_.path() / name));
    }
    [[nodiscard]] Status make() { return writeSampledPiano(folder_.path(), font(), {}); }
    [[nodiscard]] std::filesystem::path font() const { return folder_ / "own.sf2"; }

    [[nodiscard]] Samples play(std::uint8_t pitch, std::uint8_t velocity) const {
        RenderOptions options;
        options.soundfont = font();
        const auto samples = renderSamples(test::oneNote(velocity, 0.6, pitch), options, {});
        EXPECT_TRUE(samples) << samples.error().message;
        return samples ? *samples : Samples{};
    }

    test::TemporaryFolder folder_;
};

TEST_F(SampledPiano, SoundsAtOnceThoughTheRecordingBeginsInSilence) {
    record("A4v16.flac", 440, 0.5);
    ASSERT_TRUE(make());
    const auto samples = play(69, 120);
    EXPECT_GT(test::energy(samples, 0.0, 0.05), 0.1 * test::energy(samples, 0.05, 0.1));
}

TEST_F(SampledPiano, EachKeyTakesTheNearestRecordingAtItsOwnPitch) {
    record("A4v8.flac", 440, 0.5);
    record("D#5v8.flac", 622.25, 0.5);
    ASSERT_TRUE(make());
    for (const auto& [pitch, hertz] : {std::pair(69, 440.0), std::pair(71, 493.9), std::pair(74, 587.3)})
        EXPECT_NEAR(crossingsASecond(play(static_cast<std::uint8_t>(pitch), 60), 0.1, 0.5), hertz, 6)
            << pitch;
}

TEST_F(SampledPiano, HarderStrokesTakeTheLouderRecording) {
    record("A4v4.flac", 440, 0.1);
    record("A4v12.flac", 880, 0.8); // another pitch under the same name tells which one sounds
    ASSERT_TRUE(make());
    EXPECT_NEAR(crossingsASecond(play(69, 50), 0.1, 0.5), 440, 6);
    EXPECT_NEAR(crossingsASecond(play(69, 80), 0.1, 0.5), 880, 6);
    EXPECT_GT(test::energy(play(69, 110), 0, 0.5), 4 * test::energy(play(69, 30), 0, 0.5));
}

TEST_F(SampledPiano, AFolderWithoutRecordedNotesIsRefused) {
    record("birdsong.flac", 440, 0.5);
    const auto made = make();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::badInput);
    EXPECT_FALSE(std::filesystem::exists(font()));
}

TEST_F(SampledPiano, ADamagedRecordingIsNamedAndNothingIsWritten) {
    record("A4v8.flac", 440, 0.5);
    ASSERT_TRUE(writeFile(folder_ / "C5v8.flac", "no sound"));
    const auto made = make();
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().message, testing::HasSubstr("C5v8.flac"));
    EXPECT_FALSE(std::filesystem::exists(font()));
}

} // namespace
} // namespace atos
