// SPDX-License-Identifier: Apache-2.0
// From the evidence to one tone for this player, two others beside it, and why. Pure functions, any thread.
#pragma once

#include "tone/archetypes/alternatives.h"
#include "tone/archetypes/judge_archetypes.h"
#include "tone/archetypes/reason.h"

#include <array>
#include <string>
#include <vector>

namespace atos {

/// The archetype that a tone was made from.
struct ToneChoice {
    std::string archetype; ///< id; empty: none, the tone stays as it is
    std::string name;
    std::string sentence;
    Certainty certainty = Certainty::weak; ///< of the convention
    double probability = 0;                ///< of the archetype among all, 0..1
    int fit = 0;          ///< 0..100: in how many of a hundred such takes the tone is for this kind of music
    bool careful = false; ///< the evidence was weak, so it is a safe one
    bool followsTaste = false; ///< moved to what the player likes
    bool firstGuess = false;   ///< rests on less than enoughMusicSeconds

    [[nodiscard]] bool recommends() const { return !archetype.empty(); }
};

struct ToneTarget {
    TonePreset preset; ///< the first of `offers`
    ToneChoice choice;
    std::array<OfferedTone, 3> offers;
    std::vector<Reason> reasons;
};

/// Sounding music from which a recommendation is more than a first guess.
inline constexpr double enoughMusicSeconds = 15;
/// With fewer notes not even a first guess is made.
inline constexpr double leastNotes = 5;

/// The best archetype, moved by the playing; the best safe one where the evidence does not tell.
[[nodiscard]] ToneTarget recommendTone(const Archetypes& archetypes, const ToneEvidence& evidence);

} // namespace atos
