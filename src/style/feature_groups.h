// SPDX-License-Identifier: Apache-2.0
// The groups of numbers that make up describeMusic(), and the view of the music they share.
#pragma once

#include "music/performance.h"

#include <cstddef>
#include <span>
#include <vector>

namespace atos {

/// Notes that begin together (within 50 ms), lowest first.
struct Strike {
    double seconds = 0;
    std::vector<int> pitches;

    [[nodiscard]] int low() const { return pitches.front(); }
    [[nodiscard]] int high() const { return pitches.back(); }
};

/// Notes with usable times on the 88 keys, by onset, and what begins together.
struct FeatureView {
    FeatureView(const Performance& performance, double heard);

    Performance music;
    std::vector<Strike> strikes;
};

/// Counts in bins; what lies outside counts in the bin at that end.
class Histogram {
public:
    explicit Histogram(std::size_t bins) : counts_(bins, 0.0) {}

    void add(std::ptrdiff_t bin, double weight = 1);
    /// The square roots of the bins' shares; zeros when nothing was counted.
    void appendTo(std::vector<float>& features) const;

private:
    std::vector<double> counts_;
};

/// Registers, chords as struck, the lines of the highest and the lowest voice, figurations.
void appendTexture(const FeatureView& view, std::vector<float>& features);
/// Note values, articulation, tempo, and how the music repeats at multiples of the beat.
void appendRhythm(const FeatureView& view, std::vector<float>& features);
/// Scale degrees, chords, their degrees and successions, chromaticism.
void appendHarmony(const FeatureView& view, std::vector<float>& features);

} // namespace atos
