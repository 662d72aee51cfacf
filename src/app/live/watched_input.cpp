// SPDX-License-Identifier: Apache-2.0
#include "app/live/watched_input.h"

#include "core/caught.h"
#include "midi/port_clues.h"
#include "midi/port_match.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace atos {
namespace {

constexpr std::chrono::milliseconds lookEvery{500};

} // namespace

WatchedInput::WatchedInput(std::function<void()> changed)
    : changed_(std::move(changed)), thread_([this](const std::stop_token& stop) { watch(stop); }) {}

Status WatchedInput::open(MidiSystem& system, const std::string& name, MidiCallback callback) {
    const std::lock_guard lock(mutex_);
    letGo();
    callback_ = std::move(callback);
    system_ = &system;
    const Status status = takeNamed(name);
    if (!status) letGo();
    opened_.notify_all();
    return status;
}

Status WatchedInput::takeNamed(const std::string& wanted) {
    try {
        const auto match = matchPort(system_->ports(), PortDirection::input, wanted);
        // Without a match the system says what is wrong in its own words.
        return take(match ? *match : wanted);
    } catch (...) {
        return caughtError();
    }
}

void WatchedInput::close() {
    const std::lock_guard lock(mutex_);
    letGo();
}

void WatchedInput::letGo() {
    port_.reset();
    system_ = nullptr;
    show({PortState::none, {}, view().losses});
}

Status WatchedInput::take(const std::string& name) {
    auto port = system_->openInput(name, callback_);
    if (!port) return port.error();
    port_ = std::move(port).value();
    show({PortState::connected, name, view().losses});
    return {};
}

WatchedInput::View WatchedInput::view() const {
    const std::lock_guard lock(viewMutex_);
    return view_;
}

void WatchedInput::show(View next) {
    const std::lock_guard lock(viewMutex_);
    std::swap(view_, next);
}

void WatchedInput::watch(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (opened_.wait(lock, stop, [this] { return system_ != nullptr; })) {
        opened_.wait_for(lock, stop, lookEvery, [] { return false; });
        if (stop.stop_requested()) return;
        if (system_ == nullptr || !look()) continue;
        lock.unlock();
        changed_();
        lock.lock();
    }
}

/// True when the state has changed.
bool WatchedInput::look() {
    try {
        const auto ports = system_->ports();
        const View seen = view();
        if (port_ == nullptr) {
            // The port most like the one that was lost; its number may have changed.
            const auto match = mostAlike(seen.name, ports, PortDirection::input);
            return match && take(*match).ok();
        }
        if (std::find(ports.begin(), ports.end(), PortInfo{seen.name, PortDirection::input}) != ports.end())
            return false;
        View lost{PortState::lost, seen.name, seen.losses + 1};
        port_.reset();
        show(std::move(lost));
        return true;
    } catch (...) {
        return false; // a MIDI system that fails is asked again
    }
}

} // namespace atos
