// SPDX-License-Identifier: Apache-2.0
#include "midi/port_clues.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

int alike(const std::string& remembered, const std::string& seen) {
    return likeness(cluesOf(remembered), cluesOf(seen));
}

std::vector<PortInfo> outputs(const std::vector<std::string>& names) {
    std::vector<PortInfo> ports;
    for (const std::string& name : names)
        ports.push_back({name, PortDirection::output});
    return ports;
}

} // namespace

TEST(PortClues, TakeANameApart) {
    const PortClues alsa = cluesOf("FP-30X:FP-30X MIDI 1 24:0");
    EXPECT_EQ(alsa.client, "FP-30X");
    EXPECT_EQ(alsa.port, "FP-30X MIDI 1");
    const PortClues jack = cluesOf("Roland FP-30X-01:MIDI");
    EXPECT_EQ(jack.client, "Roland FP-30X");
    EXPECT_EQ(jack.port, "MIDI");
    EXPECT_EQ(cluesOf("FP-10:MIDI").client, "FP-10") << "a model's number is no counter";
    EXPECT_EQ(cluesOf("CASIO USB-MIDI").client, "CASIO USB-MIDI");
    for (const char* odd : {"", ":", "1", "24:0", " 24:0", ":::", "a:1:2"})
        EXPECT_EQ(cluesOf(odd).name, odd);
}

TEST(PortClues, AnotherNumberIsTheSamePort) {
    EXPECT_EQ(alike("FP-30X:FP-30X MIDI 1 24:0", "FP-30X:FP-30X MIDI 1 24:0"), 5);
    EXPECT_EQ(alike("FP-30X:FP-30X MIDI 1 24:0", "FP-30X:FP-30X MIDI 1 28:0"), 4);
    EXPECT_EQ(alike("FP-30X:FP-30X MIDI 1 24:0", "FP-30X:FP-30X MIDI 2 24:1"), 3);
    EXPECT_EQ(alike("FP-30X", "fp-30x:FP-30X MIDI 1 20:0"), 3);
    EXPECT_EQ(alike("FP-30X", "Roland FP-30X:MIDI"), 1);
    EXPECT_EQ(alike("FP-30X:FP-30X MIDI 1 24:0", "P-125:P-125 MIDI 1 24:0"), 0) << "numbers are no clue";
    EXPECT_EQ(alike("", "P-125"), 0);
}

TEST(PortClues, TheMostAlikeIsTakenAndTwoEquallyAlikeAreNot) {
    const auto ports = outputs({"P-125:P-125 MIDI 1 24:0", "FP-30X:FP-30X MIDI 1 28:0"});
    EXPECT_EQ(mostAlike("FP-30X:FP-30X MIDI 1 24:0", ports, PortDirection::output),
              "FP-30X:FP-30X MIDI 1 28:0");
    EXPECT_EQ(mostAlike("FP-30X:FP-30X MIDI 1 24:0", ports, PortDirection::input), std::nullopt);
    EXPECT_EQ(mostAlike("Kawai", ports, PortDirection::output), std::nullopt);
    const auto twins = outputs({"FP-30X:FP-30X MIDI 1 28:0", "FP-30X:FP-30X MIDI 1 32:0"});
    EXPECT_EQ(mostAlike("FP-30X:FP-30X MIDI 1 24:0", twins, PortDirection::output), std::nullopt);
    EXPECT_EQ(mostAlike("FP-30X:FP-30X MIDI 1 32:0", twins, PortDirection::output),
              "FP-30X:FP-30X MIDI 1 32:0");
}

} // namespace atos
