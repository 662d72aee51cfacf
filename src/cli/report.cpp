// SPDX-License-Identifier: Apache-2.0
#include "cli/report.h"

#include "analysis/harmony/key.h"
#include "core/minutes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace atos {
namespace {

constexpr int barCells = 20;
constexpr std::size_t labelsShown = 3;
constexpr std::size_t chordsShown = 6;

double percent(double share) {
    return 100 * share;
}

std::string bar(double share) {
    const int filled = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * barCells));
    std::string text;
    for (int cell = 0; cell < barCells; ++cell)
        text += cell < filled ? "█" : "░";
    return text;
}

std::string title(const Calibration& calibration) {
    return fmt::format("{}  ({} of music)\n\n", calibration.input,
                       minutesAndSeconds(calibration.musicSeconds));
}

std::string keyLine(const KeyTimeline& keys) {
    if (keys.confidence <= 0) return "Key       not known\n";
    std::string line = fmt::format("Key       {} {} ({:.0f} % sure)", tonicName(keys.global),
                                   modeName(keys.global.mode), percent(keys.confidence));
    std::map<std::string, double> elsewhere;
    for (const KeySpan& span : keys.spans)
        if (!(span.key == keys.global))
            elsewhere[tonicName(span.key) + " " + std::string(modeName(span.key.mode))] += span.duration;
    const auto most = std::max_element(elsewhere.begin(), elsewhere.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != elsewhere.end())
        line += fmt::format(", with {} for {}", most->first, minutesAndSeconds(most->second));
    return line + "\n";
}

