// SPDX-License-Identifier: Apache-2.0
// Which notes of a track wait for the end of their key. Internal to music.
#pragma once

#include "music/smf_ticks.h"

#include <array>
#include <cstdint>

namespace atos {

class WaitingNotes {
public:
    /// States of a key: up, or several notes wait; any other state is the index of the one note that does.
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    static constexpr std::uint32_t several = 0xFFFFFFFE;

    WaitingNotes() { states_.fill(none); }

    [[nodiscard]] std::uint32_t* states() { return states_.data(); }
    [[nodiscard]] std::uint32_t& state(std::uint16_t key) { return states_[key]; }
    [[nodiscard]] std::uint32_t first(std::uint16_t key) const;
    [[nodiscard]] bool any() const { return anyFrom(0, states_.size()); }
    [[nodiscard]] bool anyOnChannel(unsigned channel) const { return anyFrom(keyOf(channel, 0), pitches); }

    /// One more note waits. While it does, its TickNote::end is the index of the next one.
    void add(std::uint16_t key, std::uint32_t index, TickNotes& notes);
    /// The first of the notes, of which there must be one, waits no longer.
    std::uint32_t takeFirst(std::uint16_t key, const TickNotes& notes);

private:
    static constexpr std::size_t channels = 16, pitches = 128;
    struct Queue {
        std::uint32_t first, last;
    };

    [[nodiscard]] bool anyFrom(std::size_t key, std::size_t count) const;

    std::array<std::uint32_t, channels * pitches> states_;
    std::array<Queue, channels * pitches>
        queues_; ///< of the keys for which several notes wait; else not filled in
};

} // namespace atos
