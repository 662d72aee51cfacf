// SPDX-License-Identifier: Apache-2.0
// What a damper pedal tells of itself while it is played. Pure functions, any thread.
#pragma once

#include "music/performance.h"

#include <span>
#include <string_view>

namespace atos {

enum class PedalPolarity { unknown, normal, reversed };

/// "unknown", "normal", "reversed".
[[nodiscard]] std::string_view polarityName(PedalPolarity polarity);

struct PedalPortrait {
    std::size_t moves = 0; ///< controller messages
    PedalPolarity polarity = PedalPolarity::unknown;
    bool continuous = false; ///< says where between up and down it is
    int halfLow = 0;      ///< continuous: between these values it spends four fifths of its time under way,
    int halfHigh = 0;     ///< not up and not down
    double halfShare = 0; ///< of the playing time
};

/// A foot lets the pedal up for moments and leaves it up at the end; a pedal that seems to be pressed for
/// moments and left down is reversed. Both must say so in most of the takes with 20 moves and more; when they
/// disagree it stays unknown.
[[nodiscard]] PedalPortrait portrayPedal(std::span<const Performance> takes);

} // namespace atos
