// SPDX-License-Identifier: Apache-2.0
// A piano that is not there: a pair of virtual ports that answers identity and reads, stores what it is told,
// and misbehaves on request.
#pragma once

#include "core/result.h"
#include "midi/clock.h"
#include "midi/port.h"
#include "piano/simulated/simulated_faults.h"
#include "piano/simulated/simulated_instrument.h"

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace atos {

/// Any thread, but its ports come and go on one. Answers on the thread on which a message arrives, or, when
/// it is slow, on that of tick().
class SimulatedPiano {
public:
    /// Opens virtual ports called `name`, in which the piano behaves as its profile says, all parameters at
    /// their defaults. The system must live as long.
    [[nodiscard]] static Result<std::unique_ptr<SimulatedPiano>>
    start(MidiSystem& system, KeyboardProfile profile, const std::string& name, Clock clock = steadySeconds);

    /// Says what is due, pulls its own plug, falls asleep. Call it often, not from a callback; without it
    /// faults that need time do not happen.
    void tick();

    /// The raw value of a parameter, as its panel would show it.
    [[nodiscard]] int value(const std::string& parameter) const;
    [[nodiscard]] std::map<std::string, int> values() const;
    /// As if the player had turned the knob.
    void setValue(const std::string& parameter, int raw);
    void setFaults(const SimulatedFaults& faults);
    [[nodiscard]] SimulatedFaults faults() const;      ///< as they are left
    [[nodiscard]] std::vector<Bytes> received() const; ///< the newest, at most 100,000

    /// A key or pedal moves. environment while the piano is unplugged or off.
    [[nodiscard]] Status play(std::span<const std::uint8_t> message);

    void unplug();                 ///< the ports vanish; the piano stays on
    void powerOff();               ///< the ports vanish and it forgets how it was set
    [[nodiscard]] Status plugIn(); ///< the ports are back, and it is on
    [[nodiscard]] bool pluggedIn() const;

private:
    struct Said {
        double due = 0;
        Bytes bytes;
    };

    SimulatedPiano(MidiSystem& system, KeyboardProfile profile, std::string name, Clock clock);

    void hear(std::span<const std::uint8_t> message);
    void answer(Bytes message);
    void say(std::span<const std::uint8_t> message);

    MidiSystem& system_;
    const std::string name_;
    const Clock clock_;
    mutable std::mutex mutex_; ///< guards everything below but the ports' own lives
    SimulatedInstrument instrument_;
    SimulatedFaults faults_;
    std::vector<Bytes> received_;
    std::deque<Said> waiting_;
    double lastHeard_;
    bool plugPulled_ = false; ///< by a fault: tick() closes the ports
    std::unique_ptr<OutputPort> output_;
    std::unique_ptr<InputPort> input_; ///< last: its callback uses the rest
};

} // namespace atos
