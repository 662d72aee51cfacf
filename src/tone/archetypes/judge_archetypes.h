// SPDX-License-Identifier: Apache-2.0
// How well each archetype suits a take. Pure functions, any thread.
#pragma once

#include "analysis/features/features.h"
#include "style/style_profile.h"
#include "tone/archetypes/archetype.h"
#include "tone/archetypes/listening.h"

#include <map>
#include <string>
#include <vector>

namespace atos {

/// What is known of a take.
struct ToneEvidence {
    StyleProfile style;
    MeasuredPlaying playing;
    Features features;
    /// Share of the nearest references by genre, 0..1; empty: none was near.
    std::map<std::string, double> nearGenres;
    Listening listening = Listening::unknown;
    std::string previous; ///< id of the archetype of the player's take before this one; empty: none
};

/// What a measure inside an archetype's range says for it; outside it says less.
inline constexpr double insideBonus = 0.25;

/// What one part of the evidence says of an archetype, as a natural logarithm: above 0 it speaks for it.
struct EvidencePart {
    std::string_view name; ///< of a head or a measure; "prior"
    double weight = 0;
};

struct JudgedArchetype {
    std::size_t index = 0; ///< into Archetypes::list
    double logScore = 0;   ///< the sum of the parts
    double probability = 0;
    std::vector<EvidencePart> parts;
};

/// All archetypes, the best first; equal ones in the file's order. A product of experts (Hinton 2002): each
/// head adds the logarithm of the share of its probability that suits the archetype, each measure a small
/// bonus inside the archetype's range and a penalty, quadratic and bounded, outside. What is not known says
/// nothing, what the classifier is not sure enough to show says less. The archetype of the take before gets a
/// small bonus, so that a voice does not change for a trifle.
[[nodiscard]] std::vector<JudgedArchetype> judgeArchetypes(const Archetypes& archetypes,
                                                           const ToneEvidence& evidence);

} // namespace atos
