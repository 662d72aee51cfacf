// SPDX-License-Identifier: Apache-2.0
#include "midi/memory_system.h"
#include "piano/link/piano_link.h"
#include "piano/link/snapshot.h"
#include "piano/simulated/simulated_piano.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"
#include "unit/piano/shipped_profiles.h"

#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <sstream>

namespace atos {
namespace {

using Panel = std::map<std::string, int>;

Panel panelIn(const std::string& line) {
    Panel panel;
    std::istringstream words(line);
    for (std::string word; words >> word;)
        panel[word.substr(0, word.find('='))] = std::stoi(word.substr(word.find('=') + 1));
    return panel;
}

/// What the piano shows last: the last whole line.
Panel lastPanel(Panel panel, const std::string& rest) {
    std::istringstream lines(rest.substr(0, rest.rfind('\n') + 1));
    for (std::string line; std::getline(lines, line);)
        panel = panelIn(line);
    return panel;
}

} // namespace

TEST(PushKill, AProgramKilledAtAnyMomentLeavesAPianoThatTheNextOnePutsBack) {
    const KeyboardProfile profile = test::shippedProfile("roland-fp30x");
    const std::string file = (test::shippedProfileFolder() / "roland-fp30x.json").string();
    int changed = 0;
    for (int time = 0; time < 60; ++time) {
        const test::TemporaryFolder folder;
        Panel found;
        Panel left;
        {
            test::ChildProcess pusher({ATOS_PIANO_PUSHER, file, folder.path().string()});
            for (int message = 0; message <= time; ++message) {
                const auto line = pusher.line();
                ASSERT_TRUE(line) << "the pusher fell silent";
                left = panelIn(*line);
                if (message == 0) found = left;
            }
            pusher.signal(SIGKILL);
            ASSERT_EQ(pusher.wait(), 128 + SIGKILL);
            left = lastPanel(left, pusher.rest());
        }
        MemorySystem system;
        const auto piano = std::move(*SimulatedPiano::start(system, profile, "Piano"));
        for (const auto& [parameter, value] : left)
            piano->setValue(parameter, value);
        const auto unfinished = unfinishedSnapshots(folder.path());
        if (left != found) {
            ASSERT_EQ(unfinished.size(), 1U) << "killed at message " << time;
            ++changed;
        }
        if (unfinished.empty()) continue;
        PianoLinkOptions options;
        options.snapshotFolder = folder.path();
        options.wait = [](double) {};
        auto link = PianoLink::open(system, "Piano", "Piano", profile, options);
        ASSERT_TRUE(link.ok());
        const auto undone = (*link)->undo(Task{});
        ASSERT_TRUE(undone.ok()) << undone.error().message;
        EXPECT_EQ(undone->verified, true);
        EXPECT_EQ(piano->values(), found) << "killed at message " << time;
    }
    EXPECT_GT(changed, 20);
}

} // namespace atos
