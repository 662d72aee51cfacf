// SPDX-License-Identifier: Apache-2.0
// Whatever the bytes: no crash, times that are numbers, notes in order, and what is read can be written and
// read again.
#include "music/smf.h"

#include <cmath>
#include <cstdlib>

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

void requireSound(const atos::Performance& performance) {
    const atos::Note* last = nullptr;
    for (const atos::Note& note : performance.notes) {
        require(std::isfinite(note.onset) && note.onset >= 0 && std::isfinite(note.duration)
                && note.duration >= 0);
        require(note.pitch < 128 && note.velocity >= 1 && note.velocity < 128 && note.channel < 16);
        require(last == nullptr || last->onset < note.onset
                || (last->onset == note.onset && last->pitch <= note.pitch));
        last = &note;
    }
    double seconds = 0;
    for (const atos::Pedal& pedal : performance.pedals) {
        require(std::isfinite(pedal.seconds) && pedal.seconds >= seconds && pedal.value < 128);
        seconds = pedal.seconds;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto performance = atos::parseMidi({data, size});
    if (!performance) {
        require(performance.error().code == atos::ErrorCode::badInput
                && !performance.error().message.empty());
        return 0;
    }
    requireSound(*performance);
    require(performance->contentHash == atos::contentHash({data, size}));
    const auto again = atos::parseMidi(atos::encodeMidi(*performance));
    require(again.ok() && again->warnings.empty());
    requireSound(*again);
    require(again->notes.size() == performance->notes.size()
            && again->pedals.size() == performance->pedals.size());
    return 0;
}
