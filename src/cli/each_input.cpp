// SPDX-License-Identifier: Apache-2.0
#include "cli/each_input.h"

#include "core/caught.h"

#include <fmt/format.h>

#include <optional>

namespace atos {

Json failedInputJson(const std::filesystem::path& input, const Error& error) {
    return {
        {"input", input.string()},
        {"error",
         {{"exit_code", exitCode(error.code)}, {"message", error.message}, {"next_step", error.nextStep}}}};
}

namespace {

Status once(const Input& input, const InputAction& action, const Task& task) {
    if (input.error) return *input.error;
    try {
        return action(input.path, task);
    } catch (...) { // one that is too large for this machine's memory
        return caughtError();
    }
}

} // namespace

Status forEachInput(Console& console, const Inputs& inputs, const CancelToken& cancel,
                    const InputAction& action) {
    const std::size_t count = inputs.all.size();
    if (!inputs.several) return once(inputs.all.front(), action, {cancel, console.progress()});
    std::optional<Error> first;
    std::size_t failed = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Task task{cancel, console.progress(fmt::format("{}/{} ", i + 1, count))};
        const Status done = cancel.cancelled() ? Status(cancelled()) : once(inputs.all[i], action, task);
        if (done) continue;
        if (done.error().code == ErrorCode::cancelled) {
            Error stopped = done.error();
            stopped.message = fmt::format("Cancelled after {} of {} inputs.", i, count);
            return stopped;
        }
        if (!console.canTell()) return done;
        if (console.json())
            if (auto told = console.result(failedInputJson(inputs.all[i].path, done.error()), ""); !told)
                return told;
        if (count > 1) console.error(done.error()); // the only one is told at the end
        if (!first) first = done.error();
        ++failed;
    }
    if (!first) return {};
    if (count == 1) return *first;
    return Error{first->code, fmt::format("{} of {} inputs failed.", failed, count), {}};
}

} // namespace atos
