// SPDX-License-Identifier: Apache-2.0
#include "lab/touch/keyboard_signs.h"

#include "tone/touch/odd_keys.h"
#include "tone/touch/pedal_portrait.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace atos {
namespace {

constexpr int enoughNotes = 20;

std::uint8_t mostPlayed(const Performance& take, int& notes) {
    std::array<int, 128> counts{};
    for (const Note& note : take.notes)
        ++counts.at(note.pitch & 0x7FU);
    const auto most = std::max_element(counts.begin(), counts.end());
    notes = *most;
    return static_cast<std::uint8_t>(most - counts.begin());
}

PedalPolarity polarityOf(const Performance& take) {
    return portrayPedal(std::span(&take, 1)).polarity;
}

double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

} // namespace

void KeyboardSigns::add(const Performance& take) {
    ++takes_;
    const auto named = findOddKeys(std::span(&take, 1));
    const auto silent = std::count_if(named.begin(), named.end(),
                                      [](const OddKey& key) { return key.fault == KeyFault::silent; });
    if (silent > 0) ++silentWrong_;
    if (static_cast<std::size_t>(silent) < named.size()) ++velocityWrong_;

    int notes = 0;
    const std::uint8_t key = mostPlayed(take, notes);
    if (notes >= enoughNotes) {
        Performance broken = take;
        std::erase_if(broken.notes, [key](const Note& note) { return note.pitch == key; });
        const auto found = findOddKeys(std::span(&broken, 1));
        ++silenced_;
        if (std::any_of(found.begin(), found.end(), [key](const OddKey& odd) { return odd.pitch == key; }))
            ++silentFound_;
    }
    addPedal(take);
}

void KeyboardSigns::addPedal(const Performance& take) {
    const auto moves = std::count_if(take.pedals.begin(), take.pedals.end(),
                                     [](const Pedal& pedal) { return pedal.kind == PedalKind::damper; });
    if (moves < enoughNotes) return;
    ++pedalTakes_;
    right_ += polarityOf(take) == PedalPolarity::normal;
    wrong_ += polarityOf(take) == PedalPolarity::reversed;
}

Json KeyboardSigns::json() const {
    return {{"takes", std::llround(takes_)},
            {"silent_wrong", share(silentWrong_, takes_)},
            {"velocity_wrong", share(velocityWrong_, takes_)},
            {"silent_found", share(silentFound_, silenced_)},
            {"pedal_takes", std::llround(pedalTakes_)},
            {"pedal_right", share(right_, pedalTakes_)},
            {"pedal_wrong", share(wrong_, pedalTakes_)}};
}

} // namespace atos
