// SPDX-License-Identifier: Apache-2.0
// Hears which sound a player picks on a piano's panel, and whether hands rest.
#pragma once

#include "core/result.h"
#include "core/spsc_ring.h"
#include "midi/message.h"
#include "midi/port.h"
#include "piano/profile/learned_voices.h"

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace atos {

/// Listens as long as it lives. One thread at a time; the driver's thread only writes to a ring.
class ProgramEar {
public:
    /// `port` as in MidiSystem::openInput(), with its errors.
    [[nodiscard]] static Result<std::unique_ptr<ProgramEar>> open(MidiSystem& system,
                                                                  const std::string& port);

    /// The next sound that was picked: a program change with the bank that its channel chose last (0 without
    /// one). Empty when none has come yet.
    [[nodiscard]] std::optional<ProgramNumbers> take();
    /// Whether no key and no damper is held.
    [[nodiscard]] bool quiet();

private:
    ProgramEar() = default;
    void hear(const ChannelMessage& message);

    SpscRing<ChannelMessage> ring_{1024};
    std::array<std::array<std::uint8_t, 2>, 16> banks_{}; ///< of each channel, MSB and LSB
    std::set<std::pair<int, int>> held_;                  ///< channel and key, 128 for the damper
    std::optional<ProgramNumbers> picked_;
    std::unique_ptr<InputPort> input_; ///< last: its callback writes to the ring
};

} // namespace atos
