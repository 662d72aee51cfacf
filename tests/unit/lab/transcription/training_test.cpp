// SPDX-License-Identifier: Apache-2.0
// Through the plugin, as the program does it: render a little, learn from it, stop, go on, load.
#include "lab/transcription/train_transcription.h"

#include "audio/render/soundfont.h"
#include "files/bytes.h"
#include "lab/transcription/render_set.h"
#include "nn/safetensors.h"
#include "support/temporary_folder.h"
#include "transcribe/note_recogniser.h"
#include "unit/lab/transcription/small_collection.h"

#include <gmock/gmock.h>

#include <fstream>

namespace atos {
namespace {

using testing::HasSubstr;

class TranscriptionTrainingTest : public testing::Test {
protected:
    void SetUp() override {
        test::writeSmallCollection(folder_.path());
        if (!findSoundfont()) GTEST_SKIP() << "no soundfont is installed";
        render(1);
    }
    /// Another seed makes other music.
    void render(std::uint64_t seed) {
        std::filesystem::remove_all(folder_ / "set");
        RenderSet set;
        set.data = folder_.path();
        set.out = folder_ / "set";
        set.hours = 0.035; // three clips
        set.seed = seed;
        const auto rendered = renderTrainingSet(set, {});
        ASSERT_TRUE(rendered) << rendered.error().message;
    }
    TranscriptionTraining options(const char* name, int steps) const {
        TranscriptionTraining options;
        options.data = folder_ / "set";
        options.weights = folder_ / name;
        options.steps = steps;
        return options;
    }
    test::TemporaryFolder folder_;
};

double firstLoss(const std::filesystem::path& log, int step) {
    std::ifstream file(log);
    for (std::string line; std::getline(file, line);) {
        const auto json = parseJson(line, "log");
        if (json && json->value("step", -1) == step) return json->value("loss", -1.0);
    }
    return -1;
}

TEST_F(TranscriptionTrainingTest, LearnsAndWritesWeightsThatLoad) {
    const auto training = options("w.safetensors", 21);
    const auto trained = trainTranscription(training, {});
    ASSERT_TRUE(trained) << trained.error().message;
    const auto log = training.weights.string() + ".log.jsonl";
    EXPECT_LT(firstLoss(log, 20), 0.7 * firstLoss(log, 0));
    const auto recogniser = NoteRecogniser::load(training.weights);
    ASSERT_TRUE(recogniser) << recogniser.error().message;
    const auto heard = (*recogniser)->infer(std::vector<float>(100 * constantQBins, quietest));
    ASSERT_TRUE(heard);
    EXPECT_EQ(heard->frames, 100);
}

TEST_F(TranscriptionTrainingTest, GoesOnWhereItStopped) {
    auto training = options("stopped.safetensors", 4);
    Task task;
    int steps = 0;
    task.progress = [&](double, std::string_view) {
        if (++steps == 2) task.cancel.cancel();
    };
    const auto stopped = trainTranscription(training, task);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
    ASSERT_TRUE(trainTranscription(training, {}));
    ASSERT_TRUE(trainTranscription(options("whole.safetensors", 4), {}));
    const auto resumed = readWeights(folder_ / "stopped.safetensors");
    const auto whole = readWeights(folder_ / "whole.safetensors");
    ASSERT_TRUE(resumed && whole);
    ASSERT_EQ(resumed->tensors.size(), whole->tensors.size());
    for (const auto& [name, tensor] : whole->tensors)
        EXPECT_THAT(resumed->tensors.at(name).values,
                    testing::Pointwise(testing::FloatNear(1e-5F), tensor.values))
            << name;
}

/// A training on another rendered set into the file of an earlier one returned the earlier network, without a
/// word.
TEST_F(TranscriptionTrainingTest, LearnsOtherMusicAnew) {
    const auto training = options("w.safetensors", 2);
    ASSERT_TRUE(trainTranscription(training, {}));
    EXPECT_FALSE(std::filesystem::exists(training.weights.string() + ".ckpt"));
    const auto old = readWeights(training.weights);
    Task task;
    task.progress = [&](double, std::string_view) { task.cancel.cancel(); };
    EXPECT_FALSE(trainTranscription(training, task));
    ASSERT_TRUE(std::filesystem::exists(training.weights.string() + ".ckpt"));

    render(2);
    ASSERT_TRUE(trainTranscription(training, {}));
    ASSERT_TRUE(trainTranscription(options("fresh.safetensors", 2), {}));
    const auto again = readWeights(training.weights);
    const auto fresh = readWeights(folder_ / "fresh.safetensors");
    ASSERT_TRUE(old && again && fresh);
    bool same = true;
    for (const auto& [name, tensor] : fresh->tensors) {
        EXPECT_THAT(again->tensors.at(name).values,
                    testing::Pointwise(testing::FloatNear(1e-6F), tensor.values))
            << name;
        same = same && old->tensors.at(name).values == tensor.values;
    }
    EXPECT_FALSE(same) << "other music, another network";
}

TEST_F(TranscriptionTrainingTest, RefusesWeightsOfAnotherKind) {
    const auto path = folder_ / "other.safetensors";
    WeightFile file;
    file.metadata = {{"kind", "atos-style"}};
    ASSERT_TRUE(writeWeights(file, path));
    EXPECT_THAT(NoteRecogniser::load(path).error().message, HasSubstr("no weights for transcribing"));
    file.metadata = describe(TranscriptionModel{});
    ASSERT_TRUE(writeWeights(file, path));
    EXPECT_THAT(NoteRecogniser::load(path).error().message, HasSubstr("does not fit"));
}

} // namespace
} // namespace atos
