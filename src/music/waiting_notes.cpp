// SPDX-License-Identifier: Apache-2.0
#include "music/waiting_notes.h"

namespace atos {

std::uint32_t WaitingNotes::first(std::uint16_t key) const {
    return states_[key] == several ? queues_[key].first : states_[key];
}

void WaitingNotes::add(std::uint16_t key, std::uint32_t index, TickNotes& notes) {
    std::uint32_t& state = states_[key];
    if (state == none) {
        state = index;
        return;
    }
    Queue& queue = queues_[key];
    if (state != several) queue = {state, state};
    notes[queue.last].end = index;
    queue.last = index;
    state = several;
}

std::uint32_t WaitingNotes::takeFirst(std::uint16_t key, const TickNotes& notes) {
    std::uint32_t& state = states_[key];
    const std::uint32_t taken = first(key);
    if (state != several) {
        state = none;
        return taken;
    }
    Queue& queue = queues_[key];
    queue.first = static_cast<std::uint32_t>(notes[taken].end);
    if (queue.first == queue.last) state = queue.first;
    return taken;
}

/// Without a branch for each key, which would take far longer.
bool WaitingNotes::anyFrom(std::size_t key, std::size_t count) const {
    std::uint32_t all = none;
    for (std::size_t i = key; i < key + count; ++i)
        all &= states_[i];
    return all != none;
}

} // namespace atos
