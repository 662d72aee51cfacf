// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/sound_windows.h"

#include "audio/file/resample.h"
#include "transcribe/constant_q.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

constexpr float softest = -80; // dB
constexpr double loudness = -23;
constexpr std::size_t binsPerBand = std::size_t{7} * binsPerSemitone;
constexpr std::size_t bands = constantQBins / binsPerBand;
constexpr std::size_t pitchClasses = 12;
constexpr auto windowFrames = static_cast<std::size_t>(soundWindowSeconds * framesPerSecond);
constexpr auto stepFrames = static_cast<std::size_t>(soundWindowStep * framesPerSecond);
static_assert(2 * bands + pitchClasses + 2 == soundWindowSize);

struct MeanAndDeviation {
    double sum = 0, squares = 0;
    int count = 0;

    void add(double value) {
        sum += value;
        squares += value * value;
        ++count;
    }
    [[nodiscard]] double mean() const { return sum / count; }
    [[nodiscard]] double deviation() const {
        return std::sqrt(std::max(0.0, squares / count - mean() * mean()));
    }
};

class Window {
public:
    void add(std::span<const float> frame, std::span<const float> before) {
        std::array<double, pitchClasses> amplitudes{};
        double allAmplitudes = 0;
        double rise = 0;
        for (std::size_t band = 0; band < bands; ++band) {
            double power = 0;
            for (std::size_t bin = band * binsPerBand; bin < (band + 1) * binsPerBand; ++bin) {
                const double level = std::max(frame[bin], softest);
                const double amplitude = std::pow(10, level / 20);
                power += amplitude * amplitude;
                amplitudes[bin / binsPerSemitone % pitchClasses] += amplitude;
                allAmplitudes += amplitude;
                if (!before.empty()) rise += std::max(0.0, level - std::max(before[bin], softest));
            }
            levels_[band].add(10 * std::log10(power));
        }
        for (std::size_t pitch = 0; pitch < pitchClasses; ++pitch)
            shares_[pitch].add(amplitudes[pitch] / allAmplitudes);
        rises_.add(rise / constantQBins);
    }

    [[nodiscard]] std::vector<double> properties() const {
        std::vector<double> values;
        for (const MeanAndDeviation& level : levels_)
            values.insert(values.end(), {level.mean(), level.deviation()});
        for (const MeanAndDeviation& share : shares_)
            values.push_back(share.mean());
        values.insert(values.end(), {rises_.mean(), rises_.deviation()});
        return values;
    }

private:
    std::array<MeanAndDeviation, bands> levels_;
    std::array<MeanAndDeviation, pitchClasses> shares_;
    MeanAndDeviation rises_;
};

} // namespace

std::vector<std::vector<double>> soundWindows(std::span<const float> frames) {
    const std::size_t count = frames.size() / constantQBins;
    const auto frame = [&](std::size_t index) {
        return frames.subspan(index * constantQBins, constantQBins);
    };
    std::vector<std::vector<double>> windows;
    for (std::size_t first = 0; first + windowFrames <= count; first += stepFrames) {
        Window window;
        for (std::size_t i = first; i < first + windowFrames; ++i)
            window.add(frame(i), i > 0 ? frame(i - 1) : std::span<const float>());
        windows.push_back(window.properties());
    }
    return windows;
}

Result<std::vector<std::vector<double>>> soundWindowsOf(const RenderFunction& render,
                                                        const Performance& music, double seconds,
                                                        const RenderOptions& options, const Task& task) {
    RenderOptions plain;
    plain.soundfont = options.soundfont;
    plain.seconds = seconds;
    plain.tailSeconds = std::max(0.0, seconds - music.duration());
    plain.limited = false;
    const auto sound = render(music, plain, task);
    if (!sound) return sound.error();
    auto mono = resampledMono(*sound, transcriptionRate);
    if (!mono) return mono.error();
    const double heard = levelOf(*sound).loudness;
    if (std::isfinite(heard)) {
        const auto gain = static_cast<float>(std::pow(10, (loudness - heard) / 20));
        for (float& sample : *mono)
            sample *= gain;
    }
    ConstantQ transform;
    std::vector<float> frames;
    transform.add(*mono, frames);
    transform.finish(frames);
    return soundWindows(frames);
}

} // namespace atos
