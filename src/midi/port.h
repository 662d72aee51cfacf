// SPDX-License-Identifier: Apache-2.0
// MIDI ports as the program sees them, whatever carries them: RtMidi (ALSA, JACK, CoreMIDI, WinMM) or memory.
#pragma once

#include "core/result.h"
#include "midi/message.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace atos {

enum class PortDirection { input, output };

struct PortInfo {
    std::string name;
    PortDirection direction = PortDirection::input;
    friend bool operator==(const PortInfo&, const PortInfo&) = default;
};

/// Called on the driver's thread with one whole message and the steady-clock seconds it arrived: must not lock, allocate
/// or log. The bytes are only valid during the call.
using MidiCallback = std::function<void(double seconds, std::span<const std::uint8_t> message)>;

/// Open while it lives. Destroying it stops the callback before it returns.
class InputPort {
public:
    virtual ~InputPort() = default;
};

/// Open while it lives; one thread at a time.
class OutputPort {
public:
    virtual ~OutputPort() = default;
    /// environment when the port is gone or refuses the message.
    [[nodiscard]] virtual Status send(std::span<const std::uint8_t> message) = 0;
};

class MidiSystem {
public:
    virtual ~MidiSystem() = default;
    [[nodiscard]] virtual std::string api() const = 0; ///< "alsa", "jack", "core", "winmm", "memory" or "none"
    [[nodiscard]] virtual std::vector<PortInfo> ports() = 0;
    /// Ports are named as ports() names them; a unique part of a name is enough. environment when there is none such.
    [[nodiscard]] virtual Result<std::unique_ptr<InputPort>> openInput(const std::string& name, MidiCallback callback) = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<OutputPort>> openOutput(const std::string& name) = 0;
};

/// The best MIDI system of this machine; one whose api() is "none" and that has no ports when there is none.
[[nodiscard]] std::unique_ptr<MidiSystem> openMidiSystem();

} // namespace atos
