// SPDX-License-Identifier: Apache-2.0
// Through the plugin, as the program does it: train a tiny network on made-up music, stop, go on, load,
// classify.
#include "lab/style/feature_dataset_file.h"
#include "lab/style/train.h"
#include "music/smf.h"
#include "nn/safetensors.h"
#include "style/style_classifier.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace atos {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;

/// A row of the collection's table.
std::string rowOf(const std::string& path, const char* source, int work, const char* split,
                  const std::string& composer, const char* tempo) {
    return path + '\t' + source + "\t\tCC0\topen\tw" + std::to_string(work) + '\t' + split + '\t' + composer
           + "\tPiece\t\tclassical\t\t\t\t\t\t\t" + tempo + "\t\t\tduple\tscore\t\t\t\t\t30\t\t\t\t\t\t\n";
}

/// One composer plays high and fast, the other low and slow.
Performance play(bool high, int variant, double seconds = 30) {
    Performance music;
    const double step = high ? 0.15 : 0.6;
    for (int i = 0; i * step < seconds; ++i) {
        const int pitch = (high ? 72 : 36) + (i * 5 + variant) % 12;
        music.notes.push_back({i * step, step, static_cast<std::uint8_t>(pitch), 70, 0, 0});
    }
    return music;
}

/// A collection as labelled ones are: 12 works a composer to train on, 2 to validate, 2 to test.
void writeCollection(const std::filesystem::path& data) {
    std::filesystem::create_directories(data / "nc");
    std::filesystem::create_directories(data / "open" / "midi");
    const std::string header =
        "path\tsource\tsource_path\tlicence\tlicence_class\tpiece_cluster\tsplit\tcomposer\ttitle"
        "\tera\tgenre\tform\tmood_quadrant\tvalence\tarousal\tkey\tkey_source\tbpm\tbpm_source"
        "\ttempo_class\ttempo_mark\ttime_signature\tmetre\tkind\tperformer\ttags\tyear\tn_notes"
        "\tseconds\tn_velocities\tmean_velocity\tn_cc64\tlowest\thighest\tnote\n";
    std::ofstream(data / "nc" / "metadata.tsv") << header;
    std::ofstream table(data / "open" / "metadata.tsv");
    table << header;
    for (int work = 0; work < 32; ++work) {
        const bool high = work % 2 == 0;
        const std::string name = "open/midi/" + std::to_string(work) + ".mid";
        const char* split = work < 24 ? "train" : (work < 28 ? "val" : "test");
        ASSERT_TRUE(writeMidi(play(high, work), data / name));
        table << rowOf(name, work % 3 == 0 ? "them" : "us", work, split, high ? "High" : "Low",
                       high ? "180\t\tvery_fast" : "60\t\tslow");
    }
}

/// Chords in the middle of the keyboard, as neither of the two plays.
Performance chords(int variant) {
    Performance music;
    for (int i = 0; i < 30; ++i)
        for (const int interval : {0, 4, 7, 12})
            music.notes.push_back(
                {i * 1.0, 0.9, static_cast<std::uint8_t>(52 + (i + variant) % 8 + interval), 70, 0, 0});
    return music;
}

/// Twelve more works to train on, two to validate, each by somebody else.
void addOthers(const std::filesystem::path& data) {
    std::ofstream table(data / "open" / "metadata.tsv", std::ios::app);
    for (int work = 32; work < 46; ++work) {
        const std::string name = "open/midi/" + std::to_string(work) + ".mid";
        ASSERT_TRUE(writeMidi(chords(work), data / name));
        table << rowOf(name, "us", work, work < 44 ? "train" : "val", "Somebody " + std::to_string(work),
                       "60\t\tslow");
    }
}

class StyleTrainingTest : public testing::Test {
protected:
    void SetUp() override { writeCollection(folder_.path()); }

    StyleTraining options(const char* name, int steps) const {
        StyleTraining training;
        training.data = folder_.path();
        training.weights = folder_ / name;
        training.architecture = "roll-resnet-10";
        training.threads = 1;
        training.steps = steps;
        return training;
    }

    TemporaryFolder folder_;
};

std::vector<double> losses(const std::filesystem::path& weights) {
    std::ifstream log(weights.string() + ".log.jsonl");
    std::vector<double> values;
    for (std::string line; std::getline(log, line);)
        if (const auto json = Json::parse(line); json.contains("loss")) values.push_back(json.at("loss"));
    return values;
}

} // namespace

