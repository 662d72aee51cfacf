// SPDX-License-Identifier: Apache-2.0
#include "lab/training/training_data_hash.h"

#include "files/bytes.h"

#include <algorithm>
#include <cstdint>

namespace atos {

std::string TrainingDataHash::value() const {
    std::vector<std::string> sorted = pieces_;
    std::sort(sorted.begin(), sorted.end());
    RunningFingerprint hash;
    for (std::string& piece : sorted) {
        piece += '\n';
        hash.add({reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()});
    }
    return hash.digits();
}

} // namespace atos
