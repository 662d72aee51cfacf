// SPDX-License-Identifier: Apache-2.0
// With the shipped weights: a bundled piece is rendered and heard again.
#include "transcribe/transcribe.h"

#include "audio/file/resample.h"
#include "audio/file/write_sound.h"
#include "audio/render/render.h"
#include "audio/render/soundfont.h"
#include "lab/metrics/note_metrics.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cmath>
#include <cstdint>

namespace atos {
namespace {

using testing::HasSubstr;

const std::filesystem::path source = ATOS_SOURCE_DIR;
constexpr double heardSeconds = 30;

class TranscribeTest : public testing::Test {
protected:
    void SetUp() override {
        auto recogniser = NoteRecogniser::load(source / "models" / "transcribe-open.safetensors");
        ASSERT_TRUE(recogniser) << recogniser.error().message;
        recogniser_ = std::move(*recogniser);
    }

    std::filesystem::path keep(const std::vector<float>& samples) const {
        const auto path = folder_ / "recording.flac";
        EXPECT_TRUE(writeSound(samples, transcriptionRate, SoundFormat::flac, 1, path));
        return path;
    }

    Result<std::vector<float>> play(const Performance& music, double cents) const {
        RenderOptions render;
        render.seconds = heardSeconds;
        render.character.emplace().cents.fill(cents);
        const auto samples = renderSamples(music, render, {});
        if (!samples) return samples.error();
        return resampledMono(*samples, transcriptionRate);
    }

