// SPDX-License-Identifier: Apache-2.0
#include "lab/training/training_run.h"

#include "app/training/run_log.h"
#include "lab/training/best_snapshot.h"
#include "lab/training/training_data_hash.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

/// Its "weights" are the sum of the random numbers of all its steps.
class Counting : public NetworkTraining {
public:
    Result<std::string> step(TrainingRun& run) override {
        sum += static_cast<double>(run.random()() % 1000);
        run.log({{"loss", 1.0}});
        return std::string(", counted");
    }
    Status measure(TrainingRun& /*run*/) override {
        ++measured;
        return {};
    }
    void store(WeightFile& checkpoint) const override {
        checkpoint.metadata["sum"] = sum;
        checkpoint.metadata["measured"] = measured;
    }
    Status restore(const WeightFile& checkpoint) override {
        sum = checkpoint.metadata.at("sum");
        measured = checkpoint.metadata.at("measured");
        return {};
    }
    Status finish(TrainingRun& run, const Task& task) override {
        if (task.cancel.cancelled()) return cancelled();
        steps = run.step();
        return {};
    }

    double sum = 0;
    int measured = 0;
    std::int64_t steps = 0;
};

class TrainingRunTest : public testing::Test {
protected:
    TrainingPlan plan(int steps, const std::string& data = "a", const char* name = "w") const {
        return {folder_ / name, {steps, 0}, 1, data, {{"kind", "counting"}}, 4};
    }
    bool hasCheckpoint() const { return std::filesystem::exists(folder_ / "w.ckpt"); }
    /// As if the user stopped the run after so many steps.
    Status stopAfter(int steps, Counting& network, TrainingPlan what) {
        Task task;
        task.progress = [&, taken = 0](double, std::string_view) mutable {
            if (++taken == steps) task.cancel.cancel();
        };
        return TrainingRun(std::move(what)).train(network, task);
    }
    test::TemporaryFolder folder_;
};

TEST_F(TrainingRunTest, GoesOnAsIfItHadNotStopped) {
    Counting whole;
    ASSERT_TRUE(TrainingRun(plan(8, "a", "whole")).train(whole, {}));
    EXPECT_EQ(whole.steps, 8);
    EXPECT_EQ(whole.measured, 4);
    Counting stopped;
    EXPECT_EQ(stopAfter(3, stopped, plan(8)).error().code, ErrorCode::cancelled);
    EXPECT_TRUE(hasCheckpoint());
    Counting resumed;
    ASSERT_TRUE(TrainingRun(plan(8)).train(resumed, {}));
    EXPECT_EQ(resumed.sum, whole.sum);
    EXPECT_EQ(resumed.measured, whole.measured);
    EXPECT_EQ(resumed.steps, 8);
}

TEST_F(TrainingRunTest, LeavesNoCheckpointWhenItIsDone) {
    Counting network;
    ASSERT_TRUE(TrainingRun(plan(2)).train(network, {}));
    EXPECT_FALSE(hasCheckpoint());
    Counting again;
    ASSERT_TRUE(TrainingRun(plan(2)).train(again, {}));
    EXPECT_EQ(again.sum, network.sum) << "begins anew";
}

TEST_F(TrainingRunTest, KeepsItsCheckpointWhenFinishingIsCancelled) {
    Counting network;
    EXPECT_EQ(stopAfter(2, network, plan(2)).error().code, ErrorCode::cancelled);
    EXPECT_TRUE(hasCheckpoint());
    Counting resumed;
    ASSERT_TRUE(TrainingRun(plan(2)).train(resumed, {}));
    EXPECT_EQ(resumed.sum, network.sum) << "only finishes";
}

/// Training anew with other music into the same file returned the network of the old music.
TEST_F(TrainingRunTest, BeginsAnewWithOtherMusic) {
    Counting stopped;
    EXPECT_FALSE(stopAfter(5, stopped, plan(6, "a")));
    Counting other;
    ASSERT_TRUE(TrainingRun(plan(6, "b")).train(other, {}));
    Counting fresh;
    ASSERT_TRUE(TrainingRun(plan(6, "b", "fresh")).train(fresh, {}));
    EXPECT_EQ(other.measured, fresh.measured);
    EXPECT_EQ(other.sum, fresh.sum);
}

TEST_F(TrainingRunTest, RefusesADamagedCheckpoint) {
    Counting network;
    EXPECT_FALSE(stopAfter(1, network, plan(4)));
    auto file = readWeights(folder_ / "w.ckpt");
    ASSERT_TRUE(file);
    file->metadata["step"] = "one";
    ASSERT_TRUE(writeWeights(*file, folder_ / "w.ckpt"));
    EXPECT_EQ(TrainingRun(plan(4)).train(network, {}).error().code, ErrorCode::badInput);
}

TEST_F(TrainingRunTest, TellsStepAndMinutesInEachLine) {
    Counting network;
    ASSERT_TRUE(TrainingRun(plan(3)).train(network, {}));
    const auto log = readRunLog(runLogOf(folder_ / "w"));
    ASSERT_TRUE(log);
    ASSERT_EQ(log->curves.size(), 1U);
    EXPECT_THAT(log->curves[0].steps, testing::ElementsAre(0, 1, 2));
}

TEST(TrainingBudget, MustHaveSomethingToSpend) {
    EXPECT_FALSE((TrainingBudget{0, 0}.check()));
    EXPECT_TRUE((TrainingBudget{1, 0}.check()));
    EXPECT_TRUE((TrainingBudget{0, 0.5}.check()));
}

TEST(BestSnapshot, ComesBackFromACheckpoint) {
    BestSnapshot best(BestSnapshot::Better::lower);
    EXPECT_TRUE(best.isBeatenBy(1e6));
    best.keep(3, 40, {{"weight", {{2}, {1, 2}}}});
    EXPECT_FALSE(best.isBeatenBy(3));
    EXPECT_TRUE(best.isBeatenBy(2.5));
    WeightFile file;
    file.metadata = Json::object();
    best.store(file);
    BestSnapshot restored(BestSnapshot::Better::lower);
    ASSERT_TRUE(restored.restore(file));
    EXPECT_EQ(restored.figure(), 3);
    EXPECT_EQ(restored.step(), 40);
    EXPECT_EQ(restored.tensors().at("weight").values, (std::vector<float>{1, 2}));
    EXPECT_FALSE(restored.restore({}));
}

TEST(TrainingDataHash, NamesPiecesInAnyOrder) {
    TrainingDataHash one, other, fewer;
    one.add("a");
    one.add("b");
    other.add("b");
    other.add("a");
    fewer.add("a");
    EXPECT_EQ(one.value(), other.value());
    EXPECT_NE(one.value(), fewer.value());
}

} // namespace
} // namespace atos
