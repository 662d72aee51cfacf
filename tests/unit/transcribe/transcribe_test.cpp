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
    EXPECT_GT(scores.notes.f1(), 0.88) << scores.notes.precision() << ' ' << scores.notes.recall();
    EXPECT_GT(scores.withOffsets.f1(), 0.65);
    EXPECT_LT(std::abs(scores.medianOnsetError), 0.025);
}

INSTANTIATE_TEST_SUITE_P(Cents, BundledPiece, testing::Values(0.0, 35.0));

TEST_F(TranscribeTest, SilenceIsRefused) {
    const auto heard = transcribe(keep(std::vector<float>(5 * transcriptionRate, 0.0F)), *recogniser_, {});
    ASSERT_FALSE(heard);
    EXPECT_EQ(heard.error().code, ErrorCode::badInput);
    EXPECT_THAT(heard.error().message, HasSubstr("is silent"));
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
