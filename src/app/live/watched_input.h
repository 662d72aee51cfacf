// SPDX-License-Identifier: Apache-2.0
// An input port that is noticed when it vanishes and taken again when it comes back.
#pragma once

#include "core/result.h"
#include "midi/port.h"

#include <memory>
#include <string>

namespace atos {

enum class PortState { none, connected, lost };

/// One thread at a time.
class WatchedInput {
public:
    /// Closes the port before. The system must live until close().
    [[nodiscard]] Status open(MidiSystem& system, const std::string& name, MidiCallback callback);
    void close();

    /// Looks whether the port is still there, or there again. True when the state has changed.
    [[nodiscard]] bool check();

    [[nodiscard]] PortState state() const { return state_; }
    [[nodiscard]] const std::string& name() const { return name_; } ///< in full, as the system lists it

private:
    [[nodiscard]] Status take(const std::string& name);

    MidiSystem* system_ = nullptr;
    std::string name_;
    MidiCallback callback_;
    std::unique_ptr<InputPort> port_;
    PortState state_ = PortState::none;
};

} // namespace atos
