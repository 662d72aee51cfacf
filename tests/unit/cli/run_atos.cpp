// SPDX-License-Identifier: Apache-2.0
#include "unit/cli/run_atos.h"

#include "files/bytes.h"
#include "music/smf.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sstream>
#include <stdexcept>

namespace atos::test {
namespace {

std::string contentOf(const std::filesystem::path& path) {
    const auto bytes = readFile(path, 1U << 28U);
    return bytes ? std::string(bytes->begin(), bytes->end()) : std::string();
}

void redirect(int from, const std::filesystem::path& path) {
    const int to = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(to, from);
    ::close(to);
}

} // namespace

std::vector<std::string> Outcome::lines() const {
    std::vector<std::string> all;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);)
        all.push_back(line);
    return all;
}

std::filesystem::path atosProgram() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "atos";
}

RunningAtos::RunningAtos(const std::vector<std::string>& arguments, const Environment& environment,
                         int stdoutDescriptor, const std::filesystem::path& program) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const auto out = folder_ / "out", err = folder_ / "err";

    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("cannot fork");
    if (pid_ > 0) return;
    for (const auto& [name, value] : environment)
        ::setenv(name.c_str(), value.c_str(), 1);
    if (stdoutDescriptor >= 0)
        ::dup2(stdoutDescriptor, STDOUT_FILENO);
    else
        redirect(STDOUT_FILENO, out);
    redirect(STDERR_FILENO, err);
    ::execv(program.c_str(), argv.data());
    ::_exit(127);
}

bool RunningAtos::ended() const {
    siginfo_t info{};
    ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT);
    return info.si_pid == pid_;
}

Outcome RunningAtos::wait() {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    Outcome outcome;
    outcome.exitCode = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    outcome.out = contentOf(folder_ / "out");
    outcome.err = contentOf(folder_ / "err");
    return outcome;
}

Outcome runAtos(const std::vector<std::string>& arguments, const Environment& environment) {
    return runProgram(atosProgram(), arguments, environment);
}

Outcome runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                   const Environment& environment) {
    return RunningAtos(arguments, environment, -1, program).wait();
}

Outcome runShell(const std::string& script, const Environment& environment) {
    Environment with = environment;
    with["ATOS"] = atosProgram();
    return runProgram("/bin/sh", {"-c", script}, with);
}

void writeTriads(const std::filesystem::path& path, double seconds) {
    constexpr std::uint8_t roots[] = {60, 65, 67, 60};
    Performance performance;
    performance.tempo.setTempo(0, 60.0 / 90);
    for (int i = 0; i * 0.25 < seconds; ++i) {
        constexpr std::uint8_t steps[] = {0, 4, 7, 12};
        const auto pitch = static_cast<std::uint8_t>(roots[i / 8 % 4] + steps[i % 4]);
        performance.notes.push_back({i * 0.25, 0.24, pitch, static_cast<std::uint8_t>(60 + i % 20), 0, 0});
    }
    if (!writeMidi(performance, path)) throw std::runtime_error("cannot write " + path.string());
}

} // namespace atos::test
