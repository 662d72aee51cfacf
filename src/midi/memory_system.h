// SPDX-License-Identifier: Apache-2.0
// A MIDI system inside the process: for tests, and for simulated pianos without a driver.
#pragma once

#include "midi/clock.h"
#include "midi/port.h"

#include <memory>
#include <string>
#include <vector>

namespace atos {

/// A message arrives before send() returns, on the sender's thread, at every input that is open on the same
/// wire. Any thread. A callback may send in its turn, but not to its own input from two threads at once.
class MemorySystem : public MidiSystem {
public:
    explicit MemorySystem(Clock clock = steadySeconds);
    ~MemorySystem() override;

    /// A cable: what is sent to output `name` arrives at inputs `name`.
    void addLoopback(const std::string& name);
    /// Pulls the plug: the ports called `name` vanish, inputs on them fall silent and sends fail. Open ports
    /// stay dead when the name comes back.
    void unplug(const std::string& name);

    [[nodiscard]] std::string api() const override { return "memory"; }
    [[nodiscard]] std::vector<PortInfo> ports() override;
    [[nodiscard]] Result<std::unique_ptr<InputPort>> openInput(const std::string& name,
                                                               MidiCallback callback) override;
    [[nodiscard]] Result<std::unique_ptr<OutputPort>> openOutput(const std::string& name) override;
    [[nodiscard]] Result<std::unique_ptr<InputPort>> openVirtualInput(const std::string& name,
                                                                      MidiCallback callback) override;
    [[nodiscard]] Result<std::unique_ptr<OutputPort>> openVirtualOutput(const std::string& name) override;

private:
    struct Hub;
    std::shared_ptr<Hub> hub_;
};

} // namespace atos
