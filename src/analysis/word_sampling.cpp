// SPDX-License-Identifier: Apache-2.0
#include "analysis/word_sampling.h"

#include <cmath>

namespace atos {

NoiseWords::NoiseWords(std::span<const std::uint64_t> counts)
    : keep_(counts.size(), 1.0F), alias_(counts.size()) {
    std::vector<double> shares;
    double sum = 0;
    for (const std::uint64_t count : counts) {
        shares.push_back(std::pow(static_cast<double>(count), 0.75));
        sum += shares.back();
    }
    std::vector<std::uint32_t> poor;
    std::vector<std::uint32_t> rich;
    for (std::uint32_t word = 0; word < shares.size(); ++word) {
        shares[word] *= static_cast<double>(shares.size()) / sum;
        alias_[word] = word;
        (shares[word] < 1 ? poor : rich).push_back(word);
    }
    while (!poor.empty() && !rich.empty()) {
        const std::uint32_t small = poor.back();
        const std::uint32_t large = rich.back();
        poor.pop_back();
        keep_[small] = static_cast<float>(shares[small]);
        alias_[small] = large;
        shares[large] -= 1 - shares[small];
        if (shares[large] >= 1) continue;
        rich.pop_back();
        poor.push_back(large);
    }
}

} // namespace atos
