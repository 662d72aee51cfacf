// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/spectrum.h"

#include "audio/measure/short_time_spectrum.h"

namespace atos {

double spectralCentroid(const Samples& samples) {
    const double hertzPerBin = static_cast<double>(samples.sampleRate) / windowFrames(samples.sampleRate);
    double weighted = 0;
    double sum = 0;
    eachSpectrum(samples, [&](std::span<const double> amplitudes) {
        for (std::size_t bin = 1; bin < amplitudes.size(); ++bin) {
            weighted += amplitudes[bin] * static_cast<double>(bin) * hertzPerBin;
            sum += amplitudes[bin];
        }
    });
    return sum > 0 ? weighted / sum : 0;
}

} // namespace atos
