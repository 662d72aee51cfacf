// SPDX-License-Identifier: Apache-2.0
#include "style/label_names.h"

#include <algorithm>

namespace atos {

int anotherIn(const std::vector<std::string>& labels) {
    const auto found = std::find(labels.begin(), labels.end(), anotherComposer);
    return found == labels.end() ? -1 : static_cast<int>(found - labels.begin());
}

std::string tempoClassOf(double bpm) {
    if (bpm < 76) return "slow";
    if (bpm < 112) return "moderate";
    return bpm < 152 ? "fast" : "very_fast";
}

} // namespace atos
