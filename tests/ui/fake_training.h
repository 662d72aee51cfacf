// SPDX-License-Identifier: Apache-2.0
// A training that goes no further than the test lets it.
#pragma once

#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "ui/studio/training_process.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace atos::test {

/// Stands for `atos train`: a program of a few lines that learns a step whenever the test allows it, ten in
/// all, writes a run log, and keeps what it has learnt when it is interrupted.
class Lessons {
public:
    Lessons() {
        std::filesystem::copy_file(std::filesystem::path(ATOS_SOURCE_DIR) / "tests" / "ui" / "fake_atos.sh",
                                   folder_ / "atos");
        std::filesystem::permissions(folder_ / "atos", std::filesystem::perms::owner_all);
    }

    [[nodiscard]] TrainingProgram program(const std::vector<const char*>& networks) const {
        TrainingProgram program{folder_ / "atos", {}};
        for (const char* id : networks)
            program.networks.push_back({QString::fromLatin1(id), QString::fromLatin1(id)});
        return program;
    }
    void allow(int steps) { write("allowed", std::to_string(steps)); }
    void fail() { write("failing", "yes"); }
    void forbid() { write("forbidden", "yes"); }
    [[nodiscard]] bool begun() const { return std::filesystem::exists(folder_ / "order"); }
    [[nodiscard]] int learnt() const { return std::atoi(linesOf("learnt").at(0).c_str()); }
    [[nodiscard]] TrainingOrder order() const {
        const std::vector<std::string> lines = linesOf("order");
        return {lines.at(1), lines.at(2), std::atoi(lines.at(3).c_str())};
    }

private:
    void write(const char* name, std::string_view text) const {
        if (!writeFile(folder_ / name, text))
            throw std::runtime_error("cannot write what a training is told");
    }
    [[nodiscard]] std::vector<std::string> linesOf(const char* name) const {
        std::ifstream file(folder_ / name);
        std::vector<std::string> lines;
        for (std::string line; std::getline(file, line);)
            lines.push_back(line);
        return lines;
    }

    TemporaryFolder folder_;
};

} // namespace atos::test
