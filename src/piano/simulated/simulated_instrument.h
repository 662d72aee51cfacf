// SPDX-License-Identifier: Apache-2.0
// What a simulated piano knows and does, without ports: message in, answers out.
#pragma once

#include "piano/profile/profile.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace atos {

/// Behaves as a profile says, all parameters at their defaults. One thread at a time.
class SimulatedInstrument {
public:
    explicit SimulatedInstrument(KeyboardProfile profile);

    struct Reaction {
        std::vector<Bytes> answers; ///< in order
        bool stored = false;        ///< a value
    };
    /// `obeys`: whether it stores what it is told.
    [[nodiscard]] Reaction hear(MidiBytes message, bool obeys);
    /// Forgets what is not kept without power: everything.
    void restart();

    [[nodiscard]] const KeyboardProfile& profile() const { return profile_; }
    [[nodiscard]] const std::map<std::string, int>& values() const { return values_; }
    /// As if the player had turned the knob.
    void setValue(const std::string& parameter, int raw) { values_[parameter] = raw; }

private:
    KeyboardProfile profile_;
    std::map<std::string, int> values_;                                       ///< raw, by parameter
    std::map<const Protocol*, std::unique_ptr<SimulatedProtocol>> protocols_; ///< those of the profile
};

} // namespace atos
