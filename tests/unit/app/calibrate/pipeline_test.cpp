// SPDX-License-Identifier: Apache-2.0
// The whole path with the shipped models.
#include "app/calibrate/pipeline.h"

#include "files/locations.h"
#include "music/smf.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

class PipelineTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        auto opened = Pipeline::open();
        ASSERT_TRUE(opened) << opened.error().message;
        pipeline = std::move(*opened);
        const Status warm = pipeline->warmUp();
        ASSERT_TRUE(warm) << warm.error().message;
    }
    static void TearDownTestSuite() { pipeline.reset(); }

    static Performance piece(const char* name) {
        auto performance = readMidi(shippedData() / "resources" / "pieces" / name);
        EXPECT_TRUE(performance);
        return performance ? std::move(*performance) : Performance{};
    }
    static inline std::unique_ptr<Pipeline> pipeline;
};

TEST_F(PipelineTest, ABachPreludeAndAChopinNocturneDifferSensibly) {
    const auto bach = pipeline->calibrate(piece("bach-prelude-bwv846.mid"), {}, {});
    const auto chopin = pipeline->calibrate(piece("chopin-nocturne-op9-no2.mid"), {}, {});
    ASSERT_TRUE(bach && chopin);
    EXPECT_EQ(bach->harmony.keys.global, (Key{0, Mode::major}));
    EXPECT_EQ(chopin->harmony.keys.global, (Key{3, Mode::major}));
    ASSERT_FALSE(bach->presets.empty() || chopin->presets.empty());
    EXPECT_NE(bach->presets.front().id, chopin->presets.front().id);
    EXPECT_NE(bach->target.preset, chopin->target.preset);
    EXPECT_GT(bach->target.reasons.size(), 1U);
}

TEST_F(PipelineTest, StepsAreTimedInOrderAndTheTotalIsLast) {
    const auto calibration = pipeline->calibrate(piece("bach-prelude-bwv846.mid"), {"roland-fp30x"}, {});
    ASSERT_TRUE(calibration);
    std::vector<std::string> steps;
    double sum = 0;
    for (const auto& [step, milliseconds] : calibration->timingMs) {
        steps.push_back(step);
        if (step != "total" && step != "load") sum += milliseconds;
    }
    EXPECT_THAT(steps, testing::ElementsAre("hash", "key", "chords", "words", "features", "load", "style",
                                            "score", "tone", "encode", "total"));
    EXPECT_NEAR(sum, calibration->timingMs.back().second, 1e-6);
}

TEST_F(PipelineTest, TooLittleMusicGetsAFirstGuessThatSaysSo) {
    Performance shortTake = piece("bach-prelude-bwv846.mid");
    std::erase_if(shortTake.notes, [](const Note& note) { return note.onset > 6; });
    const auto calibration = pipeline->calibrate(shortTake, {}, {});
    ASSERT_TRUE(calibration);
    EXPECT_TRUE(calibration->presets.empty());
    EXPECT_TRUE(calibration->target.choice.firstGuess);
    EXPECT_TRUE(calibration->target.preset.voice);
    EXPECT_THAT(calibration->notes.back(), testing::ContainsRegex("play about [0-9]+ seconds more"));

    Performance fewNotes;
    for (int i = 0; i < 10; ++i)
        fewNotes.notes.push_back({i * 3.0, 3, 60, 80, 0, 0});
    const auto sparse = pipeline->calibrate(fewNotes, {}, {});
    ASSERT_TRUE(sparse);
    EXPECT_THAT(sparse->notes.back(), HasSubstr("10 notes more"));
}

TEST_F(PipelineTest, NoNotesIsAnAnswerToo) {
    const auto calibration = pipeline->calibrate({}, {}, {});
    ASSERT_TRUE(calibration);
    EXPECT_TRUE(calibration->presets.empty());
    EXPECT_FALSE(calibration->target.choice.recommends());
    EXPECT_THAT(calibration->notes.back(), HasSubstr("no notes"));
}

TEST_F(PipelineTest, FollowsThePlayersTasteAndSaysSo) {
    CalibrationContext context;
    for (int i = 0; i < 12; ++i)
        context.taste.add({{0.75, 0, 0, 0}, {-0.75, 0, 0, 0}, Liked::first});
    const Performance nocturne = piece("chopin-nocturne-op9-no2.mid");
    const auto usual = pipeline->calibrate(nocturne, {}, {});
    const auto liked = pipeline->calibrate(nocturne, context, {});
    ASSERT_TRUE(usual && liked);
    EXPECT_FALSE(usual->target.choice.followsTaste);
    EXPECT_TRUE(liked->target.choice.followsTaste);
    EXPECT_EQ(liked->target.choice.archetype, usual->target.choice.archetype) << "the same kind of tone";
    EXPECT_GT(liked->target.preset.brightness.value(), usual->target.preset.brightness.value());
    EXPECT_THAT(liked->target.reasons.front().sentence, HasSubstr("what you like"));
}

TEST_F(PipelineTest, AnUnknownKeyboardIsNamedWithTheKnownOnes) {
    const auto calibration = pipeline->calibrate(piece("bach-prelude-bwv846.mid"), {"steinway-d"}, {});
    ASSERT_FALSE(calibration);
    EXPECT_EQ(calibration.error().code, ErrorCode::badInput);
    EXPECT_THAT(calibration.error().message, HasSubstr("steinway-d"));
    EXPECT_THAT(calibration.error().nextStep, HasSubstr("roland-fp30x"));
}

TEST_F(PipelineTest, StopsAtEveryStepWhenCancelled) {
    const Performance music = piece("chopin-nocturne-op9-no2.mid");
    for (const char* stopAt : {"harmony", "features", "style"}) {
        Task task;
        task.progress = [&](double, std::string_view step) {
            if (step == stopAt) task.cancel.cancel();
        };
        const auto calibration = pipeline->calibrate(music, {}, task);
        ASSERT_FALSE(calibration) << stopAt;
        EXPECT_EQ(calibration.error().code, ErrorCode::cancelled);
    }
}

TEST_F(PipelineTest, ProgressOnlyGrows) {
    Task task;
    double last = 0;
    task.progress = [&](double fraction, std::string_view) {
        EXPECT_GE(fraction, last);
        last = fraction;
    };
    ASSERT_TRUE(pipeline->calibrate(piece("bach-prelude-bwv846.mid"), {}, task));
    EXPECT_EQ(last, 1);
}

TEST_F(PipelineTest, TheSameTakeGivesTheSameAnswer) {
    const Performance music = piece("schumann-traumerei.mid");
    const auto first = pipeline->calibrate(music, {}, {});
    const auto second = pipeline->calibrate(music, {}, {});
    ASSERT_TRUE(first && second);
    EXPECT_EQ(analysisJson(*first), analysisJson(*second));
    EXPECT_EQ(first->target.preset, second->target.preset);
}

} // namespace
} // namespace atos
