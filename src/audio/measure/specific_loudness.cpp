// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/specific_loudness.h"

#include "audio/measure/short_time_spectrum.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// Loudness measures add up the power of both channels; the mean of two like channels has half of that.
constexpr double levelOfFullScale = listeningLevel - listeningLoudness + 3;

double energyOf(double decibels) {
    return std::pow(10, decibels / 10);
}

/// Threshold in quiet at the middle of each band, as energy above 0 dB SPL.
BandLoudness thresholds() {
    BandLoudness energies{};
    for (std::size_t band = 0; band < criticalBands; ++band) {
        const double kilohertz = std::sqrt(criticalBandEdges[band] * criticalBandEdges[band + 1]) / 1000;
        energies[band] =
            energyOf(3.64 * std::pow(kilohertz, -0.8) - 6.5 * std::exp(-0.6 * std::pow(kilohertz - 3.3, 2))
                     + 0.001 * std::pow(kilohertz, 4));
    }
    return energies;
}

double soneOf(double energy, double threshold) {
    const double excited = std::pow(0.5 + 0.5 * energy / threshold, 0.23) - 1;
    return std::max(0.0, 0.08 * std::pow(threshold, 0.23) * excited);
}

} // namespace

std::vector<BandLoudness> specificLoudness(const Samples& samples, double gainDb) {
    const BandLoudness quiet = thresholds();
    const double scale = energyOf(levelOfFullScale + gainDb);
    const double hertzPerBin = static_cast<double>(samples.sampleRate) / windowFrames(samples.sampleRate);
    std::vector<BandLoudness> moments;
    eachSpectrum(samples, [&](std::span<const double> amplitudes) {
        BandLoudness loudness{};
        for (std::size_t band = 0; band < criticalBands; ++band) {
            const auto edge = [&](double hertz) {
                return std::min(amplitudes.size(), static_cast<std::size_t>(std::ceil(hertz / hertzPerBin)));
            };
            double energy = 0;
            for (std::size_t bin = edge(criticalBandEdges[band]); bin < edge(criticalBandEdges[band + 1]);
                 ++bin)
                energy += amplitudes[bin] * amplitudes[bin];
            loudness[band] = soneOf(scale * energy, quiet[band]);
        }
        moments.push_back(loudness);
    });
    return moments;
}

} // namespace atos
