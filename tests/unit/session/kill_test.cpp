// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"
#include "session/take_recovery.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <csignal>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>
#include <vector>

namespace atos {
namespace {

/// A process that plays, and the pipe on which it says so.
class Player {
public:
    explicit Player(const std::filesystem::path& folder) {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        ::posix_spawn_file_actions_addclose(&actions, ends[0]);
        ::posix_spawn_file_actions_addclose(&actions, ends[1]);
        std::string program = ATOS_TAKE_PLAYER;
        std::string argument = folder.string();
        const std::array<char*, 3> arguments{program.data(), argument.data(), nullptr};
        if (::posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(), environ) != 0)
            throw std::runtime_error("the player does not start");
        ::posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        pipe_ = ends[0];
    }
    ~Player() {
        kill();
        ::close(pipe_);
    }

    /// False when the player is dead and has said everything.
    bool nextNote(double& struck) { return ::read(pipe_, &struck, sizeof(struck)) == sizeof(struck); }
    void kill() {
        if (process_ == 0) return;
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = 0;
    }

private:
    pid_t process_ = 0;
    int pipe_ = -1;
};

} // namespace

TEST(Kill, LosesLessThanASecondOfTheTakeAtAnyMoment) {
    const test::TemporaryFolder folder;
    double worst = 0;
    for (const std::size_t patience : {1, 2, 5, 17, 60, 150, 301, 444}) {
        Player player(folder.path());
        std::vector<double> struck;
        double time = 0;
        while (struck.size() < patience && player.nextNote(time))
            struck.push_back(time);
        player.kill();
        while (player.nextNote(time))
            struck.push_back(time);
        ASSERT_GE(struck.size(), patience);

        const auto recovered = recoverTakes(folder.path());
        std::size_t kept = 0;
        if (!recovered.takes.empty()) {
            ASSERT_EQ(recovered.takes.size(), 1U);
            const auto take = readMidi(recovered.takes[0]);
            ASSERT_TRUE(take.ok()) << take.error().message;
            kept = std::min(take->notes.size(), struck.size());
            for (std::size_t i = 0; i < take->notes.size(); ++i)
                ASSERT_EQ(take->notes[i].pitch, 21 + i % 88) << "note " << i;
        }
        // Between the first lost note and the kill.
        const double lost = kept < struck.size() ? struck.back() - struck[kept] : 0;
        EXPECT_LT(lost, 1.0);
        worst = std::max(worst, lost);
    }
    RecordProperty("worst_loss_ms", std::to_string(worst * 1000));
}

} // namespace atos
