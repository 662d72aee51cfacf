// SPDX-License-Identifier: Apache-2.0
// The test is the audio thread here.
#include "audio/live/recording_feed.h"

#include "audio/file/write_sound.h"
#include "audio/live/live_synth.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <algorithm>
#include <atomic>
#include <dlfcn.h>
#include <semaphore>
#include <thread>
#include <vector>

namespace {

std::atomic<bool> diskStalls = false;
std::binary_semaphore diskAsked{0};
std::binary_semaphore diskAnswers{0};

} // namespace

// Comes before the library's: every block of a recording that is read passes here.
extern "C" sf_count_t sf_readf_float(SNDFILE* file, float* samples, sf_count_t frames) {
    using Read = sf_count_t (*)(SNDFILE*, float*, sf_count_t);
    static const auto real = reinterpret_cast<Read>(::dlsym(RTLD_NEXT, "sf_readf_float"));
    if (diskStalls.exchange(false)) {
        diskAsked.release();
        diskAnswers.acquire();
    }
    return real(file, samples, frames);
}

namespace atos {
namespace {

constexpr int rate = LiveSynth::recordingRate;

class RecordingFeedTest : public testing::Test {
protected:
    /// A recording whose samples rise from 0 by 1e-5 each.
    AudioFile ramp(int frames, double from = 0) const {
        std::vector<float> samples(static_cast<std::size_t>(frames));
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = 1e-5F * static_cast<float>(i);
        const auto path = folder_ / "ramp.flac";
        EXPECT_TRUE(writeSound(samples, rate, SoundFormat::flac, 1, path));
        auto file = AudioFile::open(path, rate);
        EXPECT_TRUE(file && file->skipTo(from));
        return std::move(*file);
    }
    /// Takes blocks, as a sound card does, until so many samples of the recording have come; where the disk
    /// was late there is silence, which is left out.
    std::vector<float> take(std::size_t wanted) {
        std::vector<float> heard;
        while (heard.size() < wanted) {
            std::vector<float> left(128, 0.0F), right(128, 1.0F);
            feed_.mixInto(left.data(), right.data(), 1, 128);
            for (std::size_t i = 0; i < left.size(); ++i) {
                EXPECT_FLOAT_EQ(right[i] - left[i], 1);
                if (left[i] != 0) heard.push_back(left[i]);
            }
            std::this_thread::yield();
        }
        return heard;
    }

    test::TemporaryFolder folder_;
    RecordingFeed feed_;
};

TEST_F(RecordingFeedTest, AddsTheRecordingToWhatSounds) {
    feed_.start(ramp(20000), 0);
    const auto heard = take(4096);
    for (std::size_t i = 1000; i < 4000; ++i)
        ASSERT_NEAR(heard[i] - heard[i - 1000], 1e-2, 1e-4) << i;
}

TEST_F(RecordingFeedTest, BeginsWhereItIsAskedTo) {
    feed_.start(ramp(20000, 0.25), 0);
    EXPECT_NEAR(take(200)[0], 0.12, 0.001);
}

TEST_F(RecordingFeedTest, HasAGainOfItsOwn) {
    feed_.start(ramp(20000), -20);
    const auto heard = take(4096);
    EXPECT_NEAR(heard[4000] - heard[1000], 0.1 * 3e-2, 1e-5);
}

TEST_F(RecordingFeedTest, ANewRecordingReplacesTheOneBefore) {
    feed_.start(ramp(40000), 0);
    take(512);
    feed_.start(ramp(40000, 0.75), 0);
    for (const float sample : take(1024))
        ASSERT_GT(sample, 0.35) << "nothing of the one before is left";
}

TEST_F(RecordingFeedTest, StopsAtOnce) {
    feed_.start(ramp(40000), 0);
    take(512);
    feed_.stop();
    std::vector<float> left(1024, 0.0F), right(left);
    feed_.mixInto(left.data(), right.data(), 1, 1024);
    EXPECT_EQ(left, std::vector<float>(1024, 0.0F));
}

// The caller waited for the thread that read, and so did all who waited for the caller.
TEST_F(RecordingFeedTest, NeitherStopNorStartWaitsForADiskThatDoesNotAnswer) {
    AudioFile first = ramp(40000);
    AudioFile second = ramp(40000, 0.75);
    diskStalls = true;
    feed_.start(std::move(first), 0);
    diskAsked.acquire();
    feed_.stop();
    feed_.start(std::move(second), 0);
    diskAnswers.release();
    for (const float sample : take(1024))
        ASSERT_GT(sample, 0.35) << "only the newest sounds";
}

TEST_F(RecordingFeedTest, EndsByItself) {
    feed_.start(ramp(600), 0);
    EXPECT_LT(take(580).back(), 0.0061);
    std::vector<float> left(1024, 0.0F), right(left);
    feed_.mixInto(left.data(), right.data(), 1, 1024);
    EXPECT_EQ(std::count(left.begin() + 32, left.end(), 0.0F), 1024 - 32);
}

} // namespace
} // namespace atos
