// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/pianos_page.h"

#include "files/bytes.h"
#include "unit/piano/shipped_profiles.h"

#include <gtest/gtest.h>

namespace atos {

TEST(PianosPage, TheDocumentSaysWhatTheProfilesSay) {
    const auto written = readFile(std::filesystem::path(ATOS_SOURCE_DIR) / "docs" / "pianos.md", 1U << 20U);
    ASSERT_TRUE(written) << written.error().message;
    EXPECT_TRUE(std::string(written->begin(), written->end()) == pianosPage(test::shippedProfiles()))
        << "Write the page again: build/release/bin/atos devices --profiles > docs/pianos.md";
}

TEST(PianosPage, ProgramsGetTheSame) {
    const auto profiles = test::shippedProfiles();
    const Json list = pianosJson(profiles);
    ASSERT_EQ(list.size(), profiles.size());
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        EXPECT_EQ(list[i]["id"], profiles[i].id);
        ASSERT_EQ(list[i]["parameters"].size(), profiles[i].parameters.size());
        for (std::size_t k = 0; k < profiles[i].parameters.size(); ++k) {
            EXPECT_EQ(list[i]["parameters"][k]["maximum"], profiles[i].parameters[k].maximum);
            EXPECT_EQ(list[i]["parameters"][k]["readable"], profiles[i].parameters[k].readable);
        }
    }
}

} // namespace atos
