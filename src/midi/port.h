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

/// Called on the driver's thread with one whole message, whatever pieces it came in, and the steady-clock
/// seconds it arrived: must not lock, allocate or log. The bytes are only valid during the call.
using MidiCallback = std::function<void(double seconds, std::span<const std::uint8_t> message)>;

/// Open while it lives, which may be longer than its system. Destroying it stops the callback before it
/// returns.
class InputPort {
public:
    virtual ~InputPort() = default;
};

/// Open while it lives, which may be longer than its system; one thread at a time.
class OutputPort {
public:
    virtual ~OutputPort() = default;
    /// environment when the port is gone or refuses the message.
    [[nodiscard]] virtual Status send(std::span<const std::uint8_t> message) = 0;
};

/// Any thread.
class MidiSystem {
public:
    virtual ~MidiSystem() = default;
    [[nodiscard]] virtual std::string
    api() const = 0; ///< "alsa", "jack", "core", "winmm", "memory" or "none"
    /// The ports of others, as they are now: never those that openInput() and openOutput() made for
    /// ourselves.
    [[nodiscard]] virtual std::vector<PortInfo> ports() = 0;
    /// Ports are named as ports() names them; a unique part of a name is enough, in upper or lower case.
    /// environment when there is none such.
    [[nodiscard]] virtual Result<std::unique_ptr<InputPort>> openInput(const std::string& name,
                                                                       MidiCallback callback) = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<OutputPort>> openOutput(const std::string& name) = 0;

    /// Ports of our own to which other programs connect: what a simulated piano hears (they list it as an
    /// output) and says (they list it as an input). environment where the system has no such ports (Windows,
    /// none).
    [[nodiscard]] virtual Result<std::unique_ptr<InputPort>> openVirtualInput(const std::string& name,
                                                                              MidiCallback callback) = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<OutputPort>> openVirtualOutput(const std::string& name) = 0;
};

/// The first MIDI system that works on this machine (ALSA before JACK on Linux); one whose api() is "none"
/// and that has no ports when there is none. $ATOS_MIDI ("alsa", "jack", "none") narrows the choice.
[[nodiscard]] std::unique_ptr<MidiSystem> openMidiSystem();

} // namespace atos
