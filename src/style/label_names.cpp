// SPDX-License-Identifier: Apache-2.0
#include "style/label_names.h"

namespace atos {

std::string tempoClassOf(double bpm) {
    if (bpm < 76) return "slow";
    if (bpm < 112) return "moderate";
    return bpm < 152 ? "fast" : "very_fast";
}

} // namespace atos
