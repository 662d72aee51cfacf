// SPDX-License-Identifier: Apache-2.0
// What a learned similarity weighs: likenesses of two pieces, each a number that grows with it. Pure
// functions, any thread.
#pragma once

#include "tone/ranking/harmony_space.h"
#include "tone/ranking/piece_profile.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace atos {

/// The named addends of a learned similarity: "base" is what any two pieces have in common, the others speak
/// for or against this pair.
inline constexpr std::array<std::string_view, 13> learnedTerms{
    "base",   "harmony", "key",      "composer", "genre",        "mood", "tempo",
    "rhythm", "tag",     "register", "texture",  "articulation", "pace"};

struct SimilarityPart {
    std::string_view name; ///< in the weight file
    std::string_view term; ///< of learnedTerms: what it adds to
};

inline constexpr std::array<SimilarityPart, 16> similarityParts{{{"harmony", "harmony"},
                                                                 {"harmony_close", "harmony"},
                                                                 {"key", "key"},
                                                                 {"composer", "composer"},
                                                                 {"genre", "genre"},
                                                                 {"mood", "mood"},
                                                                 {"tempo_class", "tempo"},
                                                                 {"rhythm", "rhythm"},
                                                                 {"tag", "tag"},
                                                                 {"tempo", "tempo"},
                                                                 {"density", "texture"},
                                                                 {"polyphony", "texture"},
                                                                 {"articulation", "articulation"},
                                                                 {"register", "register"},
                                                                 {"range", "register"},
                                                                 {"harmonic_rhythm", "pace"}}};

/// Empty: not known of one of the two (an untrained head, no harmony).
using PartValues = std::array<std::optional<double>, similarityParts.size()>;

/// A profile with its harmony in the space where likeness is measured.
struct PlacedProfile {
    const PieceProfile* profile = nullptr;
    std::vector<float> harmony;
};
[[nodiscard]] PlacedProfile placed(const PieceProfile& profile, const HarmonySpace& space);

/// Cosine of the harmonies, and by how much it exceeds 0.4; 1 for the same key; minus the distance of each
/// head's answers (headDistance); minus the differences of how they are played in units of `scale`, three at
/// most, so that one odd number cannot decide.
[[nodiscard]] PartValues compareParts(const PlacedProfile& a, const PlacedProfile& b,
                                      const PlayingFeatures& scale);

} // namespace atos
