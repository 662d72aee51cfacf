// SPDX-License-Identifier: Apache-2.0
// Music for a piano to play: notes and pedals, and nothing that sets anything on it.
#pragma once

#include "core/result.h"
#include "midi/message.h"
#include "midi/port.h"

#include <memory>
#include <string>

namespace atos {

/// One thread at a time. Whoever plays releases what sounds (schedule(), PhrasePlayer).
class NotePort {
public:
    /// Sends nothing. environment when the port is not there. `output` as in MidiSystem::openOutput().
    [[nodiscard]] static Result<std::unique_ptr<NotePort>> open(MidiSystem& system,
                                                                const std::string& output);

    /// badInput, and nothing is sent, for anything but a note, the damper, the sostenuto and the soft pedal;
    /// environment when the port is gone.
    [[nodiscard]] Status play(const ChannelMessage& message);

private:
    explicit NotePort(std::unique_ptr<OutputPort> port) : port_(std::move(port)) {}

    std::unique_ptr<OutputPort> port_;
};

} // namespace atos
