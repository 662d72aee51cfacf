// SPDX-License-Identifier: Apache-2.0
#include "cli/each_input.h"

#include <fmt/format.h>

#include <optional>

namespace atos {
namespace {

Json errorJson(const std::filesystem::path& input, const Error& error) {
    return {
        {"input", input.string()},
        {"error",
         {{"exit_code", exitCode(error.code)}, {"message", error.message}, {"next_step", error.nextStep}}}};
}

} // namespace

Status forEachInput(Console& console, const std::vector<std::filesystem::path>& inputs,
                    const CancelToken& cancel, const InputAction& action) {
    if (inputs.size() == 1) return action(inputs.front(), {cancel, console.progress()});
    std::optional<ErrorCode> first;
    std::size_t failed = 0;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (cancel.cancelled()) return cancelled();
        const Task task{cancel, console.progress(fmt::format("{}/{} ", i + 1, inputs.size()))};
        const Status done = action(inputs[i], task);
        if (done) continue;
        if (done.error().code == ErrorCode::cancelled) return done;
        console.error(done.error());
        if (console.json())
            if (auto told = console.result(errorJson(inputs[i], done.error()), ""); !told) return told;
        if (!first) first = done.error().code;
        ++failed;
    }
    if (!first) return {};
    return Error{*first, fmt::format("{} of {} inputs failed.", failed, inputs.size()), {}};
}

} // namespace atos
