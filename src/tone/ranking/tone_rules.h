// SPDX-License-Identifier: Apache-2.0
// What published evidence lets playing say about tone. Pure functions, any thread.
#pragma once

#include "analysis/features/features.h"
#include "tone/preset/tone_preset.h"

#include <optional>

namespace atos {

/// Listeners prefer 1.2 to 2.0 s for solo piano (Hidaka & Nishihara 2022, JASA 151:2192).
inline constexpr double shortestReverb = 1.2;
inline constexpr double longestReverb = 2.0;

/// Notes without which a touch curve is not judged.
inline constexpr double keyTouchNeedsNotes = 400;

/// 0 at 60 beats a minute and below .. 1 at 160 and above.
[[nodiscard]] double speed(double bpm);

/// The mean over all tempi that were considered, so that doubt between a beat and its half leaves the tone in
/// the middle.
[[nodiscard]] double speed(const TempoEstimate& tempo);

/// 0..1: how much a measured tempo may say about tone. The cube of its confidence, so that a tempo that is
/// more likely wrong than right says little and takes of one piece sound alike.
[[nodiscard]] double trustIn(const TempoEstimate& tempo);

/// Seconds: 1.9 - 0.4 * speed. Slower music asks for a little more (Acoust. Sci. & Tech. 45(4):204, 2024).
[[nodiscard]] double reverbTimeForTempo(double bpm);
[[nodiscard]] double reverbTimeForTempo(const TempoEstimate& tempo);

/// The room whose name promises such a time: chamber below 1.4 s, hall to 1.7 s, concert hall above.
[[nodiscard]] ReverbType reverbTypeForTime(double seconds);

/// 0 (calm) .. 1 (excited) from tempo, register, dynamics and articulation, weighted in the order in which
/// they carry emotion (Eerola, Friberg & Bresin 2013, Front. Psychol. 4:487). What was not measured does not
/// count; 0.5 without anything.
[[nodiscard]] double arousal(const Features& features);

/// -1..+1; 0 while the arousal lies within 0.15 of the middle: timbre is the weakest of those cues.
[[nodiscard]] double brightnessForArousal(double arousal);

/// -1 (lighter), 0 or +1 (heavier) from the quantiles of the player's velocities; empty below
/// keyTouchNeedsNotes and for music without dynamics, which no hand played. Practice, not research.
[[nodiscard]] std::optional<double> keyTouchForVelocities(const Features& features);

/// -0.4..+0.4 by how much of the time the damper is down; empty when the pedal was not used. Practice, not
/// research.
[[nodiscard]] std::optional<double> resonanceForPedal(const Features& features);

} // namespace atos
