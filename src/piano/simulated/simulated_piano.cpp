// SPDX-License-Identifier: Apache-2.0
#include "piano/simulated/simulated_piano.h"

#include <algorithm>
#include <utility>

namespace atos {
namespace {
constexpr std::ptrdiff_t mostReceived = 100'000;
}

SimulatedPiano::SimulatedPiano(MidiSystem& system, KeyboardProfile profile, std::string name, Clock clock)
    : system_(system), name_(std::move(name)), clock_(std::move(clock)), instrument_(std::move(profile)),
      lastHeard_(clock_()) {}

Result<std::unique_ptr<SimulatedPiano>> SimulatedPiano::start(MidiSystem& system, KeyboardProfile profile,
                                                              const std::string& name, Clock clock) {
    std::unique_ptr<SimulatedPiano> piano(
        new SimulatedPiano(system, std::move(profile), name, std::move(clock)));
    if (const Status plugged = piano->plugIn(); !plugged) return plugged.error();
    return piano;
}

Status SimulatedPiano::plugIn() {
    if (pluggedIn()) return {};
    auto output = system_.openVirtualOutput(name_);
    if (!output) return output.error();
    {
        const std::lock_guard lock(mutex_);
        output_ = *std::move(output);
        lastHeard_ = clock_();
        plugPulled_ = false;
    }
    auto input = system_.openVirtualInput(name_, [this](double, auto message) { hear(message); });
    if (input) {
        input_ = *std::move(input);
        return {};
    }
    unplug();
    return input.error();
}

void SimulatedPiano::unplug() {
    // Without the lock: closing an input waits for its callback, which takes it.
    input_.reset();
    const std::lock_guard lock(mutex_);
    output_.reset();
    waiting_.clear();
}

void SimulatedPiano::powerOff() {
    unplug();
    const std::lock_guard lock(mutex_);
    instrument_.restart();
}

bool SimulatedPiano::pluggedIn() const {
    const std::lock_guard lock(mutex_);
    return output_ != nullptr;
}

void SimulatedPiano::tick() {
    bool pulled = false;
    bool asleep = false;
    {
        const std::lock_guard lock(mutex_);
        const double now = clock_();
        while (!plugPulled_ && !waiting_.empty() && waiting_.front().due <= now) {
            say(waiting_.front().bytes);
            waiting_.pop_front();
        }
        pulled = plugPulled_;
        asleep = faults_.powerOffSeconds > 0 && output_ && now - lastHeard_ >= faults_.powerOffSeconds;
    }
    if (asleep) return powerOff();
    if (pulled) unplug();
}

int SimulatedPiano::value(const std::string& parameter) const {
    const auto all = values();
    const auto found = all.find(parameter);
    return found == all.end() ? 0 : found->second;
}

std::map<std::string, int> SimulatedPiano::values() const {
    const std::lock_guard lock(mutex_);
    return instrument_.values();
}

void SimulatedPiano::setValue(const std::string& parameter, int raw) {
    const std::lock_guard lock(mutex_);
    instrument_.setValue(parameter, raw);
}

void SimulatedPiano::setFaults(const SimulatedFaults& faults) {
    const std::lock_guard lock(mutex_);
    faults_ = faults;
}

SimulatedFaults SimulatedPiano::faults() const {
    const std::lock_guard lock(mutex_);
    return faults_;
}

std::vector<Bytes> SimulatedPiano::received() const {
    const std::lock_guard lock(mutex_);
    return received_;
}

Status SimulatedPiano::play(std::span<const std::uint8_t> message) {
    const std::lock_guard lock(mutex_);
    if (!output_ || plugPulled_) return environmentLacks("The simulated piano is not plugged in.");
    lastHeard_ = clock_();
    return output_->send(message);
}

void SimulatedPiano::hear(std::span<const std::uint8_t> message) {
    const std::lock_guard lock(mutex_);
    if (plugPulled_ || !output_) return;
    lastHeard_ = clock_();
    if (std::ssize(received_) == mostReceived)
        received_.erase(received_.begin(), received_.begin() + mostReceived / 2);
    received_.emplace_back(message.begin(), message.end());
    if (faults_.echo) say(message);
    auto reaction = instrument_.hear(message, !faults_.ignoreWrites);
    for (Bytes& reply : reaction.answers)
        answer(std::move(reply));
    if (reaction.stored && faults_.unplugAtWrite > 0 && --faults_.unplugAtWrite == 0) plugPulled_ = true;
}

void SimulatedPiano::answer(Bytes message) {
    if (faults_.silent) return;
    if (faults_.dropReplies > 0) {
        --faults_.dropReplies;
        return;
    }
    if (faults_.corruptReplies > 0) {
        --faults_.corruptReplies;
        message[message.size() / 2] ^= 0x01;
    }
    if (faults_.unplugAtReply == 1) {
        message.resize(message.size() / 2);
        say(message);
        plugPulled_ = true;
    }
    if (faults_.unplugAtReply > 0 && --faults_.unplugAtReply == 0) return;
    if (faults_.slowMs == 0) return say(message);
    waiting_.push_back({clock_() + faults_.slowMs / 1000.0, std::move(message)});
}

void SimulatedPiano::say(std::span<const std::uint8_t> message) {
    const std::size_t piece =
        faults_.chunkBytes == 0 ? message.size() : static_cast<std::size_t>(faults_.chunkBytes);
    for (; !message.empty(); message = message.subspan(std::min(piece, message.size()))) {
        // A port that nobody listens to is no fault of the piano.
        [[maybe_unused]] const auto ignored = output_->send(message.first(std::min(piece, message.size())));
    }
}

} // namespace atos
