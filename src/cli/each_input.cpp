// SPDX-License-Identifier: Apache-2.0
#include "cli/each_input.h"

#include "command/number_range.h"
#include "command/ordered_work.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>

namespace atos {

Json failedInputJson(const std::filesystem::path& input, const Error& error) {
    return {
        {"input", input.string()},
        {"error",
         {{"exit_code", exitCode(error.code)}, {"message", error.message}, {"next_step", error.nextStep}}}};
}

namespace {

constexpr std::size_t mostJobs = 256;

Result<std::string> once(const Input& input, const InputAction& action, const Task& task) {
    if (task.cancel.cancelled()) return cancelled();
    if (input.error) return *input.error;
    return action(input, task);
}

class SeveralInputs {
public:
    SeveralInputs(Console& console, const std::vector<Input>& inputs, CancelToken cancel,
                  const InputAction& action)
        : console_(console), inputs_(inputs), cancel_(std::move(cancel)), action_(action) {}

    Status run(std::size_t jobs) {
        OrderedWork work(inputs_.size(), std::min(jobs, inputs_.size()),
                         [this](std::size_t index) { return once(inputs_[index], action_, taskOf(index)); });
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            const auto done = work.next();
            const std::lock_guard lock(telling_);
            if (auto told = tell(i, done); !told) {
                cancel_.cancel(); // what is being done now is for nobody
                return told;
            }
            ++told_;
        }
        return outcome();
    }

private:
    /// The progress line is that of the input whose turn it is.
    Task taskOf(std::size_t index) {
        const auto shown = console_.progress(fmt::format("{}/{} ", index + 1, inputs_.size()));
        if (!shown) return {cancel_, {}};
        return {cancel_, [this, index, shown](double fraction, std::string_view step) {
                    const std::lock_guard lock(telling_);
                    if (index == told_) shown(fraction, step);
                }};
    }

    /// What ends the whole: that nobody waits for more.
    Status tell(std::size_t index, const Result<std::string>& done) {
        const Status told = done ? console_.tell(*done) : Status(done.error());
        if (told) return {};
        if (told.error().code == ErrorCode::cancelled) {
            Error stopped = told.error();
            stopped.message = fmt::format("Cancelled after {} of {} inputs.", index, inputs_.size());
            return stopped;
        }
        if (!console_.canTell()) return told;
        if (console_.json())
            if (auto line = console_.result(failedInputJson(inputs_[index].path, told.error()), ""); !line)
                return line;
        if (inputs_.size() > 1) console_.error(told.error()); // the only one is told at the end
        if (!first_) first_ = told.error();
        ++failed_;
        return {};
    }

    [[nodiscard]] Status outcome() const {
        if (!first_) return {};
        if (inputs_.size() == 1) return *first_;
        return Error{first_->code, fmt::format("{} of {} inputs failed.", failed_, inputs_.size()), {}};
    }

    Console& console_;
    const std::vector<Input>& inputs_;
    CancelToken cancel_;
    const InputAction& action_;
    std::mutex telling_;
    std::size_t told_ = 0;
    std::optional<Error> first_;
    std::size_t failed_ = 0;
};

} // namespace

Status forEachInput(Console& console, const Inputs& inputs, std::size_t jobs, const CancelToken& cancel,
                    const InputAction& action) {
    if (inputs.several) {
        if (jobs == 0) jobs = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, mostJobs);
        return SeveralInputs(console, inputs.all, cancel, action).run(jobs);
    }
    const auto done = once(inputs.all.front(), action, {cancel, console.progress()});
    return done ? console.tell(*done) : Status(done.error());
}

void addJobsOption(CLI::App& verb, std::size_t& jobs) {
    verb.add_option("--jobs", jobs, "How many of several inputs to do at a time; one a core by default")
        ->check(numberRange(1, static_cast<double>(mostJobs)));
}

} // namespace atos