std::string chordLine(const Harmony& harmony) {
    std::map<std::string, double> seconds;
    double total = 0;
    for (const Chord& chord : harmony.chords) {
        if (chord.quality == ChordQuality::none) continue;
        seconds[romanNumeral(chord, keyAt(harmony.keys, chord.onset))] += chord.duration;
        total += chord.duration;
    }
    if (total <= 0) return "Chords    none\n";
    std::vector<std::pair<std::string, double>> sorted(seconds.begin(), seconds.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string line = fmt::format("Chords    {} in all: ", harmony.chords.size());
    for (std::size_t i = 0; i < std::min(chordsShown, sorted.size()); ++i)
        line += fmt::format("{}{} {:.0f} %", i == 0 ? "" : ", ", sorted[i].first,
                            percent(sorted[i].second / total));
    return line + "\n";
}

std::string touchLines(const Features& features) {
    std::string text;
    if (features.tempo.bpm > 0) {
        text += fmt::format("Tempo     {:.0f} beats a minute ({:.0f} % sure)\n", features.tempo.bpm,
                            percent(features.tempo.confidence));
    } else {
        text += "Tempo     not known\n";
    }
    const std::string pedal = features.pedalKnown
                                  ? fmt::format("pedal down {:.0f} %", percent(features.pedalShare))
                                  : "pedal not known";
    text += fmt::format("Touch     velocity {:.0f} (most from {:.0f} to {:.0f}), {:.1f} notes a second, {}\n",
                        features.velocityMedian, features.velocityLow, features.velocityHigh,
                        features.density, pedal);
    return text;
}

std::string headLines(StyleHead which, const HeadProfile& head) {
    if (head.abstained) {
        const char* standard = head.trained ? "not sure enough to say" : "no answer was learned for this";
        return fmt::format("  {:<9} {}\n", headName(which), head.reason.empty() ? standard : head.reason);
    }
    auto labels = head.shown();
    std::stable_sort(labels.begin(), labels.end(),
                     [](const auto& a, const auto& b) { return a.probability > b.probability; });
    labels.resize(std::min(labels.size(), labelsShown));
    std::string text;
    for (const LabelProbability& entry : labels) {
        const bool first = &entry == labels.data();
        if (!first && entry.probability < 0.05) break;
        text += fmt::format("  {:<9} {:<20} {} {:3.0f} %\n", first ? headName(which) : "", entry.label,
                            bar(entry.probability), percent(entry.probability));
    }
    return text;
}

std::string styleText(const StyleProfile& style) {
    std::string text = "\nStyle\n";
    for (const StyleHead head : styleHeads)
        text += headLines(head, style.head(head));
    return text;
}

std::string presetText(const std::vector<RankedPreset>& presets) {
    std::string text = "\nNearest pieces\n";
    for (std::size_t i = 0; i < presets.size(); ++i) {
        text += fmt::format("  {}. {:5.2f}  {} ({})\n            ", i + 1, presets[i].score, presets[i].title,
                            presets[i].composer);
        for (const SimilarityTerm& term : presets[i].terms)
            if (std::abs(term.contribution) >= 0.005)
                text += fmt::format(" {} {:+.2f}", term.name, term.contribution);
        text += "\n";
    }
    return text;
}

/// "reverb.time 1.83" for every part that is set.
void appendParts(const Json& json, const std::string& prefix, std::vector<std::string>& parts) {
    for (const auto& [key, value] : json.items()) {
        if (key == "schema" || key == "id" || key == "name") continue;
        if (value.is_object()) {
            appendParts(value, prefix + key + ".", parts);
        } else if (value.is_number()) {
            parts.push_back(fmt::format("{}{} {:.4g}", prefix, key, value.get<double>()));
        } else {
            parts.push_back(prefix + key + " " + value.get<std::string>());
        }
    }
}

std::string toneText(const ToneTarget& target) {
    std::string text = fmt::format("\nTone: {} (fits {} of 100{})\n", target.choice.name, target.choice.fit,
                                   target.choice.firstGuess ? ", a first guess" : "");
    for (const OfferedTone& offer : target.offers) {
        std::vector<std::string> parts;
        appendParts(toJson(offer.preset), "", parts);
        if (offer.role != ToneRole::fit)
            text += fmt::format("  {}: {}\n", roleName(offer.role), offer.sentence);
        text += fmt::format("  {}{}\n", offer.role == ToneRole::fit ? "" : "  ", fmt::join(parts, " · "));
    }
    return text;
}

std::string listText(const char* heading, const std::vector<std::string>& sentences) {
    if (sentences.empty()) return {};
    std::string text = fmt::format("\n{}\n", heading);
    for (const std::string& sentence : sentences)
        text += fmt::format("  - {}\n", sentence);
    return text;
}

/// One line each, indented: changes, then losses.
std::string changesText(const std::vector<Change>& changes, const std::vector<Loss>& losses) {
    std::string text;
    for (const Change& change : changes)
        text += fmt::format("  {}\n", change.sentence);
    if (changes.empty()) text += "  nothing to change\n";
    for (const Loss& loss : losses)
        text += fmt::format("  {}\n", loss.sentence);
    return text;
}

} // namespace

std::string analysisText(const Calibration& calibration) {
    return title(calibration) + keyLine(calibration.harmony.keys) + touchLines(calibration.features)
           + chordLine(calibration.harmony) + styleText(calibration.style)
           + listText("Notes", calibration.notes);
}

std::string calibrationText(const Calibration& calibration) {
    std::string text = title(calibration) + keyLine(calibration.harmony.keys)
                       + touchLines(calibration.features) + chordLine(calibration.harmony)
                       + styleText(calibration.style);
    if (!calibration.presets.empty()) text += presetText(calibration.presets);
    if (calibration.target.choice.recommends()) {
        text += toneText(calibration.target);
        if (!calibration.keyboard.empty()) {
            text += fmt::format("\nKeyboard: {}\n", calibration.keyboard)
                    + changesText(calibration.encoded.changes, calibration.encoded.losses);
        }
        std::vector<std::string> reasons;
        for (const Reason& reason : calibration.target.reasons)
            reasons.push_back(fmt::format("{} [{}]", reason.sentence, reason.source));
        text += listText("Why", reasons);
    }
    return text + listText("Notes", calibration.notes);
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

std::string pushText(const PushResult& push) {
    const char* verified = !push.verified   ? "This piano cannot be read back."
                           : *push.verified ? "Read back and right."
                                            : "Read back, and the piano says otherwise.";
    return fmt::format("Sent to {}:\n", push.keyboard) + changesText(push.changes, push.losses)
           + fmt::format("  {}\n", verified);
}

} // namespace atos
