// SPDX-License-Identifier: Apache-2.0
// Recordings are read to their end, whatever their headers say, and what is missing is said.
#include "audio/file/recording_formats.h"
#include "unit/audio/stored_sound.h"

#include <gmock/gmock.h>

#include <array>

namespace atos {
namespace {

using test::readBack;
using test::stored;
using test::swells;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int wav = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
constexpr int aiff = SF_FORMAT_AIFF | SF_FORMAT_PCM_16;
constexpr int flac = SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
constexpr int vorbis = SF_FORMAT_OGG | SF_FORMAT_VORBIS;
constexpr int opus = SF_FORMAT_OGG | SF_FORMAT_OPUS;
constexpr int mp3 = SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;

std::string junk(std::size_t size) {
    std::string bytes(size, '\0');
    std::uint32_t state = 1;
    for (char& byte : bytes)
        byte = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
    return bytes;
}

/// With the bytes after a mark replaced.
std::string patched(std::string bytes, std::string_view mark, std::size_t after, std::string_view with) {
    return bytes.replace(bytes.find(mark) + after, with.size(), with);
}

std::string withDataSize(const std::string& wave, std::string_view size) {
    return patched(wave, "data", 4, size);
}

constexpr std::string_view zero("\0\0\0\0", 4);
constexpr std::string_view most("\xFF\xFF\xFF\xFF", 4);

/// Silence first: its frames are small, and whoever takes them for the rule expects far fewer seconds or
/// more.
std::string mp3WithoutHeader(double silence, double sound) {
    std::vector<float> samples(static_cast<std::size_t>(silence * test::storedRate), 0.0F);
    const auto rest = swells(sound);
    samples.insert(samples.end(), rest.begin(), rest.end());
    std::string bytes = stored(samples, mp3, 1, test::storedRate, SF_BITRATE_MODE_VARIABLE);
    const auto mark = std::min(bytes.find("Xing"), bytes.find("Info"));
    return mark == std::string::npos ? bytes : bytes.replace(mark, 8, 8, '\0');
}

// A telephone's MP3 gave half of its music: libsndfile stopped where libmpg123 had estimated the end from the
// first frame.
TEST(WholeRecording, VariableBitRateWithoutXingHeader) {
    const auto back = readBack(mp3WithoutHeader(1, 5));
    EXPECT_NEAR(back.seconds, 6, 0.2);
    EXPECT_THAT(back.missing, IsEmpty());
}

// Of two MP3s joined with `cat` only the first was heard, since its header tells its own length.
TEST(WholeRecording, JoinedMp3s) {
    const std::string one = stored(swells(3), mp3);
    const std::string tag = "TAG" + std::string(125, ' ');
    EXPECT_NEAR(readBack(one).seconds, 3, 0.1);
    const auto joined = readBack(one + tag + one);
    EXPECT_NEAR(joined.seconds, 6, 0.2);
    EXPECT_THAT(joined.missing, IsEmpty());
    // Also where the second has another rate: its pitch stays.
    EXPECT_NEAR(readBack(one + stored(swells(3, 44100), mp3, 1, 44100)).seconds, 6, 0.2);
}

TEST(WholeRecording, Mp3BehindAPictureOrJunk) {
    const std::string sound = stored(swells(2), mp3);
    const std::string tag = std::string("ID3\3\0\0\0\x1F\x20\0", 10) + junk(0x1F * 16384 + 0x20 * 128);
    for (const std::string& before : {tag, junk(20'000), std::string(60'000, '\0')}) {
        const auto back = readBack(before + sound);
        EXPECT_THAT(back.refusal, IsEmpty());
        EXPECT_NEAR(back.seconds, 2, 0.2) << before.size();
        EXPECT_THAT(back.missing, IsEmpty());
    }
}

TEST(WholeRecording, Mp3InWav) {
    const std::string sound = mp3WithoutHeader(1, 5);
    std::string header(
        "RIFF\0\0\0\0WAVEfmt \x1E\0\0\0\x55\0\1\0\x22\x56\0\0\x80\x3E\0\0\1\0\0\0\x0C\0\1\0\2\0\0\0"
        "\xA1\1\1\0\x71\5data",
        54);
    for (std::size_t shift = 0; shift < 32; shift += 8)
        header += static_cast<char>(sound.size() >> shift & 0xFFU);
    const auto back = readBack(header + sound);
    EXPECT_NEAR(back.seconds, 6, 0.2);
    EXPECT_THAT(back.missing, IsEmpty());
}

/// The same sound with frames whose size no header tells.
std::string inFreeFormat(std::string bytes) {
    constexpr std::array<std::size_t, 14> kilobits{32,  40,  48,  56,  64,  80,  96,
                                                   112, 128, 160, 192, 224, 256, 320};
    for (std::size_t at = 0; at + 4 <= bytes.size();) {
        const auto third = static_cast<unsigned char>(bytes[at + 2]);
        const std::size_t size = 144 * 1000 * kilobits.at((third >> 4U) - 1U) / 48000;
        bytes[at + 2] = static_cast<char>(third & 0x0FU);
        at += size;
    }
    return bytes;
}

// Radio stations' own encoders make it: it was read from its first byte on only, and its length was not
// known.
TEST(WholeRecording, FreeFormatMpegAudio) {
    const std::string usual = stored(swells(3, 48000), mp3, 1, 48000, SF_BITRATE_MODE_CONSTANT);
    const std::string sound = inFreeFormat(usual);
    const std::string tag = std::string("ID3\3\0\0\0\0\x20\0", 10) + junk(0x20 * 128);
    for (const std::string& before : {std::string(), tag, junk(20'000)}) {
        const auto back = readBack(before + sound);
        EXPECT_THAT(back.refusal, IsEmpty()) << before.size();
        EXPECT_NEAR(back.seconds, 3, 0.1) << before.size();
        EXPECT_NEAR(back.loud, readBack(usual).loud, 0.01) << before.size();
        EXPECT_THAT(back.missing, IsEmpty());
    }
    const test::TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "free.mp3", sound));
    EXPECT_NEAR(AudioFile::open(folder / "free.mp3", 16000)->seconds(), 3, 0.1);
}

// Of a WAV with two data chunks, as halted recorders write, the second was left out without a word.
TEST(WholeRecording, WavWithSeveralDataChunks) {
    const std::string one = stored(swells(2), wav);
    const std::size_t data = one.find("data");
    ASSERT_NE(data, std::string::npos);
    const std::string chunk = one.substr(data);
    const std::string list("LIST\6\0\0\0INFOab", 14);
    for (const std::string& bytes : {one + chunk, one + list + chunk, one + list + chunk + chunk + list}) {
        const auto back = readBack(bytes);
        const auto chunks = static_cast<double>((bytes.size() - data) / chunk.size());
        EXPECT_NEAR(back.seconds, 2 * chunks, 0.01) << bytes.size();
        EXPECT_THAT(back.missing, IsEmpty());
    }
    const auto cut = readBack((one + chunk).substr(0, one.size() + chunk.size() / 2));
    EXPECT_NEAR(cut.seconds, 3, 0.01);
    EXPECT_THAT(cut.missing, HasSubstr("3.0 of 4.0 seconds"));
}

class CutRecording : public testing::TestWithParam<int> {};

// A full disk or a broken transfer: what is there is read, and how much is missing is said.
TEST_P(CutRecording, IsReadAndSaid) {
    const std::string whole = stored(swells(4), GetParam());
    EXPECT_THAT(readBack(whole).missing, IsEmpty());
    const auto half = readBack(std::string_view(whole).substr(0, whole.size() / 2));
    EXPECT_NEAR(half.seconds, 2, 0.3);
    EXPECT_THAT(half.missing, testing::ContainsRegex("of 4\\.[01] seconds are there\\.$"));
}

INSTANTIATE_TEST_SUITE_P(Formats, CutRecording,
                         testing::Values(wav, aiff, flac, SF_FORMAT_AU | SF_FORMAT_PCM_16,
                                         SF_FORMAT_CAF | SF_FORMAT_PCM_16, SF_FORMAT_W64 | SF_FORMAT_PCM_16,
                                         SF_FORMAT_RF64 | SF_FORMAT_PCM_16, mp3));

TEST(WholeRecording, CutOggIsSaid) {
    for (const int format : {vorbis, opus}) {
        const std::string whole = stored(swells(8, 48000), format, 1, 48000);
        EXPECT_THAT(readBack(whole).missing, IsEmpty());
        const auto cut = readBack(std::string_view(whole).substr(0, whole.size() * 3 / 4));
        EXPECT_GT(cut.seconds, 2);
        EXPECT_THAT(cut.missing, HasSubstr("cut off"));
    }
}

// A recorder that lost its power leaves a header that says 0: "holds no sound", said the program.
TEST(WholeRecording, UnfinishedHeader) {
    const std::string wave = stored(swells(2), wav);
    const std::string apple = stored(swells(2), aiff);
    const std::string unfinishedApple = patched(patched(apple, "COMM", 10, zero), "SSND", 4, zero);
    for (const std::string& bytes : {withDataSize(wave, zero), unfinishedApple}) {
        const auto back = readBack(bytes);
        EXPECT_NEAR(back.seconds, 2, 0.01);
        EXPECT_THAT(back.missing, HasSubstr("never completed"));
    }
    // One that was brought up to date only now and then, too.
    const auto late = readBack(withDataSize(wave, std::string_view("\0\x40\0\0", 4)));
    EXPECT_NEAR(late.seconds, 2, 0.01);
    EXPECT_THAT(late.missing, HasSubstr("never completed"));
}

// What comes out of a pipe cannot know its length: nothing is missing.
TEST(WholeRecording, UnknownLengthIsNoFault) {
    const std::string wave = stored(swells(2), wav);
    const std::string apple = stored(swells(2), aiff);
    std::string lossless = stored(swells(2), flac);
    lossless[21] = static_cast<char>(lossless[21] & 0xF0);
    lossless.replace(22, 4, 4, '\0');
    for (const std::string& bytes :
         {withDataSize(wave, most), withDataSize(wave, std::string_view("\0\xF0\xFF\x7F", 4)),
          patched(patched(apple, "COMM", 10, most), "SSND", 4, most), lossless}) {
        const auto back = readBack(bytes);
        EXPECT_NEAR(back.seconds, 2, 0.01);
        EXPECT_THAT(back.missing, IsEmpty());
    }
}

TEST(WholeRecording, JoinedFilesOfOtherKinds) {
    const std::string ogg = stored(swells(2), vorbis);
    const std::string other = stored(swells(2, 48000), opus, 1, 48000);
    const std::string wave = stored(swells(2), wav);
    const std::string lossless = stored(swells(2), flac);
    for (const std::string& bytes : {ogg + ogg, ogg + other, wave + wave, lossless + lossless}) {
        const auto back = readBack(bytes);
        EXPECT_NEAR(back.seconds, 4, 0.1);
        EXPECT_THAT(back.missing, IsEmpty());
    }
}

TEST(WholeRecording, DamageInTheMiddleCostsOnlyWhatIsDamaged) {
    std::string lossless = stored(swells(12), flac);
    const std::string hole = junk(3000);
    const auto back = readBack(lossless.replace(lossless.size() / 3, hole.size(), hole));
    EXPECT_GT(back.seconds, 10);
    EXPECT_THAT(back.missing, HasSubstr("not complete"));
}

TEST(WholeRecording, WhatFollowsTheSoundIsNone) {
    const std::string wave = stored(swells(2), wav);
    const std::string list("LIST\7\0\0\0INFOabc", 15); // not padded
    for (const std::string& bytes :
         {wave + junk(30'000), wave + std::string(30'000, '\0'), wave + list,
          std::string(wave).insert(12, list), stored(swells(2), flac) + junk(30'000)}) {
        const auto back = readBack(bytes);
        EXPECT_NEAR(back.seconds, 2, 0.01) << bytes.size();
        EXPECT_THAT(back.missing, IsEmpty());
    }
}

std::vector<float> inChannels(const std::vector<float>& mono, const std::vector<float>& gains) {
    std::vector<float> interleaved;
    for (const float sample : mono)
        for (const float gain : gains)
            interleaved.push_back(gain * sample);
    return interleaved;
}

// A cable with two wires swapped makes the right channel the left one upside down: their mean was "silent".
TEST(WholeRecording, ChannelsDoNotCancel) {
    const auto mono = swells(3);
    const double loud = readBack(stored(mono, wav)).loud;
    const auto heard = [&](const std::vector<float>& gains) {
        const int channels = static_cast<int>(gains.size());
        return readBack(stored(inChannels(mono, gains), SF_FORMAT_WAVEX | SF_FORMAT_PCM_16, channels)).loud
               / loud;
    };
    EXPECT_NEAR(heard({1, 1}), 1, 0.01);
    EXPECT_NEAR(heard({1, -1}), 1, 0.01);
    EXPECT_NEAR(heard({1, -0.5F}), 0.75, 0.01);
    EXPECT_NEAR(heard({1, 0}), 0.5, 0.01);
    EXPECT_NEAR(heard({0, -1}), 0.5, 0.01);
    EXPECT_GT(heard({1, -1, 0.5F, 0, -0.3F, 0.3F}), 0.4);
}

TEST(WholeRecording, ChannelsThatDifferAreLeftAsTheyAre) {
    const auto one = swells(3);
    const auto delayed = swells(3.1);
    std::vector<float> interleaved;
    for (std::size_t i = 0; i < one.size(); ++i) { // half a millisecond apart, as at two microphones
        interleaved.push_back(one[i]);
        interleaved.push_back(delayed[i + 12]);
    }
    const auto back = readBack(stored(interleaved, wav, 2), test::storedRate);
    for (std::size_t i = 2000; i < 20'000; ++i)
        ASSERT_NEAR(back.samples[i], (one[i] + delayed[i + 12]) / 2, 0.01) << i;
}

// Samples beyond full scale are whole in floating point; what is flat on top is not.
TEST(WholeRecording, ClippingIsWhatIsFlat) {
    auto sound = swells(2, test::storedRate, 2.5F);
    constexpr int floating = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    EXPECT_LT(readBack(stored(sound, floating)).clippedShare, 1e-4);
    EXPECT_GT(readBack(stored(sound, wav)).clippedShare, 0.05);
    for (float& sample : sound)
        sample = std::clamp(sample, -0.8F, 0.8F);
    EXPECT_GT(readBack(stored(sound, floating)).clippedShare, 0.05);
    EXPECT_LT(readBack(stored(swells(2, test::storedRate, 0.99F), wav)).clippedShare, 1e-3);
}

TEST(WholeRecording, OfAnyRateSizeAndOffset) {
    EXPECT_NEAR(readBack(stored(swells(2, 192'000), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1, 192'000)).seconds, 2,
                0.01);
    EXPECT_NEAR(readBack(stored(swells(2, 8000), SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 1, 8000)).seconds, 2,
                0.01);
    EXPECT_THAT(readBack(stored({0.5F}, wav)).refusal, IsEmpty());
    auto shifted = swells(2);
    for (float& sample : shifted)
        sample = sample / 2 + 0.4F;
    EXPECT_NEAR(readBack(stored(shifted, wav)).loud, readBack(stored(swells(2), wav)).loud / 2, 1e-3);
}

TEST(WholeRecording, IsEnteredInTheMiddleOfJoinedParts) {
    const test::TemporaryFolder folder;
    const auto path = folder / "joined.ogg";
    ASSERT_TRUE(writeFile(path, stored(swells(2), vorbis) + stored(swells(2), vorbis)));
    auto file = AudioFile::open(path, 16000);
    ASSERT_TRUE(file);
    EXPECT_NEAR(file->seconds(), 4, 0.1);
    ASSERT_TRUE(file->skipTo(3));
    std::vector<float> rest(40'000);
    const auto read = file->read(rest);
    ASSERT_TRUE(read);
    EXPECT_NEAR(static_cast<double>(*read) / 16000, 1, 0.05);
    EXPECT_DOUBLE_EQ(file->shareRead(), 1);
}

// `transcribe` read a .caf, and `analyze` took it for a MIDI file.
TEST(RecordingNames, AreAllThatCanBeRead) {
    for (const char* const name :
         {"a.wav", "a.WAVE", "a.caf", "a.au", "a.snd", "a.w64", "a.mp2", "a.aifc", "a.m4a"})
        EXPECT_TRUE(isRecordingName(name)) << name;
    EXPECT_FALSE(isRecordingName("a.mid"));
    const test::TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "nameless", stored(swells(1), mp3)));
    EXPECT_TRUE(isRecording(folder / "nameless"));
    ASSERT_TRUE(writeFile(folder / "song.wav", "MThd\0\0\0\6"));
    EXPECT_FALSE(isRecording(folder / "song.wav"));
}

// libmpg123 told the terminal what it thought of a file.
TEST(Recordings, AreReadWithoutAWordFromLibraries) {
    testing::internal::CaptureStderr();
    const std::string sound = stored(swells(2), mp3);
    readBack(sound + junk(5000) + sound);
    readBack("\xFF\xFB\x90\x64" + junk(30'000));
    readBack(junk(30'000));
    readBack(std::string_view(sound).substr(0, sound.size() / 2));
    EXPECT_THAT(testing::internal::GetCapturedStderr(), IsEmpty());
}

} // namespace
} // namespace atos
