// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/simulated_performer.h"

#include "midi/memory_system.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace atos {
namespace {

class SimulatedPerformerTest : public testing::Test {
protected:
    void SetUp() override {
        auto started = SimulatedPerformer::start(system_, {"roland-fp30x", "Box", {}});
        ASSERT_TRUE(started) << started.error().message;
        performer_ = std::move(*started);
        auto input = system_.openInput("Box", [this](double, std::span<const std::uint8_t> message) {
            heard_.emplace_back(message.begin(), message.end());
        });
        ASSERT_TRUE(input);
        input_ = std::move(*input);
    }

    MemorySystem system_;
    std::unique_ptr<SimulatedPerformer> performer_;
    std::vector<std::vector<std::uint8_t>> heard_;
    std::unique_ptr<InputPort> input_;
};

TEST_F(SimulatedPerformerTest, PlaysAPieceToItsEndAndSaysSoOnce) {
    const test::TemporaryFolder folder;
    Performance piece;
    piece.notes = {{0, 0.1, 60, 80, 0, 0}, {0.2, 0.1, 64, 80, 0, 0}};
    ASSERT_TRUE(writeMidi(piece, folder.path() / "piece.mid"));
    ASSERT_TRUE(performer_->play(folder.path() / "piece.mid", 100));
    int ends = 0;
    const auto giveUp = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (ends == 0 && std::chrono::steady_clock::now() < giveUp) {
        ends += performer_->tick() ? 1 : 0;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    EXPECT_EQ(ends, 1);
    EXPECT_FALSE(performer_->tick());
    ASSERT_EQ(heard_.size(), 4U);
    EXPECT_EQ(heard_[0], (std::vector<std::uint8_t>{0x90, 60, 80}));
}

TEST_F(SimulatedPerformerTest, LetsGoOfWhatSoundedWhenAnotherPieceBegins) {
    const test::TemporaryFolder folder;
    Performance piece;
    piece.notes = {{0, 1000, 60, 80, 0, 0}};
    ASSERT_TRUE(writeMidi(piece, folder.path() / "piece.mid"));
    ASSERT_TRUE(performer_->play(folder.path() / "piece.mid", 1));
    EXPECT_FALSE(performer_->tick());
    ASSERT_TRUE(performer_->play(folder.path() / "piece.mid", 1));
    ASSERT_EQ(heard_.size(), 2U);
    EXPECT_EQ(heard_[1][0], 0x80);
    EXPECT_EQ(heard_[1][1], 60);
}

TEST_F(SimulatedPerformerTest, RefusesKeysKnobsAndFaultsThatThereAreNot) {
    EXPECT_TRUE(performer_->strike(60));
    EXPECT_FALSE(performer_->strike(128));
    EXPECT_TRUE(performer_->turn("brightness", 1));
    EXPECT_EQ(performer_->piano().value("brightness"), 1);
    EXPECT_FALSE(performer_->turn("wheels", 2));
    EXPECT_TRUE(performer_->misbehave("silent"));
    EXPECT_FALSE(performer_->misbehave("dance"));
    EXPECT_FALSE(SimulatedPerformer::start(system_, {"no-such-piano", "", {}}));
}

} // namespace
} // namespace atos
