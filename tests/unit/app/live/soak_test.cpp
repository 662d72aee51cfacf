// SPDX-License-Identifier: Apache-2.0
#include "support/live_soak.h"

#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

/// Twelve minutes of a thousand messages a second, as fast as the engine follows; the hour is
/// tests/bench/live_soak.
TEST(Soak, TwelveMinutesOfAThousandMessagesASecondAreAllKept) {
    const test::TemporaryFolder folder;
    constexpr int minutes = 12;
    const auto outcome = test::soakLive(folder.path(), minutes, false);
    EXPECT_EQ(outcome.sent, minutes * 60'000U);
    EXPECT_EQ(outcome.passed, outcome.sent);
    EXPECT_EQ(outcome.lost, 0U);
    EXPECT_EQ(outcome.takes, minutes - 1U);
    std::size_t notes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        ASSERT_EQ(entry.path().extension(), ".mid") << "a journal was left behind";
        notes += readMidi(entry.path())->notes.size();
    }
    EXPECT_EQ(notes, outcome.sent / 2);
}

} // namespace
} // namespace atos
