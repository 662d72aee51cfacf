// SPDX-License-Identifier: Apache-2.0
// The view of the music that the groups of features share, and the histogram they count in. Any thread.
#pragma once

#include "music/performance.h"

#include <cstddef>
#include <vector>

namespace atos {

/// Notes that begin together (within 50 ms), lowest first.
struct ChordOnset {
    double seconds = 0;
    std::vector<int> pitches;

    [[nodiscard]] int low() const { return pitches.front(); }
    [[nodiscard]] int high() const { return pitches.back(); }
};

/// Notes with usable times on the 88 keys, by onset, and what begins together.
struct FeatureView {
    FeatureView(const Performance& performance, double seconds);

    Performance music;
    std::vector<ChordOnset> onsets;
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

} // namespace atos
