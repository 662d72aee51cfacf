// SPDX-License-Identifier: Apache-2.0
#include "app/training/run_log.h"
#include "lab/training/run_log_writer.h"

#include "support/temporary_folder.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::ElementsAre;

class RunLogTest : public testing::Test {
protected:
    Result<RunLog> read(const std::string& text) {
        std::ofstream(path()) << text;
        return readRunLog(path());
    }
    std::filesystem::path path() const { return runLogOf(folder_ / "w.safetensors"); }
    test::TemporaryFolder folder_;
};

TEST_F(RunLogTest, ComesBackAsItWasWritten) {
    RunLogWriter writer(folder_ / "w.safetensors");
    writer.add({{"step", 0}, {"minutes", 0.1}, {"generator_loss", 2.5}});
    writer.add({{"step", 20}, {"minutes", 0.5}, {"generator_loss", 1.5}, {"on_real", 0.75}});
    const auto log = readRunLog(path());
    ASSERT_TRUE(log) << log.error().message;
    ASSERT_EQ(log->curves.size(), 2U);
    EXPECT_EQ(log->curves[0].name, "generator_loss");
    EXPECT_THAT(log->curves[0].steps, ElementsAre(0, 20));
    EXPECT_THAT(log->curves[0].values, ElementsAre(2.5, 1.5));
    EXPECT_EQ(log->curves[1].name, "on_real");
    EXPECT_DOUBLE_EQ(log->minutes, 0.5);
    EXPECT_EQ(log->skippedLines, 0U);
}

TEST_F(RunLogTest, SkipsAndCountsWhatIsNoLineOfIts) {
    std::string text = "{\"step\":1,\"loss\":1}\nnot json\n[1]\n{\"loss\":2}\n{\"step\":-1,\"loss\":2}\n";
    text += std::string(5000, ' ')
            + "{\"step\":2,\"loss\":1}\n\n{\"step\":3,\"loss\":\"x\",\"a\":null}\n{\"step\":4,\"lo";
    const auto log = read(text);
    ASSERT_TRUE(log);
    ASSERT_EQ(log->curves.size(), 1U);
    EXPECT_THAT(log->curves[0].values, ElementsAre(1));
    EXPECT_EQ(log->skippedLines, 7U);
}

TEST_F(RunLogTest, LiesBesideItsWeights) {
    EXPECT_EQ(weightsOf(path()), folder_ / "w.safetensors");
    EXPECT_EQ(weightsOf(folder_ / "notes.txt"), std::filesystem::path());
}

TEST_F(RunLogTest, ReturnsTheLastRunWhenOneBeganAnew) {
    const auto log = read("{\"step\":0,\"loss\":9}\n{\"step\":20,\"loss\":8}\n{\"step\":0,\"loss\":7}\n");
    ASSERT_TRUE(log);
    EXPECT_THAT(log->curves[0].values, ElementsAre(7));
}

TEST_F(RunLogTest, KeepsNoMoreCurvesThanCanBeDrawn) {
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "{\"step\":" + std::to_string(i) + ",\"c" + std::to_string(i) + "\":1}\n";
    EXPECT_EQ(read(text)->curves.size(), 32U);
}

TEST_F(RunLogTest, IsRefusedWhenThereIsNone) {
    EXPECT_EQ(readRunLog(folder_ / "none").error().code, ErrorCode::badInput);
}

} // namespace
} // namespace atos
