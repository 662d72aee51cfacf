// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/features.h"

#include "analysis/features/beats.h"
#include "analysis/usable_notes.h"
#include "core/statistics.h"
#include "music/damper.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr double longestWait = 2.0;  ///< seconds; a longer wait is a rest, not articulation
constexpr double mostOverlap = 1.5;

double quantile(std::vector<double>& values, double share) {
    if (values.empty()) return 0;
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return values[static_cast<std::size_t>(place)];
}

/// Adds up the union of intervals that begin in order.
class Union {
public:
    /// Returns the part [from, to] that the interval adds at its end.
    std::pair<double, double> add(double from, double to) {
        const double fresh = empty_ ? from : std::max(from, end_);
        end_ = empty_ ? to : std::max(end_, to);
        empty_ = false;
        seconds_ += std::max(0.0, to - fresh);
        return {fresh, std::max(fresh, to)};
    }
    [[nodiscard]] double seconds() const { return seconds_; }

private:
    bool empty_ = true;
    double end_ = 0;
    double seconds_ = 0;
};

void measureDynamics(const std::vector<Note>& notes, Features& features) {
    std::vector<double> velocities;
    std::vector<double> pitches;
    for (const Note& note : notes) {
        velocities.push_back(note.preciseVelocity());
        pitches.push_back(note.pitch);
    }
    features.velocityMedian = quantile(velocities, 0.5);
    features.velocityLow = quantile(velocities, 0.15);
    features.velocityHigh = quantile(velocities, 0.85);
    features.velocitySpread = momentsOf(velocities).deviation;
    const Moments registers = momentsOf(pitches);
    features.registerMean = registers.mean;
    features.registerSpread = registers.deviation;
}

void measureArticulation(const std::vector<Note>& notes, Features& features) {
    std::vector<double> articulations;
    std::vector<double> waits;
    for (std::size_t i = 0, next = 0; i < notes.size(); ++i) {
        while (next < notes.size() && notes[next].onset <= notes[i].onset + chordSpread)
            ++next;
        if (next == notes.size()) break;
        const double wait = notes[next].onset - notes[i].onset;
        const bool lastOfChord = notes[i + 1].onset > notes[i].onset + chordSpread;
        if (lastOfChord) waits.push_back(wait);
        if (wait <= longestWait) articulations.push_back(std::min(notes[i].duration / wait, mostOverlap));
    }
    features.articulation = quantile(articulations, 0.5);
    features.interOnsetMedian = quantile(waits, 0.5);
}

void measureTime(const std::vector<Note>& notes, const DamperTimeline& damper, Features& features) {
    Union sounding;
    Union held;
    double keySeconds = 0;
    double pedalled = 0;
    for (const Note& note : notes) {
        held.add(note.onset, note.end());
        keySeconds += note.duration;
        const auto [from, to] = sounding.add(note.onset, damper.releasedAfter(note.end()));
        pedalled += damper.downWithin(from, to);
    }
    features.soundingSeconds = sounding.seconds();
    if (held.seconds() > 0) features.polyphony = keySeconds / held.seconds();
    if (sounding.seconds() <= 0) return;
    features.density = features.noteCount / sounding.seconds();
    features.pedalShare = std::clamp(pedalled / sounding.seconds(), 0.0, 1.0);
    features.pedalChanges = static_cast<double>(damper.presses()) / (sounding.seconds() / 60);
}

void measureRubato(const Performance& performance, Features& features) {
    features.tempo = estimateTempo(performance);
    if (features.tempo.bpm <= 0) return;
    const std::vector<Onset> onsets = onsetsOf(performance);
    const Moments beats = momentsOf(beatLengths(onsets, 60 / features.tempo.bpm));
    if (beats.mean > 0) features.rubato = beats.deviation / beats.mean;
}

} // namespace

Features measureFeatures(const Performance& performance) {
    Features features;
    features.pedalKnown = performance.pedalKnown;
    std::vector<Note> notes = usableNotes(performance);
    for (Note& note : notes)
        note.duration = std::max(note.duration, 0.0);
    if (notes.empty()) return features;
    features.noteCount = static_cast<double>(notes.size());
    measureDynamics(notes, features);
    measureArticulation(notes, features);
    measureTime(notes, DamperTimeline(performance.pedals), features);
    measureRubato(performance, features);
    return features;
}

std::vector<Feature> Features::named() const {
    return {{"tempo", "bpm", tempo.bpm},
            {"tempo_confidence", "ratio", tempo.confidence},
            {"note_count", "notes", noteCount},
            {"sounding_seconds", "s", soundingSeconds},
            {"velocity_median", "velocity", velocityMedian},
            {"velocity_low", "velocity", velocityLow},
            {"velocity_high", "velocity", velocityHigh},
            {"velocity_spread", "velocity", velocitySpread},
            {"density", "notes/s", density},
            {"polyphony", "keys", polyphony},
            {"articulation", "ratio", articulation},
            {"register_mean", "pitch", registerMean},
            {"register_spread", "semitones", registerSpread},
            {"pedal_share", "ratio", pedalShare},
            {"pedal_changes", "1/min", pedalChanges},
            {"rubato", "ratio", rubato},
            {"inter_onset_median", "s", interOnsetMedian}};
}

} // namespace atos
