// SPDX-License-Identifier: Apache-2.0
#include "lab/embedding/word_sampling.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace atos {

namespace {

constexpr double whole = 4294967295.0; ///< 2^32 - 1

} // namespace

NoiseWords::NoiseWords(std::span<const std::uint64_t> counts) : columns_(counts.size()) {
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
        columns_[word].alias = word;
        (shares[word] < 1 ? poor : rich).push_back(word);
    }
    while (!poor.empty() && !rich.empty()) {
        const std::uint32_t small = poor.back();
        const std::uint32_t large = rich.back();
        poor.pop_back();
        columns_[small] = {static_cast<std::uint32_t>(shares[small] * whole), large};
        shares[large] -= 1 - shares[small];
        if (shares[large] >= 1) continue;
        rich.pop_back();
        poor.push_back(large);
    }
}

KeptWords::KeptWords(std::span<const std::uint64_t> counts, double threshold)
    : shares_(counts.size(), always) {
    const auto tokens = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
    for (std::size_t word = 0; threshold > 0 && word < shares_.size(); ++word) {
        const double ratio = static_cast<double>(counts[word]) / (threshold * tokens);
        const double share = (std::sqrt(ratio) + 1) / std::max(ratio, 1e-12);
        shares_[word] = static_cast<std::uint32_t>(std::min(share, 1.0) * whole);
    }
}

} // namespace atos
