// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/clip_store.h"

#include "audio/file/audio_file.h"
#include "lab/data/uniform.h"
#include "music/smf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace atos {
namespace {

constexpr float stepsPerDecibel = 2;

/// Adds what an exponentially fading room keeps of the earlier frames.
void smear(std::vector<float>& decibels, double fadeSeconds, double level) {
    const auto keep = static_cast<float>(std::pow(10.0, -6.0 / (fadeSeconds * framesPerSecond)));
    const auto share = static_cast<float>(std::pow(10.0, level / 10)) * (1 - keep) * 4;
    std::array<float, constantQBins> room{};
    for (std::size_t i = 0; i < decibels.size(); ++i) {
        float& stored = room[i % constantQBins];
        const float power = std::pow(10.0F, decibels[i] / 10);
        decibels[i] = 10 * std::log10(power + share * stored + 1e-12F);
        stored = keep * (stored + power);
    }
}

} // namespace

void RenderedFeatures::copyLevels(int firstFrame, int count, std::vector<float>& decibels) const {
    const std::size_t size = static_cast<std::size_t>(count) * constantQBins;
    const std::size_t begin = static_cast<std::size_t>(firstFrame) * constantQBins;
    decibels.assign(size, quietest);
    for (std::size_t i = 0; i < size && begin + i < levels.size(); ++i)
        decibels[i] = quietest + static_cast<float>(levels[begin + i]) / stepsPerDecibel;
}

Result<RenderedFeatures> readFeatures(const RenderedClip& rendered) {
    auto file = AudioFile::open(rendered.sound, transcriptionRate);
    if (!file) return file.error();
    std::vector<float> samples(static_cast<std::size_t>((file->seconds() + 1) * transcriptionRate));
    const auto read = file->read(samples);
    if (!read) return read.error();
    const auto music = readMidi(rendered.notes);
    if (!music) return music.error();
    ConstantQ transform;
    std::vector<float> levels;
    transform.add(std::span(samples).first(*read), levels);
    transform.finish(levels);
    RenderedFeatures clip;
    clip.levels.reserve(levels.size());
    for (const float level : levels)
        clip.levels.push_back(static_cast<std::uint8_t>(
            std::clamp(std::lround((level - quietest) * stepsPerDecibel), 0L, 255L)));
    clip.sounding = soundingNotes(*music);
    clip.pedals = music->pedals;
    return clip;
}

void augmentLevels(std::vector<float>& decibels, std::mt19937_64& random) {
    constexpr std::size_t terms = 5;
    std::normal_distribution<double> bend(0, 5);
    std::array<float, constantQBins> change{};
    const double gain = uniform(random, -14, 8);
    for (std::size_t term = 0; term < terms; ++term) {
        const double height = term == 0 ? gain : bend(random);
        for (std::size_t bin = 0; bin < change.size(); ++bin)
            change[bin] += static_cast<float>(
                height * std::cos(std::numbers::pi * static_cast<double>(term * bin) / constantQBins));
    }
    for (std::size_t i = 0; i < decibels.size(); ++i)
        decibels[i] += change[i % constantQBins];
    if (uniform(random, 0, 1) < 0.5) smear(decibels, uniform(random, 0.2, 1.2), uniform(random, -22, -8));
    if (uniform(random, 0, 1) < 0.7) {
        const double floor = uniform(random, -95, -55);
        const double tilt = uniform(random, -20, 0); // from the lowest bin to the highest
        std::normal_distribution<float> rough(0, 3);
        for (std::size_t i = 0; i < decibels.size(); ++i) {
            const double bin = static_cast<double>(i % constantQBins) / constantQBins;
            const auto noise = static_cast<float>(floor + tilt * bin) + rough(random);
            // Of two unrelated sounds the louder one all but hides the other.
            decibels[i] = std::max(decibels[i], noise);
        }
    }
    for (float& level : decibels)
        level = std::max(level, quietest);
}

} // namespace atos
