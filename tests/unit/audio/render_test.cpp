// SPDX-License-Identifier: Apache-2.0
#include "unit/audio/sound_measures.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <cmath>

namespace atos {
namespace {

TEST(Render, SilenceStaysSilence) {
    const Samples samples = test::sound({}, {}, 1);
    EXPECT_EQ(samples.interleaved.size(), 2U * 44100U);
    for (const float sample : samples.interleaved)
        ASSERT_LT(std::abs(sample), 0.5 / 32768) << "less than the smallest step of 16 bits";
    EXPECT_EQ(levelOf(samples).loudness, -INFINITY);
}

TEST(Render, TheSamePerformanceGivesTheSameSamples) {
    TonePreset tone;
    tone.reverbTime = 2;
    tone.chorus = 0.5;
    EXPECT_EQ(test::sound(test::oneNote(), tone, 1).interleaved,
              test::sound(test::oneNote(), tone, 1).interleaved);
}

TEST(Render, NotesSoundWhenTheyShould) {
    Performance performance;
    performance.notes = {{0.5, 0.3, 60, 100, 0, 0}, {2.25, 0.3, 67, 100, 3, 0}};
    TonePreset dry;
    dry.reverbLevel = -60;
    const Samples samples = test::sound(performance, dry, 1);
    EXPECT_LT(test::energy(samples, 0, 0.499), 1e-9);
    EXPECT_GT(test::energy(samples, 0.51, 0.6), 0.1);
    EXPECT_LT(test::energy(samples, 2.1, 2.249), 1e-3 * test::energy(samples, 2.26, 2.4));
}

TEST(Render, TheDamperPedalHoldsTheSound) {
    Performance held = test::oneNote(90, 0.2);
    held.pedals = {{0, PedalKind::damper, 127, 0}, {3, PedalKind::damper, 0, 0}};
    EXPECT_GT(test::energy(test::sound(held, {}), 1, 3),
              100 * test::energy(test::sound(test::oneNote(90, 0.2), {}), 1, 3));
}

TEST(Render, GainIsInDecibels) {
    RenderOptions options;
    const Performance note = test::oneNote(60, 2);
    const auto plain = renderSamples(note, options, {});
    options.gainDb = -6;
    const auto quiet = renderSamples(note, options, {});
    ASSERT_TRUE(plain && quiet);
    EXPECT_NEAR(levelOf(*plain).loudness - levelOf(*quiet).loudness, 6, 0.3);
}

TEST(Render, StopsWhenCancelled) {
    Task task;
    int reports = 0;
    task.progress = [&](double, std::string_view) {
        if (++reports == 3) task.cancel.cancel();
    };
    test::TemporaryFolder folder;
    const auto status = renderWav(test::oneNote(90, 60), {}, folder / "out.wav", task);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, ErrorCode::cancelled);
    EXPECT_EQ(reports, 3);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "nothing is left half written";
}

TEST(Render, WritesTheSamplesAsWav) {
    test::TemporaryFolder folder;
    const auto path = folder / "out.wav";
    ASSERT_TRUE(renderWav(test::oneNote(), {}, path, {}));
    SF_INFO info{};
    SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
    ASSERT_NE(file, nullptr);
    std::vector<float> read(static_cast<std::size_t>(info.frames) * 2);
    sf_readf_float(file, read.data(), info.frames);
    sf_close(file);
    EXPECT_EQ(info.channels, 2);
    EXPECT_EQ(info.samplerate, 44100);
    const auto samples = renderSamples(test::oneNote(), {}, {});
    ASSERT_TRUE(samples);
    ASSERT_EQ(read.size(), samples->interleaved.size());
    for (std::size_t i = 0; i < read.size(); ++i)
        ASSERT_NEAR(read[i], samples->interleaved[i], 1.0 / 32000) << i;
}

TEST(Render, AFailureLeavesTheOldFile) {
    test::TemporaryFolder folder;
    EXPECT_EQ(renderWav(test::oneNote(), {}, folder.path(), {}).error().code, ErrorCode::badInput);
    EXPECT_EQ(renderWav(test::oneNote(), {}, folder / "no/such/folder.wav", {}).error().code,
              ErrorCode::badInput);
}

TEST(Render, RefusesWhatWouldNeverEnd) {
    EXPECT_EQ(renderSamples(test::oneNote(90, 1e7), {}, {}).error().code, ErrorCode::badInput);
    RenderOptions options;
    options.sampleRate = 8000;
    EXPECT_EQ(renderSamples(test::oneNote(), options, {}).error().code, ErrorCode::badInput);
}

} // namespace
} // namespace atos
