// SPDX-License-Identifier: Apache-2.0
// A MIDI system that is used before it answers: opening one may take seconds, and for ever where a JACK
// server hangs.
#pragma once

#include "core/unattended_queue.h"
#include "midi/port.h"

#include <functional>
#include <memory>

namespace atos {

/// openMidiSystem, or something else in a test.
using OpenMidiFunction = std::function<std::unique_ptr<MidiSystem>()>;

/// Until the system has opened: api() is empty, there are no ports, and opening one is an environment error.
/// Its destructor never waits for the opening. Any thread.
class LateSystem : public MidiSystem {
public:
    explicit LateSystem(OpenMidiFunction open) : open_(std::move(open)) {}

    /// Begins to open it, on a thread of its own, and returns at once. Once.
    void open();

    [[nodiscard]] std::string api() const override;
    [[nodiscard]] std::vector<PortInfo> ports() override;
    [[nodiscard]] Result<std::unique_ptr<InputPort>> openInput(const std::string& name,
                                                               MidiCallback callback) override;
    [[nodiscard]] Result<std::unique_ptr<OutputPort>> openOutput(const std::string& name) override;
    [[nodiscard]] Result<std::unique_ptr<InputPort>> openVirtualInput(const std::string& name,
                                                                      MidiCallback callback) override;
    [[nodiscard]] Result<std::unique_ptr<OutputPort>> openVirtualOutput(const std::string& name) override;

private:
    struct Opened {
        mutable std::mutex mutex;
        std::shared_ptr<MidiSystem> system;
    };
    /// Null: not open yet.
    [[nodiscard]] std::shared_ptr<MidiSystem> system() const;

    OpenMidiFunction open_;
    std::shared_ptr<Opened> opened_ = std::make_shared<Opened>();
    UnattendedQueue opening_;
};

} // namespace atos
