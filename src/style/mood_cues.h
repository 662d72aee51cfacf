// SPDX-License-Identifier: Apache-2.0
// Mood without labelled music: valence and arousal from the cues that listeners go by. Any thread, pure.
#pragma once

#include "music/performance.h"

#include <array>
#include <string>
#include <vector>

namespace atos {

/// The quadrants of Russell's circumplex: Q1 happy (valence and arousal high), Q2 tense (only arousal), Q3
/// sad (neither), Q4 calm (only valence).
inline constexpr std::array<const char*, 4> moodQuadrants{"Q1", "Q2", "Q3", "Q4"};

/// The quadrant of a valence (major: high) and an arousal.
[[nodiscard]] constexpr const char* moodQuadrant(bool major, bool aroused) {
    return moodQuadrants[aroused ? (major ? 0 : 1) : (major ? 3 : 2)];
}

struct MoodCues {
    double valence = 0; ///< about -2 .. 2
    double arousal = 0; ///< about -2 .. 2
};

/// Signs and order of the cues after Eerola, Friberg and Bresin, "Emotional expression in music:
/// contribution, linearity, and additivity of primary musical cues", Frontiers in Psychology 4:487, 2013: for
/// valence mode before tempo, register and articulation; for arousal tempo before dynamics, register and
/// articulation. Tempo is counted in notes a second; loudness counts little, since keyboards differ. The
/// sizes are ours.
[[nodiscard]] MoodCues moodCues(const Performance& performance);

/// Logits of the four quadrants.
[[nodiscard]] std::vector<float> moodLogits(const MoodCues& cues);

} // namespace atos
