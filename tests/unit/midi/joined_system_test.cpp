// SPDX-License-Identifier: Apache-2.0
#include "midi/joined_system.h"

#include "midi/memory_system.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using Bytes = std::vector<std::uint8_t>;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

const Bytes noteOn{0x90, 60, 64};

class JoinedSystemTest : public testing::Test {
protected:
    /// What arrives on the cable of that name in a system.
    std::unique_ptr<InputPort> listen(MidiSystem& system, const std::string& name,
                                      std::vector<Bytes>& heard) {
        auto input = system.openInput(name, [&heard](double, std::span<const std::uint8_t> bytes) {
            heard.emplace_back(bytes.begin(), bytes.end());
        });
        EXPECT_TRUE(input.ok());
        return std::move(*input);
    }

    MemorySystem* machine_ = new MemorySystem;
    std::shared_ptr<MemorySystem> beside_ = std::make_shared<MemorySystem>();
    JoinedSystem joined_{std::unique_ptr<MidiSystem>(machine_), beside_};
    std::vector<Bytes> real_;
    std::vector<Bytes> simulated_;
};

} // namespace

TEST_F(JoinedSystemTest, ListsThePortsOfBoth) {
    machine_->addLoopback("FP-30X");
    beside_->addLoopback("Simulated FP-30X");
    EXPECT_THAT(joined_.ports(), UnorderedElementsAre(PortInfo{"FP-30X", PortDirection::input},
                                                      PortInfo{"FP-30X", PortDirection::output},
                                                      PortInfo{"Simulated FP-30X", PortDirection::input},
                                                      PortInfo{"Simulated FP-30X", PortDirection::output}));
}

TEST_F(JoinedSystemTest, EveryPortIsReachedByItsFullName) {
    machine_->addLoopback("FP-30X");
    beside_->addLoopback("Simulated FP-30X");
    const auto one = listen(joined_, "FP-30X", real_);
    const auto two = listen(joined_, "Simulated FP-30X", simulated_);
    ASSERT_TRUE((*joined_.openOutput("Simulated FP-30X"))->send(noteOn));
    EXPECT_TRUE(real_.empty());
    EXPECT_THAT(simulated_, ElementsAre(noteOn));
    ASSERT_TRUE((*joined_.openOutput("FP-30X"))->send(noteOn));
    EXPECT_THAT(real_, ElementsAre(noteOn));
    EXPECT_EQ(simulated_.size(), 1U);
}

TEST_F(JoinedSystemTest, APartOfANameNeverLeadsBeside) {
    beside_->addLoopback("Simulated FP-30X");
    EXPECT_FALSE(joined_.openOutput("FP-30X").ok());
    EXPECT_FALSE(joined_.openInput("FP-30X", [](double, auto) {}).ok());
    machine_->addLoopback("Roland FP-30X MIDI 1");
    const auto real = listen(*machine_, "Roland FP-30X MIDI 1", real_);
    ASSERT_TRUE((*joined_.openOutput("FP-30X"))->send(noteOn));
    EXPECT_THAT(real_, ElementsAre(noteOn));
}

TEST_F(JoinedSystemTest, VirtualPortsAreTheMachines) {
    const auto says = joined_.openVirtualOutput("Ours");
    const auto hears = joined_.openVirtualInput("Ours", [](double, auto) {});
    ASSERT_TRUE(says.ok() && hears.ok());
    EXPECT_EQ(machine_->ports().size(), 2U);
    EXPECT_TRUE(beside_->ports().empty());
}

} // namespace atos
