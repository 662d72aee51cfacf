// SPDX-License-Identifier: Apache-2.0
#include "lab/data/performance_augmentation.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace atos {
namespace {

template<typename Change>
void changeTimes(Performance& performance, Change change) {
    for (Note& note : performance.notes) {
        note.onset = change(note.onset);
        note.duration = change(note.duration);
    }
    for (Pedal& pedal : performance.pedals)
        pedal.seconds = change(pedal.seconds);
}

} // namespace

void stretchTime(Performance& performance, double factor) {
    changeTimes(performance, [factor](double seconds) { return seconds * factor; });
}

void hasten(Performance& performance, double factor) {
    changeTimes(performance, [factor](double seconds) { return seconds / factor; });
}

void transpose(Performance& performance, int semitones) {
    for (Note& note : performance.notes)
        note.pitch = static_cast<std::uint8_t>(std::clamp(note.pitch + semitones, 0, 127));
}

void makeOnsetsUneven(Performance& performance, double earliest, const std::function<double()>& delay) {
    for (Note& note : performance.notes)
        note.onset = std::max(earliest, note.onset + delay());
}

void missNotes(Performance& performance, const std::function<bool()>& missed) {
    std::vector<Note> struck;
    for (const Note& note : performance.notes)
        if (!missed()) struck.push_back(note);
    performance.notes = std::move(struck);
}

void addDamperChange(Performance& performance, double up, double down) {
    performance.pedals.push_back({up, PedalKind::damper, 0, 0});
    performance.pedals.push_back({down, PedalKind::damper, 127, 0});
}

} // namespace atos
