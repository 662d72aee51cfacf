// SPDX-License-Identifier: Apache-2.0
// An input port that is noticed when it vanishes and taken again when it comes back. It is looked after on a
// thread of its own: listing and opening ports may take seconds, for which nobody else waits.
#pragma once

#include "core/result.h"
#include "midi/port.h"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace atos {

enum class PortState { none, connected, lost };

/// Any thread.
class WatchedInput {
public:
    struct View {
        PortState state = PortState::none;
        std::string name;       ///< in full, as the system lists it; empty for PortState::none
        std::size_t losses = 0; ///< how often a port has vanished so far
    };

    /// `changed` is called on the watching thread after the port has vanished or come back.
    explicit WatchedInput(std::function<void()> changed);

    /// Closes the port before. Waits as long as the MIDI system takes. The system must live until close().
    [[nodiscard]] Status open(MidiSystem& system, const std::string& name, MidiCallback callback);
    void close();

    /// As last seen: never waits for the MIDI system.
    [[nodiscard]] View view() const;

private:
    void watch(const std::stop_token& stop);
    [[nodiscard]] bool look();
    [[nodiscard]] Status takeNamed(const std::string& wanted);
    [[nodiscard]] Status take(const std::string& name);
    void letGo();
    void show(View next);

    const std::function<void()> changed_;
    std::mutex mutex_; ///< guards the next three; held while the MIDI system answers
    std::condition_variable_any opened_;
    MidiSystem* system_ = nullptr;
    MidiCallback callback_;
    std::unique_ptr<InputPort> port_;
    mutable std::mutex viewMutex_; ///< guards the view, held for no longer than a copy
    View view_;
    std::jthread thread_; // last: it uses the others
};

} // namespace atos
