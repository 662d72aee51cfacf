// SPDX-License-Identifier: Apache-2.0
#include "audio/live/recording_gain.h"

#include "audio/file/resample.h"
#include "audio/file/write_sound.h"
#include "support/temporary_folder.h"
#include "unit/audio/synthetic_sound.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

class RecordingGain : public testing::Test {
protected:
    /// Of a recording that is this sound, beside notes that sound as that one does.
    Result<double> gain(const Samples& recording, const Samples& notes, const Task& task = {}) {
        const auto mono = resampledMono(recording, 16000);
        EXPECT_TRUE(mono && writeSound(*mono, 16000, SoundFormat::flac, 1, folder / "recording.flac"));
        const RenderFunction render = [&](const Performance&, const RenderOptions& options, const Task&) {
            measuredFrom = options.fromSeconds;
            return Result<Samples>(notes);
        };
        return recordingGain(render, folder / "recording.flac", {}, {}, task);
    }
    test::TemporaryFolder folder;
    double measuredFrom = -1;
};

TEST_F(RecordingGain, MakesTheRecordingAsLoudAsItsNotes) {
    const auto lowered = gain(test::sine(1000, -10, 3), test::sine(1000, -26, 3));
    ASSERT_TRUE(lowered);
    EXPECT_NEAR(*lowered, -16, 0.2);
    const auto raised = gain(test::sine(1000, -40, 3), test::sine(1000, -26, 3));
    ASSERT_TRUE(raised);
    EXPECT_NEAR(*raised, 14, 0.2);
    EXPECT_EQ(measuredFrom, 0);
}

TEST_F(RecordingGain, MeasuresTheMiddleOfALongRecording) {
    Samples loudMiddle = test::sine(1000, -40, 100, 22050);
    const Samples middle = test::sine(1000, -20, 60, 22050);
    std::copy(middle.interleaved.begin(), middle.interleaved.end(),
              loudMiddle.interleaved.begin() + 2 * 20 * 22050);
    const auto lowered = gain(loudMiddle, test::sine(1000, -30, 3));
    ASSERT_TRUE(lowered);
    EXPECT_NEAR(*lowered, -10, 0.2);
    EXPECT_NEAR(measuredFrom, 20, 0.01);
}

TEST_F(RecordingGain, NeverRaisesPeaksAboveWhatIsAllowed) {
    Samples peaky = test::sine(1000, -50, 3);
    for (std::size_t i = 0; i < 640; ++i)
        peaky.interleaved[i + 88200] = i % 64 < 32 ? 0.5F : -0.5F;
    const auto raised = gain(peaky, test::sine(1000, -15, 3));
    ASSERT_TRUE(raised);
    EXPECT_LT(*raised, 6) << "half of full scale leaves 5 dB";
}

TEST_F(RecordingGain, IsNoneForSilence) {
    Samples silence;
    silence.interleaved.assign(2 * 44100, 0);
    for (const auto& [recording, notes] :
         {std::pair(silence, test::sine(1000, -20, 1)), std::pair(test::sine(1000, -20, 1), silence)}) {
        const auto none = gain(recording, notes);
        ASSERT_TRUE(none);
        EXPECT_EQ(*none, 0);
    }
}

TEST_F(RecordingGain, TellsWhatCannotBeMeasured) {
    EXPECT_FALSE(recordingGain({}, folder / "none.wav", {}, {}, {}));
    Task task;
    task.cancel.cancel();
    const auto stopped = gain(test::sine(1000, -10, 1), test::sine(1000, -26, 1), task);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
}

} // namespace
} // namespace atos
