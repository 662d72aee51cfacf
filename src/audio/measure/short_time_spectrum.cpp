// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/short_time_spectrum.h"

#include <opencv2/core.hpp>

#include <cmath>
#include <numbers>
#include <vector>

namespace atos {
namespace {

constexpr double windowSeconds = 0.046;

cv::Mat1f hannWindow(int size) {
    cv::Mat1f window(1, size);
    for (int i = 0; i < size; ++i)
        window(0, i) = static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / size));
    return window;
}

float monoAt(const Samples& samples, std::size_t frame) {
    if (frame >= samples.frames()) return 0;
    return (samples.interleaved[2 * frame] + samples.interleaved[2 * frame + 1]) / 2;
}

} // namespace

int windowFrames(int sampleRate) {
    return 1 << std::lround(std::log2(windowSeconds * sampleRate));
}

void eachSpectrum(const Samples& samples, const std::function<void(std::span<const double>)>& use) {
    const int size = windowFrames(samples.sampleRate);
    const cv::Mat1f hann = hannWindow(size);
    const double scale = std::sqrt(2 / (size * hann.dot(hann)));
    cv::Mat1f window(1, size);
    cv::Mat1f spectrum; // real and imaginary parts in turn: Re0 Re1 Im1 Re2 Im2 ... ReN/2
    std::vector<double> amplitudes(static_cast<std::size_t>(size) / 2);
    for (std::size_t first = 0; first < samples.frames(); first += static_cast<std::size_t>(size) / 2) {
        for (int i = 0; i < size; ++i)
            window(0, i) = hann(0, i) * monoAt(samples, first + static_cast<std::size_t>(i));
        cv::dft(window, spectrum);
        for (int bin = 1; bin < size / 2; ++bin)
            amplitudes[static_cast<std::size_t>(bin)] =
                scale * std::hypot(spectrum(0, 2 * bin - 1), spectrum(0, 2 * bin));
        use(amplitudes);
    }
}

} // namespace atos
