// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/tone_target.h"

#include "tone/ranking/tone_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace atos {
namespace {

/// A neighbour whose score is this much lower weighs 1/e of the best.
constexpr double scoreSoftness = 0.1;
/// Five change from one pianist to the next, and the voice with them; twenty hardly do.
constexpr std::size_t blendedPieces = 20;
/// Added to the share of a voice among all references, so that a rare one does not win by one neighbour.
constexpr double rareVoice = 0.1;

constexpr const char* convention = "makers' naming, a convention";
constexpr const char* practice = "practice of piano technicians and forums, not research";

/// To one part of so many: 1.9 and not 1.9000000000000001.
double rounded(double value, double parts) {
    return std::round(value * parts) / parts;
}

class Blend {
public:
    Blend(const std::vector<RankedPreset>& ranked, const Features& features)
        : all_(ranked),
          ranked_(ranked.begin(),
                  ranked.begin() + static_cast<std::ptrdiff_t>(std::min(blendedPieces, ranked.size()))),
          features_(features) {
        for (const RankedPreset& entry : ranked_)
            weights_.push_back(std::exp((entry.score - ranked.front().score) / scoreSoftness));
    }

    ToneTarget make() {
        choose();
        setVoice();
        setBrightness();
        setReverb();
        setResonance();
        setKeyTouch();
        return std::move(target_);
    }

private:
    /// The weighted mean of a part over the neighbours that set it; empty when most of the weight leaves it
    /// alone.
    [[nodiscard]] std::optional<double> mean(std::optional<double> TonePreset::*part) const {
        double sum = 0;
        double weight = 0;
        double total = 0;
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            total += weights_[i];
            const auto& value = ranked_[i].tone.*part;
            if (!value) continue;
            sum += weights_[i] * *value;
            weight += weights_[i];
        }
        if (2 * weight < total || weight <= 0) return std::nullopt;
        return sum / weight;
    }

    void because(std::string parameter, std::string sentence, std::string source) {
        target_.reasons.push_back({std::move(parameter), std::move(sentence), std::move(source)});
    }

    void choose() {
        const RankedPreset& best = ranked_.front();
        target_.preset.id = "like-" + best.id;
        target_.preset.name = fmt::format("Like {} ({})", best.title, best.composer);
        because("choice",
                ranked_.size() == 1
                    ? fmt::format("Your playing is nearest to {} by {}.", best.title, best.composer)
                    : fmt::format(
                        "Your playing is nearest to {} by {}; the tone blends it with the {} next best.",
                        best.title, best.composer, ranked_.size() - 1),
                "the score's terms");
    }

    /// Most references are concert grands, so what counts is how much commoner a voice is among the nearest
    /// than among all.
    void setVoice() {
        std::array<double, voiceCount> near{};
        std::array<double, voiceCount> everywhere{};
        const double total = std::accumulate(weights_.begin(), weights_.end(), 0.0);
        for (std::size_t i = 0; i < ranked_.size(); ++i)
            if (const auto voice = ranked_[i].tone.voice)
                near[static_cast<std::size_t>(*voice)] += weights_[i] / total;
        for (const RankedPreset& entry : all_)
            if (entry.tone.voice)
                everywhere[static_cast<std::size_t>(*entry.tone.voice)] +=
                    1 / static_cast<double>(all_.size());
        std::array<double, voiceCount> lift{};
        std::transform(near.begin(), near.end(), everywhere.begin(), lift.begin(),
                       [](double share, double usual) { return share / (usual + rareVoice); });
        const auto most = std::max_element(lift.begin(), lift.end());
        if (*most <= 0) return;
        const auto voice = static_cast<Voice>(most - lift.begin());
        target_.preset.voice = voice;
        because("voice",
                fmt::format("A {} voice is what sets the nearest pieces most apart from all others.",
                            spokenVoice(voice)),
                convention);
    }

