// SPDX-License-Identifier: Apache-2.0
#include "app/live/take_recovery.h"
#include "music/smf.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace atos {
namespace {

/// Appends the moments that the player told.
void collect(const std::string& lines, std::vector<double>& struck) {
    std::size_t begin = 0;
    for (std::size_t end = lines.find('\n'); end != std::string::npos; end = lines.find('\n', begin)) {
        struck.push_back(std::stod(lines.substr(begin, end - begin)));
        begin = end + 1;
    }
}

} // namespace

TEST(Kill, TwoHundredTimesLosesLessThanASecondOfTheTake) {
    const test::TemporaryFolder folder;
    double worst = 0;
    constexpr std::size_t times = 200;
    for (std::size_t time = 0; time < times; ++time) {
        // Mostly in the first notes, when the journal is born; some in the middle of a take.
        const std::size_t patience = time % 20 == 19 ? time : 1 + time % 10;
        test::ChildProcess player({ATOS_TAKE_PLAYER, folder.path().string()});
        std::vector<double> struck;
        while (struck.size() < patience) {
            const auto line = player.line();
            ASSERT_TRUE(line) << "the player fell silent";
            struck.push_back(std::stod(*line));
        }
        player.signal(SIGKILL);
        ASSERT_EQ(player.wait(), 128 + SIGKILL);
        collect(player.rest(), struck);

        const auto recovered = recoverTakes(folder.path());
        ASSERT_TRUE(recovered.warnings.empty()) << recovered.warnings[0];
        std::size_t kept = 0;
        if (!recovered.takes.empty()) {
            ASSERT_EQ(recovered.takes.size(), 1U);
            const auto take = readMidi(recovered.takes[0]);
            ASSERT_TRUE(take.ok()) << take.error().message;
            kept = std::min(take->notes.size(), struck.size());
            for (std::size_t i = 0; i < take->notes.size(); ++i)
                ASSERT_EQ(take->notes[i].pitch, 21 + i % 88) << "note " << i;
        }
        // From the first lost note to the last that was struck.
        const double lost = kept < struck.size() ? struck.back() - struck[kept] : 0;
        EXPECT_LT(lost, 1.0);
        worst = std::max(worst, lost);
    }
    RecordProperty("worst_loss_ms", std::to_string(worst * 1000));
}

} // namespace atos
