// SPDX-License-Identifier: Apache-2.0
#include "midi/port_match.h"

#include <gmock/gmock.h>

namespace atos {

using testing::HasSubstr;

TEST(PortMatch, TakesTheExactNameOrAUniquePartOfIt) {
    const std::vector<PortInfo> ports{{"Roland FP-30X MIDI 1", PortDirection::input},
                                      {"Roland FP-30X MIDI 2", PortDirection::input},
                                      {"Roland", PortDirection::input},
                                      {"Kawai ES920", PortDirection::output}};
    EXPECT_EQ(*matchPort(ports, PortDirection::input, "Roland"), "Roland");
    EXPECT_EQ(*matchPort(ports, PortDirection::input, "midi 2"), "Roland FP-30X MIDI 2");
    EXPECT_EQ(*matchPort(ports, PortDirection::output, "es920"), "Kawai ES920");

    const auto several = matchPort(ports, PortDirection::input, "fp-30x");
    ASSERT_FALSE(several.ok());
    EXPECT_EQ(several.error().code, ErrorCode::environment);
    EXPECT_THAT(several.error().nextStep, HasSubstr("Roland FP-30X MIDI 2"));

    const auto none = matchPort(ports, PortDirection::output, "Roland");
    ASSERT_FALSE(none.ok());
    EXPECT_THAT(none.error().nextStep, HasSubstr("Kawai ES920"));
    EXPECT_FALSE(matchPort(ports, PortDirection::output, "").ok());
    EXPECT_FALSE(matchPort({}, PortDirection::input, "Roland").ok());
}

} // namespace atos