    void setBrightness() {
        const auto neighbours = mean(&TonePreset::brightness);
        const double excitement = arousal(features_);
        const double move = brightnessForArousal(excitement);
        if (!neighbours && move == 0) return;
        target_.preset.brightness = rounded(std::clamp(neighbours.value_or(0) + move, -1.0, 1.0), 100);
        const char* sentence =
            move > 0   ? "You play with energy, so the tone is a little brighter, by one step at most."
            : move < 0 ? "You play calmly, so the tone is a little mellower, by one step at most."
                       : "Your playing is neither calm nor excited, so brightness stays with the style.";
        because("brightness", sentence, "Eerola, Friberg & Bresin 2013, Front. Psychol. 4:487");
    }

    void setReverb() {
        const auto neighbours = mean(&TonePreset::reverbTime);
        const double sure = trustIn(features_.tempo);
        if (neighbours || sure > 0) {
            const double ownTime = reverbTimeForTempo(features_.tempo);
            const double blended = sure * ownTime + (1 - sure) * neighbours.value_or(ownTime);
            const double time = rounded(std::clamp(blended, shortestReverb, longestReverb), 100);
            target_.preset.reverbTime = time;
            target_.preset.reverbType = reverbTypeForTime(time);
            explainReverb(time, sure);
        }
        if (const auto level = mean(&TonePreset::reverbLevel)) {
            target_.preset.reverbLevel = rounded(*level, 10);
            because(
                "reverb.level",
                fmt::format("The reverberation lies {:.0f} dB below the piano, as for the nearest pieces.",
                            -*level),
                convention);
        }
    }

    void explainReverb(double time, double sure) {
        const std::string range = "listeners like 1.2 to 2.0 s for solo piano";
        because(
            "reverb.time",
            sure > 0
                ? fmt::format("At {:.0f} beats a minute the sound may last {:.2f} s: {}, and longer when the "
                              "music is slow.",
                              features_.tempo.bpm, time, range)
                : fmt::format("The sound lasts {:.2f} s as for the nearest pieces: {}.", time, range),
            "Hidaka & Nishihara 2022, JASA 151:2192");
        because("reverb.type", "The room is the one whose name promises that time.", convention);
    }

    void setResonance() {
        const auto own = resonanceForPedal(features_);
        const auto resonance = own ? own : mean(&TonePreset::resonance);
        if (!resonance) return;
        target_.preset.resonance = rounded(*resonance, 100);
        because("resonance",
                own ? fmt::format(
                    "The damper pedal is down {:.0f} % of the time, which sets how much the open strings "
                    "may ring along.",
                    100 * features_.pedalShare)
                    : fmt::format("{}, so the strings ring along as for the nearest pieces.",
                                  features_.pedalKnown ? "You used no pedal"
                                                       : "How you used the pedal is not known"),
                practice);
    }

    void setKeyTouch() {
        const auto touch = keyTouchForVelocities(features_);
        if (!touch) return;
        target_.preset.touch = *touch;
        const char* advice = *touch < 0 ? "softer than {:.0f} of 127: a lighter touch lets you be heard."
                             : *touch > 0
                                 ? "louder than {:.0f} of 127: a heavier touch gives you room to be soft."
                                 : "louder than {:.0f} of 127, which the normal touch suits.";
        because("touch",
                "Half of your notes are " + fmt::format(fmt::runtime(advice), features_.velocityMedian),
                practice);
    }

    const std::vector<RankedPreset>& all_;
    const std::vector<RankedPreset> ranked_; ///< those that are blended
    const Features& features_;
    std::vector<double> weights_;
    ToneTarget target_;
};

} // namespace

ToneTarget blendTone(const std::vector<RankedPreset>& ranked, const Features& features) {
    if (ranked.empty()) {
        return {{"as-it-is", "As it is", {}, {}, {}, {}, {}, {}, {}, {}},
                {{"choice", "Nothing in the catalogue could be compared, so the tone stays as it is.",
                  "no evidence"}}};
    }
    return Blend(ranked, features).make();
}

} // namespace atos
