// SPDX-License-Identifier: Apache-2.0
// What a labelled piece says, and which labels can be learnt from a collection. Free of torch; any thread.
#pragma once

#include "lab/data/collection.h"
#include "style/label_names.h"

#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// The truth about one piece. A missing label is masked, never guessed.
struct StyleLabels {
    static constexpr int unknown = -1;
    /// Index of the label by head; `unknown` when masked. Unused for StyleHead::tag.
    std::array<int, styleHeads.size()> label = [] {
        std::array<int, styleHeads.size()> none{};
        none.fill(unknown);
        return none;
    }();
    /// By tag label: 1 holds, 0 does not, `unknown` masked. Empty when all are masked.
    std::vector<std::int8_t> tags;

    /// Whether the head has any truth here.
    [[nodiscard]] bool known(StyleHead head) const;
    /// Whether the label with this index holds.
    [[nodiscard]] bool holds(StyleHead head, int index) const;
};

/// Genres as one hears them: written music by its era, and pop is pop whoever collected it (a class that is
/// one collection would teach to hear the collection).
[[nodiscard]] std::string genreOf(const LabelledPiece& piece);
/// The same among the genres that are told apart: quadrilles and their like are folk music.
[[nodiscard]] std::string soundingGenre(const LabelledPiece& piece);

/// Labels that enough different works of `train` carry: 10 (composers, of which 4 outside the richest
/// source), 15 (tags) or 8 (others). Genres are eras for written music; metres are as heard (2/4 as 4/4);
/// tags are what the notation states, and forms. Where 10 works are by composers outside the list, they share
/// the label `anotherComposer`.
[[nodiscard]] LabelNames collectLabels(std::span<const LabelledPiece> train);

/// Sources whose rows state tags at all: elsewhere a missing tag means nothing.
[[nodiscard]] std::set<std::string> sourcesWithTags(std::span<const LabelledPiece> pieces);

[[nodiscard]] StyleLabels truthOf(const LabelledPiece& piece, const LabelNames& labels,
                                  const std::set<std::string>& taggedSources);

} // namespace atos
