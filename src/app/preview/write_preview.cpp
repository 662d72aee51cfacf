// SPDX-License-Identifier: Apache-2.0
#include "app/preview/write_preview.h"

#include "files/names.h"
#include "music/smf.h"

#include <cmath>
#include <utility>

namespace atos {
namespace {

/// JSON knows no infinity.
Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json soundJson(const PreviewSound& sound) {
    return {
        {"loudness_lufs", number(sound.level.loudness)},  {"true_peak_dbtp", number(sound.level.truePeak)},
        {"centroid_hz", number(sound.centroid)},          {"reverb_s", number(sound.reverberation.seconds)},
        {"reverb_db", number(sound.reverberation.level)}, {"clarity_db", number(sound.clarity())}};
}

Json targetJson(const PreviewTarget& target) {
    return {{"centroid_hz", target.asksBrightness() ? number(target.centroid) : Json(nullptr)},
            {"clarity_db", target.asksRoom() ? number(clarity(target.reverberation)) : Json(nullptr)}};
}

Status writePair(const Performance& performance, const TonePair& pair, const PreviewFiles& files,
                 RenderOptions options, const Task& task) {
    if (!files.before.empty()) {
        options.tone = pair.before;
        options.gainDb = pair.match.gainA;
        if (auto written = renderWav(performance, options, files.before, task); !written) return written;
    }
    options.tone = pair.after;
    options.gainDb = pair.match.gainB;
    return renderWav(performance, options, files.after, task);
}

} // namespace

Result<Preview> writePreview(const Performance& performance, const TonePreset& tone,
                             const PreviewFiles& files, const RenderOptions& options, const Task& task) {
    const Phrase phrase = characteristicPhrase(performance, measuredSeconds);
    auto fit = fitPreview(renderSamples, performance, phrase, tone, options, task);
    if (!fit) return fit.error();
    auto pair = pairTones(performance, {}, fit->tone, options, task);
    if (!pair) return pair.error();
    if (auto written = writePair(performance, *pair, files, options, task); !written) return written.error();
    return Preview{phrase, std::move(*fit), std::move(*pair)};
}

Result<Rendering> renderFile(const std::filesystem::path& midi, std::size_t pattern,
                             const PreviewFiles& files, const RenderOptions& options, const Task& task) {
    auto music = readMidi(midi, pattern);
    if (!music) return music.error();
    if (music->notes.empty()) {
        return badInput(inputName(midi) + " holds no notes that a piano could play.",
                        music->warnings.empty() ? "" : music->warnings.back());
    }
    Rendering rendering{std::move(*music), std::nullopt};
    if (files.before.empty()) {
        if (auto written = renderWav(rendering.music, options, files.after, task); !written)
            return written.error();
        return rendering;
    }
    auto pair = pairTones(rendering.music, {}, options.tone, options, task);
    if (!pair) return pair.error();
    if (auto written = writePair(rendering.music, *pair, files, options, task); !written)
        return written.error();
    rendering.match = std::move(*pair);
    return rendering;
}

Json matchJson(const TonePair& pair) {
    return {{"before_gain_db", pair.match.gainA},
            {"after_gain_db", pair.match.gainB},
            {"difference_lu", pair.match.difference},
            {"loudness_lufs", number(pair.levelAfter.loudness + pair.match.gainB)}};
}

Json previewJson(const Preview& preview) {
    return {{"phrase", {{"from_s", preview.phrase.from}, {"to_s", preview.phrase.to}}},
            {"target", targetJson(preview.fit.target)},
            {"uncorrected", soundJson(preview.fit.uncorrected)},
            {"corrected", soundJson(preview.fit.corrected)},
            {"tone", toJson(preview.fit.tone)},
            {"limits", preview.fit.limits},
            {"match", matchJson(preview.pair)}};
}

} // namespace atos
