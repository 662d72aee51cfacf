// SPDX-License-Identifier: Apache-2.0
#include "cli/preview.h"

#include <fmt/format.h>

#include <cmath>

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

} // namespace

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

std::string previewText(const Preview& preview) {
    const PreviewFit& fit = preview.fit;
    std::string text = "\nPreview\n";
    if (fit.target.asksBrightness()) {
        text +=
            fmt::format("  brightness  {:.0f} Hz asked for, {:.0f} Hz heard ({:.0f} Hz before correction)\n",
                        fit.target.centroid, fit.corrected.centroid, fit.uncorrected.centroid);
    }
    if (fit.target.asksRoom()) {
        text += fmt::format(
            "  clarity     {:.1f} dB asked for, {:.1f} dB heard ({:.1f} dB before correction)\n",
            clarity(fit.target.reverberation), fit.corrected.clarity(), fit.uncorrected.clarity());
    }
    text += fmt::format("  loudness    as without the tone, from which it was {:+.1f} LU away\n",
                        preview.pair.match.difference);
    for (const std::string& limit : fit.limits)
        text += "  " + limit + "\n";
    return text;
}

} // namespace atos
