// SPDX-License-Identifier: Apache-2.0
#include "audio/render/demonstrate.h"

#include "audio/file/audio_file.h"
#include "support/temporary_folder.h"
#include "unit/audio/sound_measures.h"
#include "unit/audio/synthetic_sound.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::Contains;
using testing::HasSubstr;

TonePreset bright(double brightness) {
    TonePreset tone;
    tone.brightness = brightness;
    return tone;
}

/// A phrase of one held note.
Performance phraseOn(std::uint8_t pitch) {
    return test::oneNote(90, 4, pitch);
}

/// Follows the brightness only above middle C.
Result<Samples> trebleInstrument(const Performance& music, const RenderOptions& options, const Task& task) {
    if (task.cancel.cancelled()) return cancelled();
    const int above = music.notes.empty() ? 0 : std::max(0, music.notes.front().pitch - 60);
    const double overtone = -60 + above * options.tone.brightness.value_or(0);
    return test::sum(test::sine(400, -20 + options.gainDb, options.seconds + options.tailSeconds),
                     test::sine(4000, overtone + options.gainDb, options.seconds + options.tailSeconds));
}

TEST(Demonstrate, ChoosesThePhraseThatShowsTheDifferenceBest) {
    const std::vector candidates{phraseOn(48), phraseOn(84), phraseOn(72), Performance()};
    const auto shown = demonstrate(trebleInstrument, candidates, bright(0), bright(1), {}, {});
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_EQ(shown->chosen, 1U);
    ASSERT_EQ(shown->distances.size(), 4U);
    EXPECT_EQ(shown->distances[0], 0) << "nothing is brighter down there";
    EXPECT_GT(shown->distances[1], shown->distances[2]);
    EXPECT_EQ(shown->distances[1], shown->difference.distance);
    EXPECT_GT(shown->difference.distance, shown->medianDistance());
    EXPECT_THAT(shown->listenFor, Contains(HasSubstr("brighter in the treble")));
}

TEST(Demonstrate, SaysThatTonesSoundTheSame) {
    const std::vector low{phraseOn(48)};
    const auto same = demonstrate(trebleInstrument, low, bright(1), bright(0), {}, {});
    ASSERT_FALSE(same);
    EXPECT_EQ(same.error().code, ErrorCode::badInput);
    EXPECT_THAT(same.error().message, HasSubstr("sound the same"));
}

TEST(Demonstrate, RendersNothingForTheSameSettingsUnderTwoNames) {
    const auto never = [](const Performance&, const RenderOptions&, const Task&) -> Result<Samples> {
        return internalError("rendered");
    };
    TonePreset renamed = bright(1);
    renamed.name = "Another name";
    const std::vector candidates{phraseOn(84)};
    const auto same = demonstrate(never, candidates, bright(1), renamed, {}, {});
    ASSERT_FALSE(same);
    EXPECT_EQ(same.error().code, ErrorCode::badInput) << same.error().message;
}

TEST(Demonstrate, NeedsMusic) {
    for (const std::vector<Performance>& nothing : {std::vector<Performance>{}, {Performance()}}) {
        const auto none = demonstrate(trebleInstrument, nothing, bright(0), bright(1), {}, {});
        ASSERT_FALSE(none);
        EXPECT_THAT(none.error().message, HasSubstr("no music"));
    }
}

TEST(Demonstrate, StopsWhenCancelled) {
    Task task;
    task.cancel.cancel();
    const std::vector candidates{phraseOn(84)};
    const auto stopped = demonstrate(trebleInstrument, candidates, bright(0), bright(1), {}, task);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
}

/// With the real synthesizer.
class DemonstrateRender : public testing::Test {
protected:
    DemonstrateRender() {
        options.soundfont = test::smallSoundfont;
        options.sampleRate = 22050;
        wet.reverbTime = 3;
        wet.reverbLevel = -4;
        dry.reverbLevel = -60;
        for (int i = 0; i < 8; ++i)
            legato.notes.push_back({0.5 * i, 0.5, 60, 80});
        for (int i = 0; i < 2; ++i)
            staccato.notes.push_back({3.5 * i, 0.1, 60, 80});
    }
    RenderOptions options;
    TonePreset wet, dry;
    Performance legato, staccato;
};

TEST_F(DemonstrateRender, ShowsARoomWhereNotesAreShort) {
    const std::vector candidates{legato, staccato};
    const auto shown = demonstrate(renderSamples, candidates, dry, wet, options, {});
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_EQ(shown->chosen, 1U);
    EXPECT_THAT(shown->listenFor.front(), HasSubstr("B has more room around it"));
    const auto again = demonstrate(renderSamples, candidates, dry, wet, options, {});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->distances, shown->distances);
    EXPECT_EQ(again->listenFor, shown->listenFor);
}

TEST_F(DemonstrateRender, IsWrittenInAAndThenInBEquallyLoud) {
    const std::vector candidates{legato};
    TonePreset loud = wet;
    loud.brightness = 1;
    const auto shown = demonstrate(renderSamples, candidates, dry, loud, options, {});
    ASSERT_TRUE(shown) << shown.error().message;
    const test::TemporaryFolder folder;
    const auto written =
        writeDemonstration(renderSamples, legato, dry, loud, shown->match, options, folder / "ab.wav", {});
    ASSERT_TRUE(written) << written.error().message;
    auto file = AudioFile::open(folder / "ab.wav", options.sampleRate);
    ASSERT_TRUE(file);
    std::vector<float> mono(static_cast<std::size_t>(file->seconds() * options.sampleRate));
    ASSERT_EQ(*file->read(mono), mono.size());
    const auto levelOfHalf = [&](std::size_t half) {
        Samples samples;
        samples.sampleRate = options.sampleRate;
        for (std::size_t i = half * mono.size() / 2; i < (half + 1) * mono.size() / 2; ++i)
            samples.interleaved.insert(samples.interleaved.end(), 2, mono[i]);
        return levelOf(samples).loudness;
    };
    EXPECT_NEAR(levelOfHalf(0), levelOfHalf(1), 1);
}

} // namespace
} // namespace atos
