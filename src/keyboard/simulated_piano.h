// SPDX-License-Identifier: Apache-2.0
// A piano that is not there: a pair of virtual ports that answers identity and reads, stores what it is told,
// and misbehaves on request.
#pragma once

#include "core/result.h"
#include "keyboard/profile.h"
#include "midi/port.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace atos {

struct SimulatedFaults {
    bool silent = false;       ///< answers nothing
    int dropReplies = 0;       ///< so many answers get lost
    int corruptReplies = 0;    ///< so many answers have a flipped bit
    bool ignoreWrites = false; ///< hears but does not obey
};

/// Any thread. Answers on the thread on which a message arrives.
class SimulatedPiano {
public:
    /// Opens virtual ports called `name`, in which the piano behaves as its profile says, all parameters at
    /// their defaults.
    [[nodiscard]] static Result<std::unique_ptr<SimulatedPiano>>
    start(MidiSystem& system, KeyboardProfile profile, const std::string& name);

    /// The raw value of a parameter, as its panel would show it.
    [[nodiscard]] int value(const std::string& parameter) const;
    /// As if the player had turned the knob.
    void setValue(const std::string& parameter, int raw);
    void setFaults(const SimulatedFaults& faults);
    [[nodiscard]] std::vector<Bytes> received() const;

private:
    explicit SimulatedPiano(KeyboardProfile profile);

    void hear(std::span<const std::uint8_t> message);
    void hearRoland(std::span<const std::uint8_t> message);
    void hearController(std::uint8_t controller, int value);
    void answer(Bytes message);

    mutable std::mutex mutex_;
    KeyboardProfile profile_;
    std::map<std::string, int> values_;
    bool connected_ = false; ///< Roland: accepts writes
    bool talkative_ = false; ///< Roland: answers reads
    int bank_ = 0;           ///< bank select, both bytes
    SimulatedFaults faults_;
    std::vector<Bytes> received_;
    std::unique_ptr<OutputPort> output_;
    std::unique_ptr<InputPort> input_; ///< last: its callback uses the rest
};

} // namespace atos
