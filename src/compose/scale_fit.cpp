// SPDX-License-Identifier: Apache-2.0
#include "compose/scale_fit.h"

#include <cmath>
#include <numeric>

namespace atos {
namespace {

constexpr PitchClassShares majorProfile{6.35, 2.23, 3.48, 2.33, 4.38, 4.09,
                                        2.52, 5.19, 2.39, 3.66, 2.29, 2.88};
constexpr PitchClassShares minorProfile{6.33, 2.68, 3.52, 5.38, 2.60, 3.53,
                                        2.54, 4.75, 3.98, 2.69, 3.34, 3.17};

double correlation(const PitchClassShares& shares, const PitchClassShares& profile, int tonic) {
    const double meanShare = std::accumulate(shares.begin(), shares.end(), 0.0) / 12;
    const double meanProfile = std::accumulate(profile.begin(), profile.end(), 0.0) / 12;
    double product = 0;
    double shareSquares = 0;
    double profileSquares = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double share = shares[(i + static_cast<std::size_t>(tonic)) % 12] - meanShare;
        const double weight = profile[i] - meanProfile;
        product += share * weight;
        shareSquares += share * share;
        profileSquares += weight * weight;
    }
    return shareSquares > 0 ? product / std::sqrt(shareSquares * profileSquares) : 0;
}

} // namespace

PitchClassShares pitchClassShares(const NoteGrid& grid) {
    PitchClassShares shares{};
    for (const GridNote& note : grid.notes)
        shares[note.pitch % 12U] += note.length;
    const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (total > 0)
        for (double& share : shares)
            share /= total;
    return shares;
}

Key bestKey(const PitchClassShares& shares) {
    Key best;
    double bestFit = correlation(shares, majorProfile, 0);
    for (const Mode mode : {Mode::major, Mode::minor})
        for (int tonic = 0; tonic < 12; ++tonic) {
            const double fit = correlation(shares, mode == Mode::major ? majorProfile : minorProfile, tonic);
            if (fit <= bestFit) continue;
            bestFit = fit;
            best = {tonic, mode};
        }
    return best;
}

bool inScale(int pitchClass, const Key& key) {
    constexpr std::array<bool, 12> majorScale{true,  false, true,  false, true,  true,
                                              false, true,  false, true,  false, true};
    constexpr std::array<bool, 12> minorScale{true,  false, true, true,  false, true,
                                              false, true,  true, false, true,  true};
    const auto degree = static_cast<std::size_t>((pitchClass - key.tonic + 12) % 12);
    return key.mode == Mode::major ? majorScale[degree] : minorScale[degree];
}

} // namespace atos
