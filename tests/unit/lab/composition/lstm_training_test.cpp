// SPDX-License-Identifier: Apache-2.0
// Through the plugin, as the program does it: learn a little, stop, go on, load, make music.
#include "lab/composition/train_lstm.h"

#include "compose/lstm/lstm.h"
#include "compose/lstm/lstm_model.h"
#include "compose/lstm/note_generator.h"
#include "files/json.h"
#include "music/smf.h"
#include "nn/safetensors.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>

namespace atos {
namespace {

using testing::HasSubstr;

/// A broken chord over and over, a piece to learn from and one to validate.
Performance brokenChords(int notes, int lowest = 48) {
    Performance music;
    for (int i = 0; i < notes; ++i)
        music.notes.push_back(
            {0.25 * i, 0.25, static_cast<std::uint8_t>(lowest + std::array{0, 7, 12, 16}[i % 4]), 72, 0, 0});
    return music;
}

class LstmTrainingTest : public testing::Test {
protected:
    void SetUp() override { writeCollection(48); }
    void writeCollection(int lowest) {
        std::filesystem::create_directories(folder_ / "open" / "midi");
        std::ofstream table(folder_ / "open" / "metadata.tsv");
        table << "path\tlicence\tpiece_cluster\tsplit\tera\n";
        for (const std::string split : {"train", "val"}) {
            const std::string file = "open/midi/" + split + ".mid";
            ASSERT_TRUE(writeMidi(brokenChords(400, lowest), folder_.path() / file));
            table << file << "\tCC0\t" << split << '\t' << split << "\tromantic\n";
        }
    }
    LstmTraining options(const char* name, int steps) const {
        LstmTraining options;
        options.data = folder_.path();
        options.weights = folder_ / name;
        options.steps = steps;
        options.hidden = 16;
        return options;
    }
    test::TemporaryFolder folder_;
};

std::vector<double> losses(const std::filesystem::path& log) {
    std::vector<double> all;
    std::ifstream file(log);
    for (std::string line; std::getline(file, line);)
        if (const auto json = parseJson(line, "log"); json && json->contains("loss"))
            all.push_back(json->at("loss").get<double>());
    return all;
}

TEST_F(LstmTrainingTest, LearnsAndWritesWeightsThatMakeMusic) {
    const auto training = options("w.safetensors", 41);
    const auto trained = trainLstm(training, {});
    ASSERT_TRUE(trained) << trained.error().message;
    const auto curve = losses(training.weights.string() + ".log.jsonl");
    ASSERT_EQ(curve.size(), 3U);
    EXPECT_LT(curve.back(), 0.8 * curve.front());

    const auto generator = openLstmGenerator(training.weights);
    ASSERT_TRUE(generator) << generator.error().message;
    GenerationRequest request;
    request.seconds = 8;
    request.prompt = brokenChords(20);
    request.key = Key{0, Mode::major};
    const auto music = (*generator)->generate(request, {});
    const auto again = (*generator)->generate(request, {});
    ASSERT_TRUE(music && again);
    EXPECT_FALSE(music->notes.empty());
    EXPECT_EQ(music->notes, again->notes);
}

TEST_F(LstmTrainingTest, FindsFamiliarMusicLessSurprising) {
    const auto training = options("w.safetensors", 21);
    ASSERT_TRUE(trainLstm(training, {}));
    const auto model = LstmNotes::load(training.weights);
    ASSERT_TRUE(model);
    const TokenSequence learnt = tokensOf(noteGrid(brokenChords(100)));
    TokenSequence shuffled = learnt;
    for (std::size_t i = 0; i < shuffled.notes.size(); ++i)
        shuffled.notes[i].pitch = static_cast<std::uint8_t>(i * 31 % pitchTokens);
    const auto nats = (*model)->negativeLogLikelihood(std::array{learnt, shuffled}, {});
    ASSERT_TRUE(nats);
    EXPECT_LT((*nats)[0].perNote(), (*nats)[1].perNote());
    EXPECT_EQ((*nats)[0].notes, 100);
}

/// What the stream says note by note must be what the whole sequence was scored by.
TEST_F(LstmTrainingTest, StreamsAgreeWithTheScoreOfTheWhole) {
    ASSERT_TRUE(trainLstm(options("w.safetensors", 5), {}));
    const auto model = LstmNotes::load(folder_ / "w.safetensors");
    ASSERT_TRUE(model);
    const TokenSequence music = tokensOf(noteGrid(brokenChords(12)));
    const auto whole = (*model)->negativeLogLikelihood({&music, 1}, {});
    const auto stream = (*model)->open(TokenSequence{}, 2);
    ASSERT_TRUE(whole && stream);
    double pitchNats = 0;
    std::vector<float> row;
    const std::array<int, 1> particle{1};
    for (const NoteToken& note : music.notes) {
        ASSERT_TRUE((*stream)->logits(NotePart::pitch, particle, {&note, 1}, row));
        double sum = 0;
        for (const float logit : row)
            sum += std::exp(logit);
        pitchNats -= row[note.pitch] - std::log(sum);
        ASSERT_TRUE((*stream)->append(particle, {&note, 1}));
    }
    EXPECT_NEAR(pitchNats, whole->front().parts[1], 1e-3);
}

TEST_F(LstmTrainingTest, GoesOnWhereItStopped) {
    const auto training = options("stopped.safetensors", 6);
    Task task;
    int steps = 0;
    task.progress = [&](double, std::string_view) {
        if (++steps == 3) task.cancel.cancel();
    };
    const auto stopped = trainLstm(training, task);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
    EXPECT_FALSE(std::filesystem::exists(training.weights));
    ASSERT_TRUE(trainLstm(training, {}));
    ASSERT_TRUE(trainLstm(options("whole.safetensors", 6), {}));
    const auto resumed = readWeights(folder_ / "stopped.safetensors");
    const auto whole = readWeights(folder_ / "whole.safetensors");
    ASSERT_TRUE(resumed && whole);
    for (const auto& [name, tensor] : whole->tensors)
        EXPECT_EQ(resumed->tensors.at(name).values, tensor.values) << name;
}

/// A training with as many pieces of other music into the file of an earlier one returned the earlier
/// network, without a word.
TEST_F(LstmTrainingTest, LearnsOtherMusicAnew) {
    const auto training = options("w.safetensors", 3);
    ASSERT_TRUE(trainLstm(training, {}));
    EXPECT_FALSE(std::filesystem::exists(training.weights.string() + ".ckpt"));
    const auto old = readWeights(training.weights);
    Task task;
    task.progress = [&](double, std::string_view) { task.cancel.cancel(); };
    EXPECT_FALSE(trainLstm(training, task));
    ASSERT_TRUE(std::filesystem::exists(training.weights.string() + ".ckpt"));

    writeCollection(53);
    ASSERT_TRUE(trainLstm(training, {}));
    ASSERT_TRUE(trainLstm(options("fresh.safetensors", 3), {}));
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

/// One file that cannot be read used to end a training; the other networks leave it out.
TEST_F(LstmTrainingTest, LeavesOutFilesThatCannotBeRead) {
    std::ofstream(folder_ / "open" / "midi" / "broken.mid") << "no music";
    std::ofstream(folder_ / "open" / "metadata.tsv", std::ios::app)
        << "open/midi/broken.mid\tCC0\tbroken\ttrain\tromantic\n";
    const auto trained = trainLstm(options("w.safetensors", 1), {});
    EXPECT_TRUE(trained) << trained.error().message;
}

TEST_F(LstmTrainingTest, RefusesWeightsThatAreNotItsOwn) {
    const auto path = folder_ / "other.safetensors";
    WeightFile file;
    file.metadata = {{"kind", "atos-style"}};
    ASSERT_TRUE(writeWeights(file, path));
    EXPECT_THAT(LstmNotes::load(path).error().message, HasSubstr("no weights of a next-note LSTM"));
    file.metadata = describe(LstmModel{16});
    ASSERT_TRUE(writeWeights(file, path));
    EXPECT_THAT(LstmNotes::load(path).error().message, HasSubstr("does not fit"));
}

TEST_F(LstmTrainingTest, RefusesWeightsThatAreNoNumbers) {
    ASSERT_TRUE(trainLstm(options("w.safetensors", 1), {}));
    const auto path = folder_ / "w.safetensors";
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary | std::ios::ate);
    file.seekp(static_cast<std::streamoff>(file.tellp()) - 2);
    file.write("\xff\x7f", 2); // the last weight becomes a NaN of 16 bits
    file.close();
    EXPECT_EQ(LstmNotes::load(path).error().code, ErrorCode::badInput);
}

TEST_F(LstmTrainingTest, RefusesAFolderWithoutMusic) {
    LstmTraining training = options("w.safetensors", 1);
    training.data = folder_ / "nowhere";
    EXPECT_EQ(trainLstm(training, {}).error().code, ErrorCode::badInput);
}

} // namespace
} // namespace atos