TEST_F(StyleTrainingTest, TheLossFallsAndTheWeightsAnswer) {
    const auto training = options("w.safetensors", 24);
    const auto trained = trainStyle(training, {});
    ASSERT_TRUE(trained) << trained.error().message;
    const auto values = losses(training.weights);
    ASSERT_GE(values.size(), 2U);
    EXPECT_LT(values.back(), 0.8 * values.front());
    EXPECT_FALSE(std::filesystem::exists(training.weights.string() + ".ckpt"));

    const auto classifier = StyleClassifier::load(training.weights);
    ASSERT_TRUE(classifier) << classifier.error().message;
    const auto high = (*classifier)->classify(play(true, 5), {});
    ASSERT_TRUE(high) << high.error().message;
    ASSERT_EQ(high->head(StyleHead::composer).labels.size(), 2U);
    EXPECT_EQ(high->head(StyleHead::composer).best()->label, "High");
    EXPECT_EQ((*classifier)->classify(play(false, 5), {})->head(StyleHead::composer).best()->label, "Low");

    const auto again = StyleClassifier::load(training.weights);
    const auto repeated = (*again)->classify(play(true, 5), {});
    for (std::size_t i = 0; i < 2; ++i)
        EXPECT_EQ(repeated->head(StyleHead::composer).labels[i].probability,
                  high->head(StyleHead::composer).labels[i].probability);
    EXPECT_EQ(repeated->model, (*classifier)->contentHash());

    const HeadProfile& mood = high->head(StyleHead::mood);
    EXPECT_TRUE(mood.trained) << "the cues answer";
    EXPECT_EQ(mood.labels.size(), 4U);
    const HeadProfile& genre = high->head(StyleHead::genre);
    EXPECT_FALSE(genre.trained);
    EXPECT_THAT(genre.reason, HasSubstr("not trained"));

    const auto brief = (*classifier)->classify(play(true, 5, 8), {});
    EXPECT_TRUE(brief->head(StyleHead::composer).abstained);
    EXPECT_THAT(brief->head(StyleHead::composer).reason, HasSubstr("not enough music"));

    const auto nothing = (*classifier)->classify({}, {});
    ASSERT_TRUE(nothing) << nothing.error().message;
    EXPECT_EQ(nothing->evidenceSeconds, 0);
    EXPECT_TRUE(nothing->head(StyleHead::composer).abstained);

    Task stopped;
    stopped.cancel.cancel();
    EXPECT_EQ((*classifier)->classify(play(true, 5), stopped).error().code, ErrorCode::cancelled);

    const auto report = evaluateStyle({folder_.path(), training.weights, "test", 1}, {});
    ASSERT_TRUE(report) << report.error().message;
    const Json& composer = report->at("known_sources").at("30").at("score").at("composer");
    EXPECT_EQ(composer.at("pieces"), 4);
    EXPECT_EQ(composer.at("accuracy"), 1.0);
}

TEST_F(StyleTrainingTest, MusicByAComposerOutsideTheListGetsNoName) {
    addOthers(folder_.path());
    const auto training = options("w.safetensors", 24);
    const auto trained = trainStyle(training, {});
    ASSERT_TRUE(trained) << trained.error().message;
    const auto classifier = StyleClassifier::load(training.weights);
    ASSERT_TRUE(classifier) << classifier.error().message;
    const auto profile = (*classifier)->classify(chords(3), {});
    ASSERT_TRUE(profile) << profile.error().message;
    const HeadProfile& composer = profile->head(StyleHead::composer);
    ASSERT_EQ(composer.labels.size(), 3U);
    EXPECT_EQ(composer.best()->label, anotherComposer);
    EXPECT_TRUE(composer.abstained);
    EXPECT_THAT(composer.reason, HasSubstr("a composer whom the network has not learnt"));
    EXPECT_EQ(composer.shown().size(), 2U);
    EXPECT_EQ((*classifier)->classify(play(true, 5), {})->head(StyleHead::composer).best()->label, "High");
}

TEST_F(StyleTrainingTest, AStoppedRunGoesOnAsIfItHadNotStopped) {
    const auto whole = options("whole.safetensors", 12);
    ASSERT_TRUE(trainStyle(whole, {}));

    const auto stopped = options("stopped.safetensors", 12);
    Task task;
    task.progress = [&task, steps = 0](double, std::string_view step) mutable {
        if (step.rfind("Step", 0) == 0 && ++steps == 7) task.cancel.cancel();
    };
    EXPECT_EQ(trainStyle(stopped, task).error().code, ErrorCode::cancelled);
    EXPECT_TRUE(std::filesystem::exists(stopped.weights.string() + ".ckpt"));
    EXPECT_FALSE(std::filesystem::exists(stopped.weights));
    const auto resumed = trainStyle(stopped, {});
    ASSERT_TRUE(resumed) << resumed.error().message;

    EXPECT_EQ(readWeights(stopped.weights)->contentHash, readWeights(whole.weights)->contentHash);
}

