// SPDX-License-Identifier: Apache-2.0
#include "keyboard/conversation.h"

#include "keyboard/identify.h"

#include <chrono>
#include <thread>

namespace atos {
namespace {
constexpr double pollSeconds = 0.01;
constexpr double answerSeconds = 0.3;
constexpr double longestPlaying = 120;
} // namespace

Result<std::unique_ptr<Conversation>> Conversation::open(MidiSystem& system, const std::string& output,
                                                         const std::string& input, PianoLinkOptions options) {
    std::unique_ptr<Conversation> conversation(new Conversation(std::move(options)));
    auto outputPort = system.openOutput(output);
    if (!outputPort) return outputPort.error();
    conversation->output_ = *std::move(outputPort);
    if (input.empty()) return conversation;
    auto inputPort = system.openInput(
        input, [inbox = &conversation->inbox_](double, auto message) { inbox->receive(message); });
    if (!inputPort) return inputPort.error();
    conversation->input_ = *std::move(inputPort);
    return conversation;
}

void Conversation::wait(double seconds) const {
    if (options_.wait) return options_.wait(seconds);
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

Status Conversation::send(const PacedMessage& message, const Task& task) {
    if (task.cancel.cancelled()) return cancelled();
    if (const auto reason = forbiddenReason(message.bytes); !reason.empty())
        return badInput("The keyboard profile asks for a message that is never sent: " + reason);
    if (auto status = output_->send(message.bytes); !status) return status;
    wait(message.gapMs / 1000.0);
    return {};
}

Status Conversation::send(const std::vector<Bytes>& messages, int gapMs, const Task& task) {
    for (const Bytes& bytes : messages)
        if (auto status = send({bytes, gapMs}, task); !status) return status;
    return {};
}

Status Conversation::awaitRest(const Task& task) {
    for (double waited = 0; options_.quiet && !options_.quiet(); waited += pollSeconds) {
        if (task.cancel.cancelled()) return cancelled();
        if (waited > longestPlaying)
            return environmentLacks("The tone waits for a rest, and there was none in two minutes.",
                                    "Lift your hands and the pedal for a moment, then send again.");
        wait(pollSeconds);
    }
    return {};
}

template<typename T, typename Understand>
Result<std::optional<T>> Conversation::ask(const Bytes& request, int gapMs, const Task& task,
                                           Understand understand) {
    constexpr int attempts = 3;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        while (inbox_.take()) {
        }
        if (auto status = send({request, gapMs}, task); !status) return status.error();
        for (double waited = 0; waited <= answerSeconds; waited += pollSeconds) {
            while (const auto message = inbox_.take())
                if (std::optional<T> answer = understand(*message)) return answer;
            if (task.cancel.cancelled()) return cancelled();
            wait(pollSeconds);
        }
    }
    return std::optional<T>{};
}

Result<std::optional<Bytes>> Conversation::askIdentity(int gapMs, const Task& task) {
    return ask<Bytes>(identityRequest(), gapMs, task,
                      [](const Bytes& message) { return parseIdentityReply(message); });
}

Result<std::optional<int>> Conversation::askValue(const Parameter& parameter, int gapMs, const Task& task) {
    return ask<int>(readRequest(parameter), gapMs, task,
                    [&parameter](const Bytes& message) { return valueInReply(parameter, message); });
}

} // namespace atos
