// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/transcriber.h"

#include "app/transcribe/read_music.h"
#include "app/transcribe/transcribed_recording.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace atos {
namespace {

TEST(MusicOf, IsWhatWasHeardUnderItsTitle) {
    RecognisedMusic heard;
    heard.notes = {{1, 2, 60, 70, 0.9F}};
    const Performance music = musicOf(heard, "Lesson 3");
    EXPECT_EQ(music.title, "Lesson 3");
    ASSERT_EQ(music.notes.size(), 1U);
    EXPECT_EQ(music.notes.front().pitch, 60);
    EXPECT_EQ(music.notes.front().velocity, 70);
}

TEST(ReadMusic, TakesAMidiFileAsItIs) {
    const test::TemporaryFolder folder;
    Performance piece;
    piece.notes = {{0, 1, 60, 80, 0, 0}};
    piece.title = "Nocturne";
    ASSERT_TRUE(writeMidi(piece, folder.path() / "piece.mid"));
    const auto music = readMusic(folder.path() / "piece.mid", {});
    ASSERT_TRUE(music) << music.error().message;
    EXPECT_EQ(music->title, "Nocturne");
    EXPECT_FALSE(readMusic(folder.path() / "nothing.mid", {}));
}

TEST(Transcriber, TellsOfWeightsThatAreNotThereWithTheFirstRecording) {
    Transcriber transcriber("/nowhere/transcribe.safetensors");
    EXPECT_EQ(transcriber.contentHash(), "");
    EXPECT_FALSE(transcriber.transcribe("recording.wav", {}));
}

TEST(Instruments, EachHasItsShippedWeights) {
    EXPECT_EQ(instrumentNames(), (std::vector<std::string>{"piano", "any"}));
    std::set<std::filesystem::path> weights;
    for (const std::string& name : instrumentNames()) {
        weights.insert(shippedWeightsOf(instrumentNamed(name)));
        EXPECT_TRUE(std::filesystem::exists(shippedWeightsOf(instrumentNamed(name)))) << name;
    }
    EXPECT_EQ(weights.size(), instrumentNames().size());
}

TEST(TranscribedRecording, KeepsWhatWasSeenAndNeedsNoSoundfont) {
    const TranscribeFunction hear = [](const std::filesystem::path&, Instrument instrument, const Task&,
                                       const LevelsFunction& watch) -> Result<Transcription> {
        const std::array<float, constantQBins> silence{};
        watch(silence);
        EXPECT_EQ(instrument, Instrument::any);
        Transcription transcription;
        transcription.music.notes = {{0, 1, 60, 70, 0.9F}};
        return transcription;
    };
    const RenderFunction mute = [](const Performance&, const RenderOptions&, const Task&) -> Result<Samples> {
        return environmentLacks("There is no soundfont.");
    };
    const auto recording = transcribeWithPicture(hear, mute, "recording.wav", Instrument::any, {});
    ASSERT_TRUE(recording) << recording.error().message;
    EXPECT_EQ(recording->spectrogram->columns(), 1U);
    EXPECT_EQ(recording->gainDb, 0);
    EXPECT_EQ(recording->transcription.music.notes.size(), 1U);
}

} // namespace
} // namespace atos
