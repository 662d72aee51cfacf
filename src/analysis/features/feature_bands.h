// SPDX-License-Identifier: Apache-2.0
// How somebody plays, as numbers with the range they are sure to within. Any thread, pure functions.
#pragma once

#include "music/performance.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace atos {

/// The axes on which takes are compared, in this order.
enum class PlayingAxis { tempo, loudness, dynamics, legato, pedal, density };

struct AxisInfo {
    std::string_view name;  ///< as in JSON: "tempo", "loudness", ...
    std::string_view title; ///< for people: "Tempo", ...
    std::string_view unit;  ///< "bpm", "velocity", "ratio", "notes/s"
    double low = 0;         ///< what a chart shows as nothing
    double high = 1;        ///< and as all
};
inline constexpr std::array<AxisInfo, 6> playingAxes{{{"tempo", "Tempo", "bpm", 30, 210},
                                                      {"loudness", "Loudness", "velocity", 20, 110},
                                                      {"dynamics", "Dynamics", "velocity", 0, 30},
                                                      {"legato", "Legato", "ratio", 0, 1.5},
                                                      {"pedal", "Pedal", "ratio", 0, 1},
                                                      {"density", "Density", "notes/s", 0, 16}}};

/// The mean over stretches of ten seconds, and the 95 % interval of that mean (Student's t); of tempo and
/// pedal, that of the whole music as measureFeatures() says it, and how far its stretches stray from it.
/// Measured on at least three stretches, otherwise the band is as wide as the axis.
struct FeatureBand {
    double value = 0;
    double low = 0;
    double high = 0;
    double deviation = 0; ///< between stretches
    int stretches = 0;
    [[nodiscard]] bool sure() const { return stretches >= 3; }
};

/// By PlayingAxis. Each value is finite and the band holds it.
using FeatureBands = std::array<FeatureBand, playingAxes.size()>;

/// `bpm`: of the beat that is counted, when it is known better than this performance alone tells.
[[nodiscard]] FeatureBands measureBands(const Performance& performance, std::optional<double> bpm = {});

/// Whether two bands differ beyond chance: Welch's t-test at 5 %. False when either is not sure.
[[nodiscard]] bool differ(const FeatureBand& a, const FeatureBand& b);

/// Shares of the notes by velocity, in sixteen classes of eight steps; they sum to 1, or are all 0.
[[nodiscard]] std::array<double, 16> velocityDistribution(const Performance& performance);

} // namespace atos
