// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/slices.h"

#include "analysis/usable_notes.h"
#include "music/damper.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr double fade = 2.0;
constexpr std::size_t mostSlices = 300'000;

struct Sounding {
    double onset = 0;
    double end = 0;
    bool active = false;
    float confidence = 1;
};

double fadedSeconds(const Sounding& note, double from, double to) {
    const double start = std::max(from, note.onset) - note.onset;
    const double stop = std::min(to, note.end) - note.onset;
    if (stop <= start) return 0;
    return fade * (std::exp(-start / fade) - std::exp(-stop / fade));
}

class Slicer {
public:
    explicit Slicer(const Performance& performance) : damper_(performance.pedals) {
        slices_.reserve(performance.notes.size() / 2 + 1);
    }

    void strike(const Note& note) {
        if (!open_ || note.onset > slice_.onset + chordSpread) {
            if (open_) close(note.onset);
            slice_ = Slice{};
            slice_.onset = note.onset;
            open_ = true;
        }
        const std::size_t pitch = note.pitch;
        if (!notes_[pitch].active) active_.push_back(static_cast<int>(pitch));
        const double held = damper_.releasedAfter(note.onset + std::max(note.duration, 0.0));
        const float confidence = static_cast<float>(note.confidence) / 100;
        notes_[pitch] = {note.onset, std::max(held, note.onset + chordSpread), true, confidence};
        slice_.struck[pitch % 12] += confidence;
    }

    [[nodiscard]] bool full() const { return slices_.size() >= mostSlices; }

    std::vector<Slice> finish() {
        double end = 0;
        for (const int pitch : active_)
            end = std::max(end, notes_[static_cast<std::size_t>(pitch)].end);
        if (open_) close(std::max(end, slice_.onset + chordSpread));
        return std::move(slices_);
    }

private:
    void close(double end) {
        slice_.duration = end - slice_.onset;
        for (const int pitch : active_) {
            const Sounding& note = notes_[static_cast<std::size_t>(pitch)];
            const double seconds = fadedSeconds(note, slice_.onset, end);
            slice_.sounding[static_cast<std::size_t>(pitch % 12)] +=
                note.confidence * static_cast<float>(seconds);
            // A tail that a new bass note's slice merely grazes is not its bass.
            const bool carries = seconds > 0.25 * std::min(slice_.duration, fade);
            if (carries && (slice_.bass < 0 || pitch < slice_.bass)) slice_.bass = pitch;
        }
        std::erase_if(active_, [&](int pitch) {
            Sounding& note = notes_[static_cast<std::size_t>(pitch)];
            note.active = note.end > end;
            return !note.active;
        });
        slices_.push_back(slice_);
    }

    DamperTimeline damper_;
    std::array<Sounding, 128> notes_{};
    std::vector<int> active_;
    Slice slice_;
    bool open_ = false;
    std::vector<Slice> slices_;
};

} // namespace

std::vector<Slice> cutSlices(const Performance& performance) {
    Slicer slicer(performance);
    for (const Note& note : performance.notes) {
        if (slicer.full()) break;
        if (hasUsableTimes(note)) slicer.strike(note);
    }
    return slicer.finish();
}

} // namespace atos
