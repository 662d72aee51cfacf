// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/audible.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

constexpr double brightnessStep = 0.25;
constexpr double resonanceStep = 0.5;
constexpr double firstChorusStep = 0.1;
constexpr double chorusStep = 0.25;
constexpr double timeStep = 1.25; ///< factor
constexpr double dryFrom = -20;   ///< dB below which a tail is hardly heard
constexpr double voiceSteps = 4;
constexpr double plainTime = 1.2; ///< seconds: what a piano as made is taken to have
constexpr double plainLevel = -17;

/// From this level on, up to the next, a step is so wide.
struct LevelBand {
    double from;
    double step;
};
constexpr std::array<LevelBand, 3> levelBands{{{-60, 5}, {-17, 3}, {-12, 2}}};

double chorusInSteps(double chorus) {
    return std::min(chorus / firstChorusStep, 1.0) + std::max(0.0, chorus - firstChorusStep) / chorusStep;
}

double timeSteps(const TonePreset& a, const TonePreset& b) {
    const double ratio = a.reverbTime.value_or(plainTime) / b.reverbTime.value_or(plainTime);
    const double wetter = std::max(a.reverbLevel.value_or(plainLevel), b.reverbLevel.value_or(plainLevel));
    return std::abs(std::log(ratio)) / std::log(timeStep) * (wetter < dryFrom ? 0.5 : 1);
}

double rounded(double value, double unit) {
    return std::round(value / unit) * unit;
}

} // namespace

double levelInSteps(double decibels) {
    double steps = 0;
    for (std::size_t i = 0; i < levelBands.size(); ++i) {
        const double to = i + 1 < levelBands.size() ? levelBands[i + 1].from : 0;
        steps += (std::clamp(decibels, levelBands[i].from, to) - levelBands[i].from) / levelBands[i].step;
    }
    return steps;
}

double levelMoved(double decibels, double steps) {
    double left = levelInSteps(decibels) + steps;
    if (left <= 0) return levelBands.front().from;
    for (std::size_t i = 0; i < levelBands.size(); ++i) {
        const double to = i + 1 < levelBands.size() ? levelBands[i + 1].from : 0;
        const double width = (to - levelBands[i].from) / levelBands[i].step;
        if (left <= width) return levelBands[i].from + left * levelBands[i].step;
        left -= width;
    }
    return 0;
}

std::vector<PartApart> partsApart(const TonePreset& a, const TonePreset& b) {
    const auto apart = [&a, &b](std::optional<double> TonePreset::*part) {
        return std::abs((a.*part).value_or(0) - (b.*part).value_or(0));
    };
    std::vector<PartApart> parts;
    const auto add = [&parts](std::string_view part, bool set, double steps) {
        if (set) parts.push_back({part, steps});
    };
    add("voice", a.voice || b.voice,
        a.voice.value_or(Voice::concertGrand) == b.voice.value_or(Voice::concertGrand) ? 0 : voiceSteps);
    add("brightness", a.brightness || b.brightness, apart(&TonePreset::brightness) / brightnessStep);
    add("reverb.type", a.reverbType && b.reverbType, a.reverbType == b.reverbType ? 0 : 1);
    add("reverb.time", a.reverbTime || b.reverbTime, timeSteps(a, b));
    add("reverb.level", a.reverbLevel || b.reverbLevel,
        std::abs(levelInSteps(a.reverbLevel.value_or(plainLevel))
                 - levelInSteps(b.reverbLevel.value_or(plainLevel))));
    add("resonance", a.resonance || b.resonance, apart(&TonePreset::resonance) / resonanceStep);
    add("chorus", a.chorus || b.chorus,
        std::abs(chorusInSteps(a.chorus.value_or(0)) - chorusInSteps(b.chorus.value_or(0))));
    add("touch", a.touch || b.touch, apart(&TonePreset::touch));
    return parts;
}

double stepsApart(const TonePreset& a, const TonePreset& b) {
    double most = 0;
    for (const PartApart& part : partsApart(a, b))
        most = std::max(most, part.steps);
    return most;
}

TonePreset roundedToAudible(TonePreset tone) {
    const auto fine = [](std::optional<double>& value, double least) {
        if (!value) return;
        *value = std::abs(*value) < least ? 0 : std::round(*value * 20) / 20;
    };
    fine(tone.brightness, brightnessStep / 2);
    fine(tone.resonance, resonanceStep / 2);
    fine(tone.chorus, firstChorusStep / 2);
    if (tone.reverbTime) tone.reverbTime = std::round(*tone.reverbTime * 20) / 20;
    if (tone.reverbLevel) tone.reverbLevel = rounded(*tone.reverbLevel, 0.5);
    if (tone.touch) tone.touch = std::round(*tone.touch);
    return tone;
}

} // namespace atos
