// SPDX-License-Identifier: Apache-2.0
// Through the plugin, as the program does it: learn a little, stop, go on, load, make music.
#include "lab/composition/gan_training.h"

#include "app/training/run_log.h"
#include "compose/gan/crnn_gan.h"
#include "compose/gan/image_gan.h"
#include "lab/composition/grid_corpus.h"
#include "music/roll_png.h"
#include "music/smf.h"
#include "nn/safetensors.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>

namespace atos {
namespace {

using testing::HasSubstr;
using Train = Status (*)(const GanTraining&, const Task&);
using Load = Result<std::unique_ptr<Generator>> (*)(const std::filesystem::path&);

/// Two pieces to learn from and one, long enough for the choice of snapshots, to validate. `interval` makes
/// it other music.
void writeCollection(const std::filesystem::path& data, int interval = 7) {
    std::filesystem::create_directories(data / "open" / "midi");
    std::ofstream table(data / "open" / "metadata.tsv");
    table << "path\tlicence\tpiece_cluster\tsplit\tera\n";
    for (const char* name : {"train1", "train2", "val"}) {
        Performance music;
        const int notes = std::string(name) == "val" ? 2400 : 300;
        for (int i = 0; i < notes; ++i)
            music.notes.push_back({0.25 * i, 0.25, static_cast<std::uint8_t>(45 + i * interval % 37),
                                   static_cast<std::uint8_t>(40 + i * 11 % 60), 0, 0});
        const std::string file = std::string("open/midi/") + name + ".mid";
        ASSERT_TRUE(writeMidi(music, data / file));
        table << file << "\tCC0\t" << name << '\t' << std::string(name).substr(0, name[0] == 'v' ? 3 : 5)
              << "\tromantic\n";
    }
}

struct Case {
    const char* name;
    Train train;
    Load load;
    const char* otherKind; ///< what weights of another kind are refused with
    Json metadata;
};

class GanTrainingTest : public testing::TestWithParam<Case> {
protected:
    void SetUp() override { writeCollection(folder_.path()); }
    GanTraining options(const char* name, int steps) const {
        GanTraining options;
        options.data = folder_.path();
        options.weights = folder_ / name;
        options.steps = steps;
        return options;
    }
    test::TemporaryFolder folder_;
};

TEST_P(GanTrainingTest, WritesWeightsThatMakeTheSameMusicOnEachCall) {
    const auto training = options("w.safetensors", 1);
    const auto trained = GetParam().train(training, {});
    ASSERT_TRUE(trained) << trained.error().message;
    const auto generator = GetParam().load(training.weights);
    ASSERT_TRUE(generator) << generator.error().message;
    GenerationRequest request;
    request.seconds = 25;
    const auto once = (*generator)->generate(request, {});
    const auto again = (*generator)->generate(request, {});
    ASSERT_TRUE(once && again);
    EXPECT_EQ(once->notes, again->notes);
    EXPECT_LE(once->duration(), 25 + 1e-9);
}

TEST_P(GanTrainingTest, TellsItsStoryAsItGoes) {
    const auto training = options("w.safetensors", 2);
    ASSERT_TRUE(GetParam().train(training, {}));
    const auto log = readRunLog(runLogOf(training.weights));
    ASSERT_TRUE(log) << log.error().message;
    EXPECT_EQ(log->skippedLines, 0U);
    const auto distances = std::find_if(log->curves.begin(), log->curves.end(),
                                        [](const RunCurve& curve) { return curve.name == "frechet"; });
    ASSERT_NE(distances, log->curves.end());
    EXPECT_EQ(distances->values.size(), 2U);
    const auto weights = readWeights(training.weights);
    ASSERT_TRUE(weights);
    EXPECT_DOUBLE_EQ(weights->metadata.at("training").at("validation_frechet").get<double>(),
                     *std::min_element(distances->values.begin(), distances->values.end()));
    EXPECT_TRUE(readRollPng(sampleStripOf(training.weights)));
}

TEST_P(GanTrainingTest, GoesOnWhereItStopped) {
    const auto training = options("stopped.safetensors", 3);
    Task task;
    task.progress = [&](double, std::string_view step) {
        if (step == "Step 2") task.cancel.cancel();
    };
    const auto stopped = GetParam().train(training, task);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
    ASSERT_TRUE(GetParam().train(training, {}));
    ASSERT_TRUE(GetParam().train(options("whole.safetensors", 3), {}));
    const auto resumed = readWeights(folder_ / "stopped.safetensors");
    const auto whole = readWeights(folder_ / "whole.safetensors");
    ASSERT_TRUE(resumed && whole);
    for (const auto& [name, tensor] : whole->tensors)
        EXPECT_THAT(resumed->tensors.at(name).values,
                    testing::Pointwise(testing::FloatNear(1e-3F), tensor.values))
            << name;
}

/// A training with other music into the file of an earlier one returned the earlier network, without a word.
TEST_P(GanTrainingTest, LearnsOtherMusicAnew) {
    const auto training = options("w.safetensors", 2);
    ASSERT_TRUE(GetParam().train(training, {}));
    EXPECT_FALSE(std::filesystem::exists(training.weights.string() + ".ckpt"));
    const auto old = readWeights(training.weights);
    Task task;
    task.progress = [&](double, std::string_view step) {
        if (step == "Step 1") task.cancel.cancel();
    };
    EXPECT_FALSE(GetParam().train(training, task));
    ASSERT_TRUE(std::filesystem::exists(training.weights.string() + ".ckpt"));

    writeCollection(folder_.path(), 5);
    ASSERT_TRUE(GetParam().train(training, {}));
    ASSERT_TRUE(GetParam().train(options("fresh.safetensors", 2), {}));
    const auto again = readWeights(training.weights);
    const auto fresh = readWeights(folder_ / "fresh.safetensors");
    ASSERT_TRUE(old && again && fresh);
    bool same = true;
    for (const auto& [name, tensor] : fresh->tensors) {
        EXPECT_EQ(again->tensors.at(name).values, tensor.values) << name;
        same = same && old->tensors.at(name).values == tensor.values;
    }
    EXPECT_FALSE(same) << "other music, another network";
}

TEST_P(GanTrainingTest, RefusesWeightsOfAnotherKindAndShape) {
    const auto path = folder_ / "other.safetensors";
    WeightFile file;
    file.metadata = {{"kind", "atos-style"}};
    ASSERT_TRUE(writeWeights(file, path));
    EXPECT_THAT(GetParam().load(path).error().message, HasSubstr(GetParam().otherKind));
    file.metadata = GetParam().metadata;
    ASSERT_TRUE(writeWeights(file, path));
    EXPECT_THAT(GetParam().load(path).error().message, HasSubstr("does not fit"));
    EXPECT_EQ(GetParam().load(folder_ / "none").error().code, ErrorCode::badInput);
}

TEST_P(GanTrainingTest, RefusesWishesThatItCannotFulfil) {
    const auto training = options("w.safetensors", 1);
    ASSERT_TRUE(GetParam().train(training, {}));
    const auto generator = GetParam().load(training.weights);
    ASSERT_TRUE(generator);
    GenerationRequest request;
    request.key = Key{};
    EXPECT_EQ((*generator)->generate(request, {}).error().code, ErrorCode::badInput);
    request = {};
    request.style = "baroque metal";
    EXPECT_EQ((*generator)->generate(request, {}).error().code, ErrorCode::badInput);
    request = {};
    request.seconds = -1;
    EXPECT_EQ((*generator)->generate(request, {}).error().code, ErrorCode::badInput);
    Task task;
    task.cancel.cancel();
    EXPECT_EQ((*generator)->generate({}, task).error().code, ErrorCode::cancelled);
}

TEST_P(GanTrainingTest, NeedsMusicToLearnFrom) {
    auto training = options("w.safetensors", 1);
    training.data = folder_ / "nowhere";
    EXPECT_EQ(GetParam().train(training, {}).error().code, ErrorCode::badInput);
}

INSTANTIATE_TEST_SUITE_P(, GanTrainingTest,
                         testing::Values(Case{"ImageGan", trainImageGan, loadImageGan,
                                              "no weights of the image GAN", describeImageGan()},
                                         Case{"EventGan", trainCrnnGan, loadCrnnGan,
                                              "no weights of a C-RNN-GAN", describeCrnnGan()}),
                         [](const auto& test) { return std::string(test.param.name); });

} // namespace
} // namespace atos
