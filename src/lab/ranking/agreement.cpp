// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/agreement.h"

namespace atos {

bool isKnown(const LabelledPiece& piece, std::string LabelledPiece::*label) {
    const std::string& text = piece.*label;
    const bool nobody = text == "Traditional" || text == "Anonymous" || text.starts_with('(');
    return !text.empty() && !(label == &LabelledPiece::composer && nobody);
}

std::optional<double> agreement(const LabelledPiece& a, const LabelledPiece& b) {
    int statedByA = 0;
    int statedByB = 0;
    int shared = 0;
    for (const SharedLabel& each : sharedLabels) {
        const bool inA = isKnown(a, each.label);
        const bool inB = isKnown(b, each.label);
        statedByA += inA ? 1 : 0;
        statedByB += inB ? 1 : 0;
        shared += inA && inB && a.*each.label == b.*each.label ? 1 : 0;
    }
    if (statedByA == 0 || statedByB == 0) return std::nullopt;
    return static_cast<double>(shared) / static_cast<double>(sharedLabels.size());
}

} // namespace atos
