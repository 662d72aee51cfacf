// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "ui/fake_training.h"
#include "ui/models/wait.h"
#include "ui/sample_music.h"
#include "ui/studio/training_job_model.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace atos {
namespace {

using State = TrainingJobModel::State;

class TrainingJobModelTest : public testing::Test {
protected:
    std::unique_ptr<TrainingJobModel> open() {
        return std::make_unique<TrainingJobModel>(lessons_.program({"lstm", "crnn-gan"}), folder_.path());
    }
    [[nodiscard]] QUrl url(const char* name) const {
        return QUrl::fromLocalFile(QString::fromStdString((folder_ / name).string()));
    }

    test::TemporaryFolder folder_;
    test::Lessons lessons_;
};

TEST_F(TrainingJobModelTest, TrainsWhatWasOrderedAndTellsHowFarItIs) {
    const auto trainer = open();
    QSignalSpy logs(trainer.get(), &TrainingJobModel::logBegun);
    EXPECT_EQ(trainer->networks(), (QStringList{"lstm", "crnn-gan"}));
    trainer->setNetwork(1);
    trainer->setMinutes(60);
    trainer->chooseFolder(url("music"));
    trainer->start(url("w.safetensors"));
    EXPECT_EQ(trainer->state(), State::Working);
    EXPECT_EQ(trainer->sentence(), QStringLiteral("Reading the music…"));
    trainer->setNetwork(0);
    EXPECT_EQ(trainer->network(), 1) << "nothing changes under a running training";
    lessons_.allow(4);
    ATOS_WAIT_FOR(trainer->sentence() == QStringLiteral("Step 4"));
    EXPECT_EQ(trainer->progress(), 0.4);
    ASSERT_EQ(logs.count(), 1) << "the log is followed once";
    EXPECT_EQ(logs.front().front().toUrl(), url("w.safetensors.log.jsonl"));
    EXPECT_EQ(lessons_.order().music, folder_ / "music");
    EXPECT_EQ(lessons_.order().minutes, 60);
    lessons_.allow(10);
    ATOS_WAIT_FOR(trainer->state() == State::Empty);
    EXPECT_EQ(trainer->sentence(), QStringLiteral("Finished: the weights are in w.safetensors."));
}

TEST_F(TrainingJobModelTest, StopsAndGoesOnFromWhereItWas) {
    const auto trainer = open();
    trainer->chooseFolder(url("music"));
    trainer->start(url("w.safetensors"));
    lessons_.allow(3);
    ATOS_WAIT_FOR(trainer->sentence() == QStringLiteral("Step 3"));
    trainer->stop();
    ATOS_WAIT_FOR(trainer->state() == State::Stopped);
    EXPECT_EQ(trainer->sentence(), QStringLiteral("Stopped. It can go on from where it was."));
    trainer->start(url("other.safetensors"));
    EXPECT_EQ(trainer->state(), State::Stopped) << "another one would overwrite what is remembered";
    trainer->goOn();
    lessons_.allow(10);
    ATOS_WAIT_FOR(trainer->state() == State::Empty);
    EXPECT_EQ(lessons_.learnt(), 10);
    EXPECT_EQ(lessons_.order().weights, folder_ / "w.safetensors");
}

TEST_F(TrainingJobModelTest, GoesOnAfterTheWindowWasClosed) {
    auto trainer = open();
    trainer->setNetwork(1);
    trainer->setMinutes(120);
    trainer->chooseFolder(url("music"));
    trainer->start(url("w.safetensors"));
    lessons_.allow(2);
    ATOS_WAIT_FOR(trainer->sentence() == QStringLiteral("Step 2"));
    trainer = nullptr;
    trainer = open();
    EXPECT_EQ(trainer->state(), State::Stopped);
    EXPECT_EQ(trainer->sentence(),
              QStringLiteral("crnn-gan was being trained when the window was closed. It can go on."));
    EXPECT_EQ(trainer->network(), 1);
    EXPECT_EQ(trainer->minutes(), 120);
    trainer->goOn();
    lessons_.allow(10);
    ATOS_WAIT_FOR(trainer->state() == State::Empty);
    trainer = open();
    EXPECT_EQ(trainer->state(), State::Empty) << "what is finished is not taken up again";
    EXPECT_EQ(trainer->folder(), QString::fromStdString((folder_ / "music").string()));
}

TEST_F(TrainingJobModelTest, LeavesAStoppedTrainingForAnotherOne) {
    const auto trainer = open();
    trainer->chooseFolder(url("music"));
    trainer->start(url("w.safetensors"));
    ATOS_WAIT_FOR(lessons_.begun());
    trainer->stop();
    ATOS_WAIT_FOR(trainer->state() == State::Stopped);
    trainer->dismiss();
    EXPECT_EQ(trainer->state(), State::Empty);
    EXPECT_EQ(trainer->sentence(), QString());
}

TEST_F(TrainingJobModelTest, SaysWhatIsMissing) {
    const auto trainer = open();
    QSignalSpy failed(trainer.get(), &TrainingJobModel::failed);
    trainer->start(url("w.safetensors"));
    EXPECT_EQ(failed.count(), 1);
    EXPECT_EQ(trainer->state(), State::Empty);
    lessons_.fail();
    trainer->chooseFolder(url("music"));
    trainer->start(url("w.safetensors"));
    ATOS_WAIT_FOR(failed.count() == 2);
    EXPECT_EQ(trainer->state(), State::Empty) << "there is nothing to go on from";
    EXPECT_EQ(trainer->sentence(), QString());
}

TEST_F(TrainingJobModelTest, SaysWhenThereIsNoProgramThatCanTrain) {
    TrainingProgram missing = lessons_.program({"lstm"});
    missing.atos = folder_ / "nowhere";
    TrainingJobModel alone(missing, folder_.path());
    EXPECT_EQ(alone.state(), State::Empty);
    alone.look();
    EXPECT_EQ(alone.state(), State::Unavailable);
    EXPECT_FALSE(alone.problem().isEmpty());

    const auto trainer = open();
    trainer->look();
    QTest::qWait(300);
    EXPECT_EQ(trainer->state(), State::Empty) << "this one can";
    lessons_.forbid();
    const auto players = open();
    players->look();
    ATOS_WAIT_FOR(players->state() == State::Unavailable);
    players->chooseFolder(url("music"));
    players->start(url("w.safetensors"));
    EXPECT_FALSE(lessons_.begun());
}

/// A resumed or repeated training writes on in the log that an earlier one left.
TEST_F(TrainingJobModelTest, TellsNothingOfAnEarlierTrainingOfTheSameName) {
    const auto trainer = open();
    trainer->chooseFolder(url("music"));
    ASSERT_TRUE(writeFile(folder_ / "w.safetensors.log.jsonl",
                          std::string_view("{\"step\":900,\"minutes\":29,\"generator_loss\":1}\n")));
    trainer->start(url("w.safetensors"));
    ATOS_WAIT_FOR(lessons_.begun());
    QTest::qWait(1200);
    EXPECT_EQ(trainer->sentence(), QStringLiteral("Reading the music…"));
    EXPECT_EQ(trainer->progress(), 0);
    lessons_.allow(1);
    ATOS_WAIT_FOR(trainer->sentence() == QStringLiteral("Step 1"));
}

/// The real LSTM on a piece of music, by `atos train`: its first step is enough to see that it trains.
TEST_F(TrainingJobModelTest, TrainsARealNetworkUntilItIsStopped) {
    std::filesystem::create_directories(folder_ / "music" / "open" / "midi");
    std::string table = "path\tlicence\tpiece_cluster\tsplit\tera\n";
    for (const std::string split : {"train", "val"}) {
        const std::string file = "open/midi/" + split + ".mid";
        ASSERT_TRUE(writeMidi(test::scale(60), folder_ / "music" / file));
        table += file + "\tCC0\t" + split + '\t' + split + "\tromantic\n";
    }
    ASSERT_TRUE(writeFile(folder_ / "music" / "open" / "metadata.tsv", std::string_view(table)));

    TrainingJobModel trainer(shippedTrainingProgram(), folder_.path());
    QSignalSpy logs(&trainer, &TrainingJobModel::logBegun);
    EXPECT_EQ(trainer.networks().front(), QStringLiteral("LSTM"));
    trainer.chooseFolder(url("music"));
    trainer.start(url("w.safetensors"));
    ATOS_WAIT_FOR(logs.count() == 1);
    EXPECT_TRUE(trainer.sentence().startsWith(QStringLiteral("Step ")));
    trainer.stop();
    ATOS_WAIT_FOR(trainer.state() == State::Stopped);
    EXPECT_TRUE(std::filesystem::exists(folder_ / "w.safetensors.ckpt"));
}

} // namespace
} // namespace atos
