// SPDX-License-Identifier: Apache-2.0
// The machine's MIDI system and ports of our own beside it: a simulated piano enters by the door of a real
// one.
#pragma once

#include "midi/port.h"

#include <memory>

namespace atos {

/// Lists the ports of both. Those beside are opened by their full names only: no part of a name that is meant
/// for a real piano leads to them. api() and virtual ports are the machine's. Any thread.
class JoinedSystem : public MidiSystem {
public:
    JoinedSystem(std::unique_ptr<MidiSystem> machine, std::shared_ptr<MidiSystem> beside);

    [[nodiscard]] std::string api() const override { return machine_->api(); }
    [[nodiscard]] std::vector<PortInfo> ports() override;
    [[nodiscard]] Result<std::unique_ptr<InputPort>> openInput(const std::string& name,
                                                               MidiCallback callback) override;
    [[nodiscard]] Result<std::unique_ptr<OutputPort>> openOutput(const std::string& name) override;
    [[nodiscard]] Result<std::unique_ptr<InputPort>> openVirtualInput(const std::string& name,
                                                                      MidiCallback callback) override;
    [[nodiscard]] Result<std::unique_ptr<OutputPort>> openVirtualOutput(const std::string& name) override;

private:
    [[nodiscard]] MidiSystem& systemOf(const PortInfo& port) const;

    std::unique_ptr<MidiSystem> machine_;
    std::shared_ptr<MidiSystem> beside_;
};

} // namespace atos
