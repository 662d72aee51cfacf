// SPDX-License-Identifier: Apache-2.0
#include "audio/spectrum.h"

#include <opencv2/core.hpp>

#include <bit>
#include <cmath>
#include <numbers>

namespace atos {
namespace {

constexpr double windowSeconds = 0.046;

cv::Mat1f hannWindow(int size) {
    cv::Mat1f window(1, size);
    for (int i = 0; i < size; ++i)
        window(0, i) = static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / size));
    return window;
}

/// Both channels together; beyond the end there is silence.
float monoAt(const Samples& samples, std::size_t frame) {
    if (frame >= samples.frames()) return 0;
    return (samples.interleaved[2 * frame] + samples.interleaved[2 * frame + 1]) / 2;
}

} // namespace

double spectralCentroid(const Samples& samples) {
    const auto size =
        static_cast<int>(std::bit_floor(static_cast<unsigned>(windowSeconds * samples.sampleRate)));
    const double hertzPerBin = static_cast<double>(samples.sampleRate) / size;
    const cv::Mat1f hann = hannWindow(size);
    cv::Mat1f window(1, size);
    cv::Mat1f spectrum; // real and imaginary parts in turn: Re0 Re1 Im1 Re2 Im2 ... ReN/2
    double weighted = 0;
    double sum = 0;
    for (std::size_t first = 0; first < samples.frames(); first += static_cast<std::size_t>(size) / 2) {
        for (int i = 0; i < size; ++i)
            window(0, i) = hann(0, i) * monoAt(samples, first + static_cast<std::size_t>(i));
        cv::dft(window, spectrum);
        for (int bin = 1; bin < size / 2; ++bin) {
            const double amplitude = std::hypot(spectrum(0, 2 * bin - 1), spectrum(0, 2 * bin));
            weighted += amplitude * bin * hertzPerBin;
            sum += amplitude;
        }
    }
    return sum > 0 ? weighted / sum : 0;
}

} // namespace atos