TEST_F(StyleTrainingTest, AStoppedRunIsNotTakenForOneOnOtherMusic) {
    const auto training = options("w.safetensors", 2);
    Task task;
    task.progress = [&task](double, std::string_view step) {
        if (step.starts_with("Step")) task.cancel.cancel();
    };
    EXPECT_EQ(trainStyle(training, task).error().code, ErrorCode::cancelled);
    ASSERT_TRUE(writeMidi(play(true, 3), folder_ / "open/midi/0.mid"));
    ASSERT_TRUE(trainStyle(training, {}));
    ASSERT_TRUE(trainStyle(options("fresh.safetensors", 2), {}));
    const auto again = readWeights(training.weights);
    const auto fresh = readWeights(folder_ / "fresh.safetensors");
    ASSERT_TRUE(again && fresh);
    for (const auto& [name, tensor] : fresh->tensors)
        EXPECT_EQ(again->tensors.at(name).values, tensor.values) << name;
}

TEST_F(StyleTrainingTest, AWrittenTableTrainsLikeTheMusicItself) {
    const auto first = options("first.safetensors", 4);
    ASSERT_TRUE(trainStyle(first, {}));
    DatasetBuild build;
    build.data = folder_.path();
    build.out = folder_ / "table.safetensors";
    const auto built = buildDataset(build, {});
    ASSERT_TRUE(built) << built.error().message;

    auto second = options("second.safetensors", 4);
    second.network = first.weights;
    second.dataset = build.out;
    const auto trained = trainStyle(second, {});
    ASSERT_TRUE(trained) << trained.error().message;
    EXPECT_EQ(readWeights(second.weights)->tensors.at("features.mean").values,
              readWeights(first.weights)->tensors.at("features.mean").values);
    EXPECT_EQ(readWeights(second.weights)->tensors.at("trunk.0.weight").values,
              readWeights(first.weights)->tensors.at("trunk.0.weight").values);

    StyleEvaluation evaluation{folder_.path(), second.weights, "test", 1};
    const auto heard = evaluateStyle(evaluation, {});
    evaluation.dataset = build.out;
    const auto looked = evaluateStyle(evaluation, {});
    ASSERT_TRUE(looked) << looked.error().message;
    const Json::json_pointer pieces("/known_sources/30/score/composer/pieces");
    EXPECT_EQ(looked->at(pieces), 4);
    EXPECT_EQ(looked->at(pieces), heard->at(pieces));
    EXPECT_EQ(looked->at("known_sources").at("all").at("score").at("composer").at("accuracy"), 1.0);
    evaluation.dataset = first.weights;
    EXPECT_EQ(evaluateStyle(evaluation, {}).error().code, ErrorCode::badInput);

    second.dataset = first.weights;
    const auto wrong = trainStyle(second, {});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::badInput);
}

TEST_F(StyleTrainingTest, AnotherModelsTrunkIsABeginning) {
    const auto first = options("first.safetensors", 1);
    ASSERT_TRUE(trainStyle(first, {}));
    auto second = options("second.safetensors", 1);
    second.seed = 2;
    second.startFrom = first.weights;
    const auto trained = trainStyle(second, {});
    ASSERT_TRUE(trained) << trained.error().message;
    const auto stem = [](const StyleTraining& training) {
        return readWeights(training.weights)->tensors.at("trunk.0.weight").values;
    };
    EXPECT_THAT(stem(second), testing::Pointwise(testing::FloatNear(0.01F), stem(first)));

    second.architecture = "roll-resnet-18";
    const auto wrong = trainStyle(second, {});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::badInput);
    EXPECT_THAT(wrong.error().message, HasSubstr("first.safetensors"));
}

TEST_F(StyleTrainingTest, WrongOptionsAndWeightsAreRefusedInOneSentence) {
    auto unknown = options("w.safetensors", 1);
    unknown.architecture = "resnet-1000";
    EXPECT_EQ(trainStyle(unknown, {}).error().code, ErrorCode::badInput);
    auto nowhere = options("w.safetensors", 1);
    nowhere.data = folder_ / "nowhere";
    EXPECT_EQ(trainStyle(nowhere, {}).error().code, ErrorCode::badInput);

    const auto training = options("w.safetensors", 1);
    ASSERT_TRUE(trainStyle(training, {}));
    EXPECT_EQ(evaluateStyle({folder_.path(), training.weights, "train", 1}, {}).error().code,
              ErrorCode::badInput);

    auto file = readWeights(training.weights);
    ASSERT_TRUE(file);
    file->metadata["heads"]["composer"]["labels"].push_back("Nobody");
    ASSERT_TRUE(writeWeights(*file, folder_ / "wrong.safetensors"));
    const auto wrong = StyleClassifier::load(folder_ / "wrong.safetensors");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::badInput);
    EXPECT_THAT(wrong.error().message, HasSubstr("composer.weight"));
    EXPECT_EQ(StyleClassifier::load(folder_ / "missing.safetensors").error().code, ErrorCode::badInput);
}

} // namespace atos
