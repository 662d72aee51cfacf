// SPDX-License-Identifier: Apache-2.0
// What two labelled pieces have in common: the truth that a score is learned from and measured by. Pure
// functions, any thread.
#pragma once

#include "lab/data/collection.h"

#include <array>
#include <optional>
#include <string>

namespace atos {

struct SharedLabel {
    const char* name;
    std::string LabelledPiece::*label;
};
inline constexpr std::array<SharedLabel, 3> sharedLabels{
    {{"composer", &LabelledPiece::composer}, {"era", &LabelledPiece::era}, {"form", &LabelledPiece::form}}};

/// False for a missing label; "Traditional", "Anonymous" and "(jazz)" are no composers.
[[nodiscard]] bool isKnown(const LabelledPiece& piece, std::string LabelledPiece::*label);

/// The share of composer, era and form that two pieces are known to have in common, 0..1: what one of them
/// does not state is not known to be shared. Empty when one states nothing.
[[nodiscard]] std::optional<double> agreement(const LabelledPiece& a, const LabelledPiece& b);

} // namespace atos
