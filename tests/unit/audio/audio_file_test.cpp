// SPDX-License-Identifier: Apache-2.0
#include "audio/file/audio_file.h"
#include "audio/file/write_sound.h"

#include "audio/file/resample.h"
#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "unit/audio/synthetic_sound.h"

#include <gmock/gmock.h>
#include <sndfile.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

namespace atos {
namespace {

using test::TemporaryFolder;
using testing::EndsWith;
using testing::HasSubstr;

constexpr int rate = 16000;

/// A click every half second: where they are is easy to tell.
std::vector<float> clicks(double seconds) {
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate), 0.0F);
    for (std::size_t i = rate / 2; i + 40 < samples.size(); i += rate / 2)
        for (std::size_t j = 0; j < 40; ++j)
            samples[i + j] = (j % 8 < 4 ? 0.7F : -0.7F) * (1 - static_cast<float>(j) / 40);
    return samples;
}

std::vector<float> readAll(AudioFile& file, std::size_t atOnce) {
    std::vector<float> all;
    std::vector<float> block(atOnce);
    for (;;) {
        const auto read = file.read(block);
        EXPECT_TRUE(read);
        if (!read) return all;
        all.insert(all.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(*read));
        if (*read < block.size()) return all;
    }
}

class SoundFormats : public testing::TestWithParam<SoundFormat> {};

TEST_P(SoundFormats, KeepTheirTime) {
    const TemporaryFolder folder;
    const auto path = folder.path() / (std::string("clicks") + extensionOf(GetParam()));
    const auto samples = clicks(3);
    ASSERT_TRUE(writeSound(samples, rate, GetParam(), 0.9, path));
    auto file = AudioFile::open(path, rate);
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_NEAR(file->seconds(), 3, 0.1);
    const auto read = readAll(*file, 1000);
    EXPECT_EQ(file->missing(), "");
    ASSERT_GE(read.size() + rate / 10, samples.size());
    for (std::size_t click = rate / 2; click + rate / 4 < read.size(); click += rate / 2) {
        const auto from = read.begin() + static_cast<std::ptrdiff_t>(click - rate / 4);
        const auto loudest = std::max_element(from, from + rate / 2);
        EXPECT_NEAR(static_cast<double>(loudest - read.begin()), static_cast<double>(click), 0.005 * rate);
    }
}

INSTANTIATE_TEST_SUITE_P(All, SoundFormats,
                         testing::Values(SoundFormat::flac, SoundFormat::mp3, SoundFormat::vorbis));

TEST(AudioFile, ResamplesTheSameHoweverItIsRead) {
    const TemporaryFolder folder;
    const auto path = folder / "sine.flac";
    const auto sine = resampledMono(test::sine(440, -6, 1, 32000), rate);
    ASSERT_TRUE(sine);
    ASSERT_TRUE(writeSound(*sine, rate, SoundFormat::flac, 1, path));
    auto once = AudioFile::open(path, 8000);
    auto often = AudioFile::open(path, 8000);
    ASSERT_TRUE(once && often);
    const auto whole = readAll(*once, 20000);
    EXPECT_EQ(readAll(*often, 333), whole);
    EXPECT_NEAR(static_cast<double>(whole.size()), 8000, 10);
    EXPECT_NEAR(*std::max_element(whole.begin() + 1000, whole.end() - 1000), 0.5, 0.01);
}

class NoRecording : public testing::Test {
protected:
    std::string refusal(std::string_view content, const char* name = "file.mp3") {
        const auto path = folder_ / name;
        EXPECT_TRUE(writeFile(path, content));
        const auto file = AudioFile::open(path, rate);
        EXPECT_FALSE(file);
        if (file) return {};
        EXPECT_EQ(file.error().code, ErrorCode::badInput);
        EXPECT_THAT(file.error().message, EndsWith("."));
        return file.error().message;
    }
    TemporaryFolder folder_;
};

TEST_F(NoRecording, IsToldApartInWords) {
    EXPECT_THAT(refusal(""), HasSubstr("is empty"));
    EXPECT_THAT(refusal(std::string_view("\0\0\0\x20"
                                         "ftypM4A \0\0\0\0",
                                         16),
                        "song.m4a"),
                HasSubstr("MP4"));
    EXPECT_THAT(refusal("MThd\0\0\0\6", "song.mid"), HasSubstr("MIDI"));
    EXPECT_THAT(refusal("This is a letter, not a song."), HasSubstr("format"));
}

TEST_F(NoRecording, IsAFolderOrNothing) {
    const auto folder = AudioFile::open(folder_.path(), rate);
    ASSERT_FALSE(folder);
    EXPECT_THAT(folder.error().message, HasSubstr("is a folder"));
    const auto missing = AudioFile::open(folder_ / "none.wav", rate);
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().message, HasSubstr("There is no file"));
}

TEST_F(NoRecording, HoldsNumbersThatNoSoundHas) {
    for (const float impossible : {3e38F, -1e9F, std::numeric_limits<float>::quiet_NaN()}) {
        std::vector<float> samples(400, 0.1F);
        samples[200] = impossible;
        SF_INFO info{};
        info.samplerate = 8000;
        info.channels = 1;
        info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
        SNDFILE* wav = sf_open((folder_ / "float.wav").c_str(), SFM_WRITE, &info);
        ASSERT_NE(wav, nullptr);
        EXPECT_EQ(sf_writef_float(wav, samples.data(), 400), 400);
        sf_close(wav);
        auto file = AudioFile::open(folder_ / "float.wav", rate);
        ASSERT_TRUE(file);
        std::vector<float> read(2000);
        const auto refused = file->read(read);
        ASSERT_FALSE(refused) << impossible;
        EXPECT_THAT(refused.error().message, HasSubstr("no sound"));
    }
}

TEST_F(NoRecording, IsSaidToBeTruncatedWhereTheHeaderPromisesMore) {
    const auto path = folder_ / "clicks.flac";
    ASSERT_TRUE(writeSound(clicks(4), rate, SoundFormat::flac, 1, path));
    const auto bytes = readFile(path, 1U << 20U);
    ASSERT_TRUE(bytes);
    ASSERT_TRUE(writeFile(path, std::span(*bytes).first(bytes->size() / 2)));
    auto file = AudioFile::open(path, rate);
    ASSERT_TRUE(file);
    const auto read = readAll(*file, 4096);
    EXPECT_LT(read.size(), 3U * rate);
    EXPECT_THAT(file->missing(), HasSubstr("not complete"));
}

TEST(WriteSound, LeavesNothingWhereItCannotWrite) {
    const TemporaryFolder folder;
    const auto written = writeSound(clicks(1), rate, SoundFormat::flac, 1, folder.path() / "none" / "x.flac");
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().message, HasSubstr("Cannot write"));
}

} // namespace
} // namespace atos
