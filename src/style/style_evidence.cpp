// SPDX-License-Identifier: Apache-2.0
#include "style/style_evidence.h"

#include <algorithm>

namespace atos {
namespace {

void move(HeadLogits& whole, const HeadLogits& before, const HeadLogits& after) {
    for (std::size_t head = 0; head < whole.size(); ++head) {
        const std::size_t labels = std::min({whole[head].size(), before[head].size(), after[head].size()});
        for (std::size_t label = 0; label < labels; ++label)
            whole[head][label] += after[head][label] - before[head][label];
    }
}

} // namespace

StyleEvidence moved(StyleEvidence whole, const StyleEvidence& before, const StyleEvidence& after) {
    move(whole.network, before.network, after.network);
    move(whole.features, before.features, after.features);
    return whole;
}

} // namespace atos
