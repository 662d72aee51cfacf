// SPDX-License-Identifier: Apache-2.0
#include "piano/link/piano_session.h"

#include "midi/port_match.h"
#include "piano/protocols/forbidden.h"
#include "piano/protocols/universal.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace atos {
namespace {
constexpr double pollSeconds = 0.01;
constexpr double answerSeconds = 0.3;
/// A connection carries nothing before the driver's next cycle, and Roland's pianos want 200 ms
/// (aortegaCampanillas/ RolandFP30xController).
constexpr double settlingSeconds = 0.2;
constexpr double longestPlaying = 120; ///< seconds without a rest

/// Lets the time pass as the options say: asleep, or by a test's clock.
void passTime(const PianoLinkOptions& options, double seconds) {
    if (options.wait) return options.wait(seconds);
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

} // namespace

Status awaitQuiet(const PianoLinkOptions& options, const Task& task) {
    for (double waited = 0; options.quiet && !options.quiet(); waited += pollSeconds) {
        if (task.cancel.cancelled()) return cancelled();
        if (waited > longestPlaying)
            return environmentLacks("The tone waits for a rest, and there was none in two minutes.",
                                    "Lift your hands and the pedal for a moment, then send again.");
        passTime(options, pollSeconds);
    }
    return {};
}

Result<std::unique_ptr<PianoSession>> PianoSession::open(MidiSystem& system, const std::string& output,
                                                         const std::vector<std::string>& inputs,
                                                         PianoLinkOptions options) {
    const auto match = matchPort(system.ports(), PortDirection::output, output);
    std::unique_ptr<PianoSession> session(
        new PianoSession(system, match ? *match : output, std::move(options)));
    auto outputPort = system.openOutput(output);
    if (!outputPort) return outputPort.error();
    session->output_ = *std::move(outputPort);
    for (const std::string& port : inputs) {
        auto ear = std::make_unique<Ear>();
        ear->port = port;
        auto input = system.openInput(
            port, [inbox = &ear->inbox](double seconds, auto message) { inbox->receive(seconds, message); });
        if (!input) return input.error();
        ear->input = *std::move(input);
        session->ears_.push_back(std::move(ear));
    }
    return session;
}

void PianoSession::wait(double seconds) const {
    passTime(options_, seconds);
}

Status PianoSession::send(const PacedMessage& message, const Task& task) {
    if (task.cancel.cancelled()) return cancelled();
    if (const auto reason = forbiddenReason(message.bytes); !reason.empty())
        return badInput("The keyboard profile asks for a message that is never sent: " + reason);
    if (!settled_) wait(settlingSeconds);
    settled_ = true;
    echo_.sent(message.bytes);
    lastSent_ = options_.clock();
    if (auto status = output_->send(message.bytes); !status) return status;
    wait(message.gapMs / 1000.0);
    return {};
}

Status PianoSession::send(const std::vector<Bytes>& messages, int gapMs, const Task& task) {
    for (const Bytes& bytes : messages)
        if (auto status = send({bytes, gapMs}, task); !status) return status;
    return {};
}

void PianoSession::pause() const {
    wait(settlingSeconds);
}

Status PianoSession::checkPort() const {
    const auto ports = system_.ports();
    if (std::find(ports.begin(), ports.end(), PortInfo{port_, PortDirection::output}) != ports.end())
        return {};
    return environmentLacks("The piano on " + port_ + " has gone.", "Connect it again and switch it on.");
}

std::optional<std::pair<const PianoSession::Ear*, Reply>> PianoSession::nextReply() {
    for (const auto& ear : ears_)
        while (auto reply = ear->inbox.take())
            if (!echo_.swallows(reply->bytes)) return std::pair(ear.get(), *std::move(reply));
    return std::nullopt;
}

template<typename T, typename Understand>
Result<std::optional<T>> PianoSession::ask(const Bytes& request, int gapMs, const Task& task, int attempts,
                                           Understand understand) {
    for (int attempt = 0; attempt < attempts; ++attempt) {
        while (nextReply()) {
        }
        if (auto status = send({request, gapMs}, task); !status) return status.error();
        for (double waited = 0; waited <= answerSeconds; waited += pollSeconds) {
            while (const auto reply = nextReply())
                if (std::optional<T> answer = understand(*reply->first, reply->second)) return answer;
            if (task.cancel.cancelled()) return cancelled();
            wait(pollSeconds);
        }
    }
    return std::optional<T>{};
}

Result<std::optional<IdentityAnswer>> PianoSession::askIdentity(int gapMs, const Task& task, int attempts) {
    return ask<IdentityAnswer>(
        identityRequest(), gapMs, task, attempts,
        [this](const Ear& ear, const Reply& reply) -> std::optional<IdentityAnswer> {
            auto identity = parseIdentityReply(reply.bytes);
            if (!identity) return std::nullopt;
            return IdentityAnswer{*std::move(identity), ear.port, reply.seconds - lastSent_};
        });
}

Result<std::optional<int>> PianoSession::askValue(const Parameter& parameter, int gapMs, const Task& task) {
    constexpr int attempts = 3;
    return ask<int>(
        readRequest(parameter), gapMs, task, attempts,
        [&parameter](const Ear&, const Reply& reply) { return valueInReply(parameter, reply.bytes); });
}

} // namespace atos
