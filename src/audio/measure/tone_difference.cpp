// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/tone_difference.h"

#include "audio/measure/loudness.h"
#include "audio/measure/short_time_spectrum.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace atos {
namespace {

std::size_t regionOf(std::size_t band) {
    std::size_t region = 0;
    while (region < soundRegionEdges.size() && criticalBandEdges[band] >= soundRegionEdges[region])
        ++region;
    return region;
}

/// Where the `length` moments begin that add up to most.
std::size_t mostBegins(const std::vector<double>& moments, std::size_t length) {
    std::size_t best = 0;
    double most = -1;
    double sum = 0;
    for (std::size_t end = 0; end < moments.size(); ++end) {
        sum += moments[end];
        if (end >= length) sum -= moments[end - length];
        if (sum <= most) continue;
        most = sum;
        best = end + 1 >= length ? end + 1 - length : 0;
    }
    return best;
}

/// Stevens's rule: twice the sones are ten phon more.
double phonOf(const BandLoudness& moment) {
    constexpr double softest = 1.0 / 16; // sone, 0 phon
    return 40 + 10 * std::log2(std::max(softest, std::accumulate(moment.begin(), moment.end(), 0.0)));
}

double dynamicsOf(std::span<const BandLoudness> moments) {
    std::vector<double> levels(moments.size());
    std::transform(moments.begin(), moments.end(), levels.begin(), phonOf);
    std::sort(levels.begin(), levels.end());
    return levels.empty() ? 0 : levels[levels.size() * 9 / 10] - levels[levels.size() / 10];
}

} // namespace

std::vector<BandLoudness> atListeningLoudness(const Samples& samples) {
    const double loudness = levelOf(samples).loudness;
    return specificLoudness(samples, std::isfinite(loudness) ? listeningLoudness - loudness : 0);
}

double loudnessDistance(std::span<const BandLoudness> a, std::span<const BandLoudness> b) {
    double apart = 0;
    double together = 0;
    for (std::size_t moment = 0; moment < std::min(a.size(), b.size()); ++moment) {
        for (std::size_t band = 0; band < criticalBands; ++band) {
            apart += std::abs(b[moment][band] - a[moment][band]);
            together += b[moment][band] + a[moment][band];
        }
    }
    return together > 0 ? apart / together : 0;
}

ToneDifference compareTones(const Samples& a, const Samples& b, double seconds) {
    const auto momentsA = atListeningLoudness(a);
    const auto momentsB = atListeningLoudness(b);
    const double momentsASecond = 2.0 * a.sampleRate / windowFrames(a.sampleRate);
    std::vector<double> apart(std::min(momentsA.size(), momentsB.size()));
    const auto played = std::min(apart.size(), static_cast<std::size_t>(seconds * momentsASecond));
    ToneDifference difference;
    difference.dynamics = {dynamicsOf(std::span(momentsA).first(played)),
                           dynamicsOf(std::span(momentsB).first(played))};
    for (std::size_t moment = 0; moment < apart.size(); ++moment) {
        for (std::size_t band = 0; band < criticalBands; ++band) {
            const double more = momentsB[moment][band] - momentsA[moment][band];
            apart[moment] += std::abs(more);
            difference.shares[regionOf(band)] += std::abs(more);
            difference.louder[regionOf(band)] += more;
        }
    }
    const double sum = std::accumulate(apart.begin(), apart.end(), 0.0);
    if (sum <= 0) return difference;
    for (double& share : difference.shares)
        share /= sum;
    difference.distance = loudnessDistance(momentsA, momentsB);
    const auto begins = mostBegins(apart, static_cast<std::size_t>(std::lround(momentsASecond)));
    difference.mostAt = static_cast<double>(begins) / momentsASecond;
    return difference;
}

} // namespace atos
