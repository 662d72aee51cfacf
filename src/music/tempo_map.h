// SPDX-License-Identifier: Apache-2.0
// Seconds <-> beats. A beat here is a quarter note, as in Standard MIDI Files; metre says what the listener
// counts.
#pragma once

#include <cstdint>
#include <vector>

namespace atos {

/// From `beat` on, a quarter note lasts `secondsPerBeat`.
struct TempoChange {
    double beat = 0;    ///< quarter notes since the start
    double seconds = 0; ///< the same moment in seconds
    double secondsPerBeat = 0.5;
};

/// From `beat` on, bars of numerator/denominator (6/8 is {6, 8}).
struct Metre {
    double beat = 0; ///< quarter notes since the start
    std::uint8_t numerator = 4;
    std::uint8_t denominator = 4;
};

/// Whether the file states the tempo, we estimated it from the notes, or nobody knows (raw live takes).
enum class TempoOrigin { stated, estimated, unknown };

/// A piecewise constant tempo. Always holds at least the change at beat 0; times before 0 extrapolate.
class TempoMap {
public:
    TempoMap() : changes_{{}} {}

    /// Beats must not decrease; a change at the same beat as the last replaces it. secondsPerBeat must be
    /// positive.
    void setTempo(double beat, double secondsPerBeat);

    [[nodiscard]] double secondsAt(double beat) const;
    [[nodiscard]] double beatAt(double seconds) const;
    [[nodiscard]] const std::vector<TempoChange>& changes() const { return changes_; }

    std::vector<Metre> metres{}; ///< ordered by beat; empty when unknown
    TempoOrigin origin = TempoOrigin::unknown;

private:
    std::vector<TempoChange> changes_;
};

} // namespace atos
