// SPDX-License-Identifier: Apache-2.0
// What a MIDI port says, in words.
#pragma once

#include "core/result.h"
#include "core/spsc_ring.h"
#include "midi/message.h"
#include "midi/port.h"
#include "piano/profile/profile.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atos {

/// "note on C4 (60), velocity 80, channel 1". Any thread.
[[nodiscard]] std::string messageInWords(const ChannelMessage& message);

struct MonitoredMessage {
    double seconds = 0; ///< since the port was opened
    std::string words;  ///< describeMessage(), by the piano that the port's name tells
    std::string bytes;  ///< hexadecimal; of a message of more than 64 bytes the beginning and " ..."
};

/// Listens as long as it lives. One thread at a time; the driver's thread only writes to a ring.
class PortMonitor {
public:
    /// `port` as in MidiSystem::openInput(), with its errors.
    [[nodiscard]] static Result<std::unique_ptr<PortMonitor>>
    open(MidiSystem& system, const std::string& port, const std::vector<KeyboardProfile>& profiles);

    /// The oldest message that was not taken yet.
    [[nodiscard]] std::optional<MonitoredMessage> take();
    /// Messages that came too fast.
    [[nodiscard]] std::uint64_t lost() const { return lost_; }
    [[nodiscard]] double seconds() const; ///< since it was opened

private:
    /// Of a long message the beginning.
    struct Arrival {
        double seconds = 0;
        std::size_t size = 0;
        std::array<std::uint8_t, 64> bytes{};
    };

    PortMonitor();

    std::optional<KeyboardProfile> piano_;
    double opened_;
    SpscRing<Arrival> ring_{8'192};
    std::atomic<std::uint64_t> lost_{0};
    std::unique_ptr<InputPort> input_; ///< last: its callback writes to the ring
};

} // namespace atos
