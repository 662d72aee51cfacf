// SPDX-License-Identifier: Apache-2.0
#include "app/live/watched_input.h"

#include "midi/port_clues.h"
#include "midi/port_match.h"

#include <algorithm>
#include <utility>

namespace atos {

Status WatchedInput::open(MidiSystem& system, const std::string& name, MidiCallback callback) {
    close();
    system_ = &system;
    callback_ = std::move(callback);
    const auto match = matchPort(system.ports(), PortDirection::input, name);
    // Without a match the system says what is wrong in its own words.
    Status status = take(match ? *match : name);
    if (!status) close();
    return status;
}

void WatchedInput::close() {
    port_.reset();
    state_ = PortState::none;
    system_ = nullptr;
    name_.clear();
}

Status WatchedInput::take(const std::string& name) {
    auto port = system_->openInput(name, callback_);
    if (!port) return port.error();
    port_ = std::move(port).value();
    name_ = name;
    state_ = PortState::connected;
    return {};
}

bool WatchedInput::check() {
    if (state_ == PortState::none) return false;
    const auto ports = system_->ports();
    if (state_ == PortState::connected) {
        const PortInfo ours{name_, PortDirection::input};
        if (std::find(ports.begin(), ports.end(), ours) != ports.end()) return false;
        port_.reset();
        state_ = PortState::lost;
        return true;
    }
    // The port most like the one that was lost; its number may have changed.
    const auto match = mostAlike(name_, ports, PortDirection::input);
    return match && take(*match).ok();
}

} // namespace atos
