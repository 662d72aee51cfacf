// SPDX-License-Identifier: Apache-2.0
// What a simulated piano knows and does, without ports: message in, answers out.
#pragma once

#include "piano/profile/profile.h"

#include <map>
#include <span>
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
    [[nodiscard]] Reaction hear(std::span<const std::uint8_t> message, bool obeys);
    /// Forgets what is not kept without power: everything.
    void restart();

    [[nodiscard]] const KeyboardProfile& profile() const { return profile_; }
    [[nodiscard]] const std::map<std::string, int>& values() const { return values_; }
    /// As if the player had turned the knob.
    void setValue(const std::string& parameter, int raw) { values_[parameter] = raw; }

private:
    [[nodiscard]] Bytes identityReply() const;
    void hearSession(std::span<const std::uint8_t> message);

    KeyboardProfile profile_;
    std::map<std::string, int> values_; ///< raw, by parameter
    bool connected_ = false;            ///< Roland: accepts writes
    bool talkative_ = false;            ///< Roland: answers reads
    int bank_ = 0;                      ///< bank select, 14 bits
};

} // namespace atos