    std::vector<Note> truth(const Performance& music) const {
        auto notes = soundingNotes(music);
        std::erase_if(notes, [](const Note& note) { return note.onset >= heardSeconds; });
        return notes;
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<NoteRecogniser> recogniser_;
};

class BundledPiece : public TranscribeTest, public testing::WithParamInterface<double> {};

TEST_P(BundledPiece, IsHeardAsItWasPlayed) {
    if (!findSoundfont()) GTEST_SKIP() << "no soundfont is installed";
    const auto music = readMidi(source / "resources" / "pieces" / "mozart-fantasy-k397.mid");
    ASSERT_TRUE(music);
    const auto sound = play(*music, GetParam());
    ASSERT_TRUE(sound) << sound.error().message;
    const auto heard = transcribe(keep(*sound), *recogniser_, {});
    ASSERT_TRUE(heard) << heard.error().message;
    EXPECT_NEAR(heard->tuningCents, GetParam(), 8);
    EXPECT_TRUE(heard->warnings.empty());
    const NoteScores scores = scoreNotes(truth(*music), plainNotes(heard->music));
    EXPECT_GT(scores.notes.f1(), 0.95) << scores.notes.precision() << ' ' << scores.notes.recall();
    EXPECT_GT(scores.withOffsets.f1(), 0.85);
    EXPECT_LT(std::abs(scores.medianOnsetError), 0.025);
}

INSTANTIATE_TEST_SUITE_P(Cents, BundledPiece, testing::Values(0.0, 35.0));

TEST_F(TranscribeTest, SilenceIsRefused) {
    const auto heard = transcribe(keep(std::vector<float>(5 * transcriptionRate, 0.0F)), *recogniser_, {});
    ASSERT_FALSE(heard);
    EXPECT_EQ(heard.error().code, ErrorCode::badInput);
    EXPECT_THAT(heard.error().message, HasSubstr("is silent"));
}

TEST_F(TranscribeTest, WhatIsTooShortForANoteIsToldAsThat) {
    const auto heard = transcribe(keep(std::vector<float>(transcriptionRate / 20, 0.3F)), *recogniser_, {});
    ASSERT_FALSE(heard);
    EXPECT_THAT(heard.error().message, HasSubstr("is too short to hold a note"));
}

// Fifty decibels softer, a recording gave 2 notes of 67: how loud it is says nothing about what was played.
TEST_F(TranscribeTest, SoftRecordingsAreHeardAsLoudOnes) {
    if (!findSoundfont()) GTEST_SKIP() << "no soundfont is installed";
    auto music = readMidi(source / "resources" / "pieces" / "mozart-fantasy-k397.mid");
    ASSERT_TRUE(music);
    for (Note& note : music->notes)
        note.velocity = 80; // its own softest notes are under the noise of 16 bits, and rightly told so
    auto sound = play(*music, 0);
    ASSERT_TRUE(sound) << sound.error().message;
    const auto loud = transcribe(keep(*sound), *recogniser_, {});
    const auto softer = [&](double decibels) {
        std::vector<float> soft = *sound;
        for (float& sample : soft)
            sample *= static_cast<float>(std::pow(10, -decibels / 20));
        return transcribe(keep(soft), *recogniser_, {}); // in 16 bits
    };
    const auto soft = softer(50);
    ASSERT_TRUE(loud && soft);
    EXPECT_GT(scoreNotes(plainNotes(loud->music), plainNotes(soft->music)).notes.f1(), 0.9);
    EXPECT_TRUE(soft->warnings.empty());
    const auto covered = softer(64);
    ASSERT_TRUE(covered);
    EXPECT_THAT(covered->warnings, testing::Contains(HasSubstr("so soft")));
}

TEST_F(TranscribeTest, NoiseIsNoMusic) {
    std::vector<float> noise(6 * transcriptionRate);
    std::uint32_t state = 1;
    for (float& sample : noise)
        sample =
            0.002F * (static_cast<float>((state = state * 1664525U + 1013904223U) >> 8U) / (1U << 23U) - 1);
    const auto heard = transcribe(keep(noise), *recogniser_, {});
    ASSERT_FALSE(heard);
    EXPECT_THAT(heard.error().message, HasSubstr("noise"));
}

// Bach without pedal came out with the pedal down for 94 % of the time.
TEST_F(TranscribeTest, NoPedalIsInvented) {
    if (!findSoundfont()) GTEST_SKIP() << "no soundfont is installed";
    for (const char* const piece : {"bach-prelude-bwv846.mid", "debussy-arabesque-no1.mid"}) {
        auto music = readMidi(source / "resources" / "pieces" / piece);
        ASSERT_TRUE(music);
        music->pedals.clear();
        const auto sound = play(*music, 0);
        ASSERT_TRUE(sound);
        const auto heard = transcribe(keep(*sound), *recogniser_, {});
        ASSERT_TRUE(heard);
        const Performance played = performanceFrom(heard->music);
        double down = 0;
        for (std::size_t i = 0; i + 1 < played.pedals.size(); ++i)
            if (played.pedals[i].value > 0) down += played.pedals[i + 1].seconds - played.pedals[i].seconds;
        EXPECT_LT(down, 0.1 * heardSeconds) << piece;
    }
}

TEST_F(TranscribeTest, ClippingIsTold) {
    std::vector<float> square(5 * transcriptionRate);
    for (std::size_t i = 0; i < square.size(); ++i)
        square[i] = i / 40 % 2 == 0 ? 1.0F : -1.0F;
    const auto heard = transcribe(keep(square), *recogniser_, {});
    ASSERT_TRUE(heard) << heard.error().message;
    EXPECT_THAT(heard->warnings, testing::Contains(HasSubstr("clipped")));
}

TEST_F(TranscribeTest, CanBeCancelled) {
    Task task;
    task.cancel.cancel();
    const auto heard = transcribe(keep(std::vector<float>(16000, 0.1F)), *recogniser_, task);
    ASSERT_FALSE(heard);
    EXPECT_EQ(heard.error().code, ErrorCode::cancelled);
}

TEST_F(TranscribeTest, TheBeginningIsHeardAlikeInALongRecording) {
    if (!findSoundfont()) GTEST_SKIP() << "no soundfont is installed";
    const auto music = readMidi(source / "resources" / "pieces" / "satie-gymnopedie-no1.mid");
    ASSERT_TRUE(music);
    const auto sound = play(*music, 0);
    ASSERT_TRUE(sound);
    const auto path = keep(*sound);
    const auto whole = transcribe(path, *recogniser_, {});
    const auto part = transcribe(path, *recogniser_, {}, 12);
    ASSERT_TRUE(whole && part);
    const auto beginning = [](const Transcription& heard) {
        auto notes = plainNotes(heard.music);
        std::erase_if(notes, [](const Note& note) { return note.onset >= 9; });
        return notes;
    };
    ASSERT_FALSE(beginning(*whole).empty());
    EXPECT_GT(scoreNotes(beginning(*whole), beginning(*part)).notes.f1(), 0.95);
    EXPECT_DOUBLE_EQ(part->seconds, 12);
}

} // namespace
} // namespace atos
