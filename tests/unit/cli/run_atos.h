// SPDX-License-Identifier: Apache-2.0
// Runs the built `atos` as a process of its own, as scripts do.
#pragma once

#include "support/temporary_folder.h"

#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace atos::test {

struct Outcome {
    int exitCode = -1; ///< 128 + signal when a signal ended it
    std::string out;
    std::string err;

    [[nodiscard]] std::vector<std::string> lines() const; ///< of `out`
};

using Environment = std::map<std::string, std::string>;

/// The program that was built beside this test.
[[nodiscard]] std::filesystem::path atosProgram();
[[nodiscard]] Outcome runAtos(const std::vector<std::string>& arguments, const Environment& environment = {});
[[nodiscard]] Outcome runProgram(const std::filesystem::path& program,
                                 const std::vector<std::string>& arguments,
                                 const Environment& environment = {});

/// What a shell makes of `script`, in which "$ATOS" is the program.
[[nodiscard]] Outcome runShell(const std::string& script, const Environment& environment = {});

/// A process that still runs; stdout goes to `stdoutDescriptor` when that is given.
class RunningAtos {
public:
    explicit RunningAtos(const std::vector<std::string>& arguments, const Environment& environment = {},
                         int stdoutDescriptor = -1, const std::filesystem::path& program = atosProgram());
    [[nodiscard]] pid_t pid() const { return pid_; }
    [[nodiscard]] bool ended() const;
    [[nodiscard]] Outcome wait();

private:
    TemporaryFolder folder_;
    pid_t pid_ = -1;
};

/// Twenty seconds of broken triads in C major at 90 beats a minute, written as a MIDI file: enough music for
/// an answer.
void writeTriads(const std::filesystem::path& path, double seconds = 20);

} // namespace atos::test
