// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace atos::test {

/// Another program, with a pipe to its stdin and one from its stdout.
class ChildProcess {
public:
    /// Found on the PATH unless it has a slash; std::runtime_error when it does not start.
    explicit ChildProcess(std::vector<std::string> command) {
        std::array<int, 2> in{};
        std::array<int, 2> out{};
        if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0)
            throw std::runtime_error("no pipe");
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
        std::vector<char*> arguments;
        for (std::string& word : command)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const int failure =
            ::posix_spawnp(&process_, arguments[0], &actions, nullptr, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        ::close(in[0]);
        ::close(out[1]);
        in_ = in[1];
        out_ = out[0];
        if (failure == 0) return;
        ::close(in_);
        ::close(out_);
        throw std::runtime_error(command[0] + " does not start");
    }
    /// Ends it by the end of its stdin; kills it when it does not go. (A JACK server waits for seconds for a
    /// client that was killed.)
    ~ChildProcess() {
        ::close(in_);
        ::close(out_);
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (running() && std::chrono::steady_clock::now() < patience)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        signal(SIGKILL);
        static_cast<void>(wait());
    }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    void say(const std::string& line) {
        const std::string text = line + "\n";
        if (::write(in_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
            throw std::runtime_error("the program does not listen");
    }

    /// The next line of its stdout; empty when it has ended or says nothing for so long.
    [[nodiscard]] std::optional<std::string> line(std::chrono::seconds patience = std::chrono::seconds(60)) {
        std::size_t end = heard_.find('\n');
        while (end == std::string::npos) {
            pollfd ready{out_, POLLIN, 0};
            const auto milliseconds = std::chrono::milliseconds(patience).count();
            if (::poll(&ready, 1, static_cast<int>(milliseconds)) <= 0 || !readMore()) return std::nullopt;
            end = heard_.find('\n');
        }
        std::string first = heard_.substr(0, end);
        heard_.erase(0, end + 1);
        return first;
    }

    /// Everything it says until it closes its stdout.
    [[nodiscard]] std::string rest() {
        while (readMore()) {
        }
        return std::exchange(heard_, {});
    }

    void signal(int number) {
        if (process_ != 0) ::kill(process_, number);
    }
    [[nodiscard]] bool running() {
        if (process_ != 0 && ::waitpid(process_, &status_, WNOHANG) == process_) process_ = 0;
        return process_ != 0;
    }
    /// The exit code; 128 and the signal when one ended it.
    [[nodiscard]] int wait() {
        while (process_ != 0 && ::waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
        }
        process_ = 0;
        return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
    }

private:
    bool readMore() {
        std::array<char, 4096> bytes{};
        const ssize_t got = ::read(out_, bytes.data(), bytes.size());
        if (got > 0) heard_.append(bytes.data(), static_cast<std::size_t>(got));
        return got > 0;
    }

    pid_t process_ = 0;
    int status_ = 0;
    int in_ = -1;
    int out_ = -1;
    std::string heard_;
};

} // namespace atos::test
