// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/envelope.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

namespace atos {
namespace {

constexpr double fadeWindow = 0.05;  // seconds
constexpr double swingWindow = 0.01; // seconds
constexpr double silenceDecibels = -100;
constexpr double slowest = 2, fastest = 9, hertzStep = 0.05;

/// Level of successive windows, dB; `both` channels or the left one alone.
std::vector<double> levels(const Samples& samples, std::size_t first, std::size_t last, double seconds,
                           bool both) {
    const auto window = static_cast<std::size_t>(seconds * samples.sampleRate);
    std::vector<double> result;
    for (std::size_t begin = first; begin + window <= last; begin += window) {
        double power = 0;
        for (std::size_t frame = begin; frame < begin + window; ++frame) {
            const double left = samples.interleaved[2 * frame];
            const double right = both ? samples.interleaved[2 * frame + 1] : 0;
            power += left * left + right * right;
        }
        const double mean = power / static_cast<double>(window);
        result.push_back(std::max(silenceDecibels, 10 * std::log10(std::max(mean, 1e-12))));
    }
    return result;
}

/// What remains of them about their straight line (least squares).
void takeAwayTheSlope(std::vector<double>& values) {
    const auto count = static_cast<double>(values.size());
    double sum = 0, moment = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double place = static_cast<double>(i) - (count - 1) / 2;
        sum += values[i];
        moment += place * values[i];
    }
    const double slope = moment / (count * (count * count - 1) / 12);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] -= sum / count + slope * (static_cast<double>(i) - (count - 1) / 2);
}

} // namespace

double fadeSeconds(const Samples& samples, double decibels) {
    const auto found = levels(samples, 0, samples.frames(), fadeWindow, true);
    const auto peak = std::max_element(found.begin(), found.end());
    if (peak == found.end() || *peak <= silenceDecibels) return 0;
    const auto fallen =
        std::find_if(peak, found.end(), [&](double level) { return level <= *peak - decibels; });
    return fadeWindow * static_cast<double>(fallen - peak);
}

Modulation strongestModulation(const Samples& samples, double from, double to) {
    const auto frameAt = [&](double seconds) {
        return std::min(samples.frames(), static_cast<std::size_t>(seconds * samples.sampleRate));
    };
    auto values = levels(samples, frameAt(from), frameAt(to), swingWindow, false);
    if (values.size() < 50) return {};
    takeAwayTheSlope(values);
    const auto count = static_cast<double>(values.size());
    Modulation strongest;
    for (double hertz = slowest; hertz <= fastest; hertz += hertzStep) {
        std::complex<double> sum;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double place = static_cast<double>(i);
            const double hann = 1 - std::cos(2 * std::numbers::pi * (place + 0.5) / count);
            sum += values[i] * hann * std::polar(1.0, -2 * std::numbers::pi * hertz * place * swingWindow);
        }
        const double swing = 4 * std::abs(sum) / count; // twice the amplitude
        if (swing > strongest.decibels) strongest = {hertz, swing};
    }
    return strongest;
}

} // namespace atos
