// SPDX-License-Identifier: Apache-2.0
// How often a keyboard's faults are found, and found where there are none: part of `atos evaluate touch`.
#pragma once

#include "files/json.h"
#include "music/performance.h"

namespace atos {

/// Counts over single performances on sound keyboards, and on the same with a fault put in. One thread at a
/// time.
class KeyboardSigns {
public:
    void add(const Performance& take);

    /// takes; silent_wrong and velocity_wrong (shares of takes in which a sound key is named); silent_found
    /// (of those whose most played key was silenced); pedal_takes (with 20 moves); pedal_right and
    /// pedal_wrong (shares of those; the rest is called unknown). A reversed pedal shows the same signs the
    /// other way round, and so has the same shares.
    [[nodiscard]] Json json() const;

private:
    void addPedal(const Performance& take);

    double takes_ = 0, silentWrong_ = 0, velocityWrong_ = 0, silenced_ = 0, silentFound_ = 0;
    double pedalTakes_ = 0, right_ = 0, wrong_ = 0;
};

} // namespace atos
