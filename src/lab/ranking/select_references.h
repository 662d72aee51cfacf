// SPDX-License-Identifier: Apache-2.0
// Which pieces of the labelled collection become references. Pure functions, any thread.
#pragma once

#include "analysis/harmony/key.h"
#include "lab/data/collection.h"

#include <cstddef>
#include <string>
#include <vector>

namespace atos {

inline constexpr std::size_t referenceCount = 640;

/// Whom a source wants to be named, as its licence asks; empty for sources that no reference comes from.
[[nodiscard]] std::string attributionOf(const LabelledPiece& piece);

/// The quadrant of valence and arousal (Russell 1980) that mode and tempo suggest, the two strongest cues
/// (Eerola, Friberg & Bresin 2013): "Q1" major and fast, "Q2" minor and fast, "Q3" minor and slow, "Q4" major
/// and slow; fast is 110 beats a minute and more.
[[nodiscard]] std::string moodByCues(Mode mode, double bpm);
/// From the labels; empty without a key or a tempo.
[[nodiscard]] std::string moodByCues(const LabelledPiece& piece);

/// Whom to name beside a title: the composer, the artist of a pop song, who plays jazz; "Traditional" for
/// what nobody wrote.
[[nodiscard]] std::string creditOf(const LabelledPiece& piece);

/// At most `count` training pieces, one of each work, whose licence lets everyone use them (Public Domain,
/// CC0, CC BY, CC BY-SA, MIT), with `research` also jazz and ragtime whose licence forbids commerce: what is
/// measured on the other splits has never seen them. Each pick goes to the genre (the era, for written music)
/// with the fewest so far; in it to the piece whose composer, form and mood are least crowded, a count
/// against the square root of what there is, at most 30 of one composer; among equals to the freest licence.
/// The order of `pieces` does not matter.
[[nodiscard]] std::vector<LabelledPiece> selectReferences(const std::vector<LabelledPiece>& pieces,
                                                          std::size_t count = referenceCount,
                                                          bool research = false);

} // namespace atos
