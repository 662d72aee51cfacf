// SPDX-License-Identifier: Apache-2.0
// An archetype's tone moved by the playing, within the archetype's own reach. Pure functions, any thread.
#pragma once

#include "analysis/features/features.h"
#include "tone/archetypes/archetype.h"
#include "tone/archetypes/judge_archetypes.h"

namespace atos {

/// Which way the playing moves a tone, each -1..+1, 0 where it is not known.
struct ToneMovement {
    double busy = 0;    ///< notes quicker (above 0) or slower than the middle of what the archetype is for, and
                        ///< half as much as excited
    double excited = 0; ///< arousal() about its middle
    double pedalled = 0;
};

[[nodiscard]] ToneMovement movementOf(const Archetype& archetype, const ToneEvidence& evidence);

/// The busier the playing, the shorter and drier the room (ISO 3382-1; Acoust. Sci. & Tech. 45:204); the more
/// excited, the brighter (Eerola, Friberg & Bresin 2013); the more pedal, the more resonance. The key touch
/// comes from the player's hands where they tell (keyTouchForVelocities). Rounded to what can be heard.
[[nodiscard]] TonePreset shapedTone(const Archetype& archetype, const ToneMovement& movement,
                                    const Features& features);

} // namespace atos
