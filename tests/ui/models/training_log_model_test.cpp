// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "ui/models/wait.h"
#include "ui/studio/training_log_model.h"

#include <gtest/gtest.h>

#include <QPointF>
#include <QSignalSpy>

namespace atos {
namespace {

class TrainingLogModelTest : public testing::Test {
protected:
    QUrl log(const char* name, std::string_view text) const {
        EXPECT_TRUE(writeFile(folder_ / name, text));
        return QUrl::fromLocalFile(QString::fromStdString((folder_ / name).string()));
    }

    test::TemporaryFolder folder_;
    TrainingLogModel training_;
    QSignalSpy failed_{&training_, &TrainingLogModel::failed};
};

TEST_F(TrainingLogModelTest, DrawsEachFigureOverTheSteps) {
    training_.follow(log("gan.log.jsonl",
                         "{\"step\": 1, \"minutes\": 1, \"generator_loss\": 4, \"frechet\": 90}\n"
                         "{\"step\": 2, \"minutes\": 2, \"generator_loss\": 3, \"frechet\": 50}\n"
                         "{\"step\": 3, \"minutes\": 3.2, \"generator_loss\": 2, \"frechet\": 70}\n"
                         "{\"step\": 4, \"minu"));
    ATOS_WAIT_FOR(training_.curves().size() == 2);
    const auto loss = training_.curves().at(0).value<RunCurveView>();
    EXPECT_EQ(loss.name, QStringLiteral("generator loss"));
    EXPECT_EQ(loss.latest, QStringLiteral("2"));
    EXPECT_EQ(loss.points.first().toPointF(), QPointF(0, 1));
    EXPECT_EQ(loss.points.last().toPointF(), QPointF(1, 0));
    EXPECT_EQ(training_.facts(), QStringLiteral("3 minutes of training so far"));
    EXPECT_EQ(training_.title(), QStringLiteral("gan.log.jsonl"));
}

TEST_F(TrainingLogModelTest, FollowsALogThatGrows) {
    training_.follow(log("lstm.log.jsonl", "{\"step\": 1, \"minutes\": 1, \"loss\": 5}\n"));
    ATOS_WAIT_FOR(training_.curves().size() == 1);
    log("lstm.log.jsonl",
        "{\"step\": 1, \"minutes\": 1, \"loss\": 5}\n{\"step\": 2, \"minutes\": 2, \"loss\": 3}\n");
    ATOS_WAIT_FOR(training_.curves().first().value<RunCurveView>().latest == QStringLiteral("3"));
    training_.close();
    EXPECT_FALSE(training_.isOpen());
}

TEST_F(TrainingLogModelTest, ShowsWhatTheLatestSnapshotMakes) {
    training_.follow(log("gan.safetensors.log.jsonl", "{\"step\": 1, \"minutes\": 1, \"frechet\": 90}\n"));
    ATOS_WAIT_FOR(training_.curves().size() == 1);
    EXPECT_TRUE(training_.samples().isEmpty()) << "no snapshot yet";
    const QUrl strip = log("gan.safetensors.samples.png", "a picture");
    ATOS_WAIT_FOR(!training_.samples().isEmpty());
    EXPECT_EQ(training_.samples().toLocalFile(), strip.toLocalFile());
    EXPECT_TRUE(training_.samples().hasQuery()) << "or the next picture would not be read";
    training_.follow(log("other.safetensors.log.jsonl", "{\"step\": 1, \"loss\": 5}\n"));
    EXPECT_TRUE(training_.samples().isEmpty());
}

TEST_F(TrainingLogModelTest, SaysWhatIsNoLog) {
    training_.follow(log("letter.log.jsonl", "Dear Clara"));
    ATOS_WAIT_FOR(failed_.count() == 1);
    EXPECT_FALSE(training_.isOpen());
    training_.follow(QUrl::fromLocalFile(QStringLiteral("/nowhere/at/all.jsonl")));
    ATOS_WAIT_FOR(failed_.count() == 2);
}

} // namespace
} // namespace atos
