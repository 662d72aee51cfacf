// SPDX-License-Identifier: Apache-2.0
#include "cli/outputs.h"

#include "files/names.h"

#include <algorithm>
#include <system_error>

namespace atos {
namespace {

Status refuseInputs(const std::vector<std::filesystem::path>& inputs, const OutputTarget& target) {
    if (target.file.empty()) return {};
    for (const auto& input : inputs) {
        std::error_code failure;
        if (!input.empty() && std::filesystem::equivalent(input, target.file, failure))
            return badInput(target.name + " is the input itself.", "Choose another name for the output.");
    }
    return {};
}

} // namespace

Status checkOutputs(Console& console, const std::vector<std::filesystem::path>& inputs,
                    const std::vector<Output>& outputs) {
    if (std::count_if(inputs.begin(), inputs.end(), namesStandardInput) > 1)
        return badInput("Standard input can be read only once.", "Name a file for the other input.");
    std::vector<OutputTarget> targets;
    bool standardOutput = false;
    for (const Output& output : outputs) {
        if (output.path.empty()) continue;
        if (namesStandardOutput(output.path)) {
            if (standardOutput)
                return badInput("Only one output can go to standard output.", "Name a file for the others.");
            if (console.json())
                return badInput("Standard output cannot hold both an output and what --json prints.",
                                "Name a file for the output, or leave --json out.");
            standardOutput = true;
        }
        auto target = findOutput(output.path, output.content);
        if (!target) return target.error();
        if (auto safe = refuseInputs(inputs, *target); !safe) return safe;
        for (const OutputTarget& other : targets)
            if (!target->file.empty() && target->file == other.file)
                return badInput("Two outputs have the name " + target->name + ".", "Give each its own.");
        targets.push_back(std::move(*target));
    }
    if (standardOutput) console.leaveStdoutToAnOutput();
    return {};
}

} // namespace atos
