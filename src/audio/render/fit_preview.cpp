// SPDX-License-Identifier: Apache-2.0
#include "audio/render/fit_preview.h"

#include "audio/measure/spectrum.h"
#include "audio/render/apply_tone.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr int mostRounds = 4;
constexpr double octavesOfFullBrightness = 1.0 / 3;

constexpr double softestRoom = -60, loudestRoom = 0;  // dB, as in TonePreset
constexpr double shortestRoom = 0.6, longestRoom = 5; // s, what the synthesizer has

/// What the preview lacks, in units of what is tolerated; 0 where nothing is asked for.
struct Miss {
    double brightness = 0; ///< positive: too dark
    double clarity = 0;    ///< positive: too reverberant

    [[nodiscard]] double size() const { return std::abs(brightness) + std::abs(clarity); }
    [[nodiscard]] bool fits() const { return std::max(std::abs(brightness), std::abs(clarity)) <= 1; }
};

Miss missOf(const PreviewTarget& target, const PreviewSound& sound) {
    Miss miss;
    if (target.asksBrightness() && sound.centroid > 0)
        miss.brightness = std::log(target.centroid / sound.centroid) / std::log(1 + centroidTolerance);
    if (target.asksRoom())
        miss.clarity = (clarity(target.reverberation) - sound.clarity()) / clarityTolerance;
    return miss;
}

/// Same voice, same touch, nothing else.
TonePreset neutral(const TonePreset& tone) {
    TonePreset plain;
    plain.voice = tone.voice;
    plain.touch = tone.touch;
    return plain;
}

Result<PreviewTarget> targetOf(const TonePreset& tone, const PhraseRenderer& render) {
    PreviewTarget target;
    if (tone.reverbTime || tone.reverbLevel || tone.reverbType)
        target.reverberation = askedReverberation(tone);
    if (!tone.brightness) return target;
    const auto plain = render(neutral(tone));
    if (!plain) return plain.error();
    target.centroid = spectralCentroid(*plain) * centroidRatio(*tone.brightness);
    return target;
}

/// The next tone to try. Brightness moves as if it did what it should; the room as linearly as it is.
TonePreset corrected(TonePreset tone, const PreviewTarget& target, const PreviewSound& sound) {
    if (target.asksBrightness() && sound.centroid > 0) {
        const double octaves = std::log2(target.centroid / sound.centroid);
        tone.brightness = std::clamp(*tone.brightness + octaves / octavesOfFullBrightness, -1.0, 1.0);
    }
    const Reverberation& heard = sound.reverberation;
    if (target.asksRoom() && heard.seconds > 0 && std::isfinite(heard.level)) {
        const Reverberation tried = askedReverberation(tone);
        const Reverberation& asked = target.reverberation;
        tone.reverbTime =
            std::clamp(tried.seconds * asked.seconds / heard.seconds, shortestRoom, longestRoom);
        tone.reverbLevel = std::clamp(tried.level + asked.level - heard.level, softestRoom, loudestRoom);
    }
    return tone;
}

std::vector<std::string> limitsOf(const PreviewTarget& target, const PreviewSound& sound) {
    std::vector<std::string> limits;
    const Miss miss = missOf(target, sound);
    if (std::abs(miss.brightness) > 1) {
        limits.push_back(fmt::format("The sound of this computer cannot be as {} as the tone asks.",
                                     miss.brightness > 0 ? "bright" : "mellow"));
    }
    if (target.asksRoom() && !std::isfinite(sound.clarity())) {
        limits.emplace_back("The preview's room could not be heard, so it stays as it is.");
    } else if (std::abs(miss.clarity) > 1) {
        limits.push_back(fmt::format("The room of this computer's sound cannot be as {} as the tone asks.",
                                     miss.clarity > 0 ? "clear" : "wide"));
    }
    return limits;
}

} // namespace

double centroidRatio(double brightness) {
    return std::exp2(brightness * octavesOfFullBrightness);
}

Result<PreviewFit> fitPreview(const RenderFunction& render, const Performance& performance,
                              const Phrase& phrase, const TonePreset& tone, const RenderOptions& options,
                              const Task& task) {
    const PhraseRenderer renderer(render, performance, phrase, options, task);
    auto target = targetOf(tone, renderer);
    if (!target) return target.error();
    auto sound = renderer.measure(tone);
    if (!sound) return sound.error();
    PreviewFit fit{tone, *target, *sound, *sound, {}};
    TonePreset tried = tone;
    for (int round = 0; round < mostRounds && !missOf(*target, fit.corrected).fits(); ++round) {
        task.report(static_cast<double>(round) / mostRounds, "measuring the preview");
        tried = corrected(tried, *target, *sound);
        sound = renderer.measure(tried);
        if (!sound) return sound.error();
        if (missOf(*target, *sound).size() >= missOf(*target, fit.corrected).size()) break;
        fit.tone = tried;
        fit.corrected = *sound;
    }
    fit.limits = limitsOf(*target, fit.corrected);
    return fit;
}

} // namespace atos
