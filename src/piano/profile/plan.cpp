// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/plan.h"

#include "piano/protocols/midi_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace atos {
namespace {

/// A part of the preset as this piano sees it: a name (voice, room) or a number.
struct Wish {
    std::string_view part;
    const char* words;
    std::optional<std::string_view> choice;
    std::optional<double> number;
    double nothing = NAN; ///< the number that asks for no change; NAN when every number asks for something
};

std::vector<Wish> wishesOf(const TonePreset& preset) {
    std::vector<Wish> wishes;
    if (preset.voice) wishes.push_back({"voice", "voice", voiceName(*preset.voice), {}});
    if (preset.brightness) wishes.push_back({"brightness", "brightness", {}, preset.brightness, 0});
    if (preset.reverbType) wishes.push_back({"reverb.type", "room", reverbName(*preset.reverbType), {}});
    if (preset.reverbTime) wishes.push_back({"reverb.time", "reverberation time", {}, preset.reverbTime});
    if (preset.reverbLevel) wishes.push_back({"reverb.level", "reverberation level", {}, preset.reverbLevel});
    if (preset.resonance)
        wishes.push_back({"resonance", "string and damper resonance", {}, preset.resonance, 0});
    if (preset.chorus) wishes.push_back({"chorus", "chorus", {}, preset.chorus, 0});
    if (preset.touch) wishes.push_back({"touch", "touch", {}, preset.touch, 0});
    return wishes;
}

std::string spoken(std::string_view name) {
    std::string text(name);
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

/// Where `value` falls on the parameter's scale; straight lines between its points, flat beyond its ends.
int rawOnScale(const Parameter& parameter, double value) {
    const auto& scale = parameter.scale;
    const auto above =
        std::find_if(scale.begin(), scale.end(), [value](const auto& point) { return point.first >= value; });
    double raw = 0;
    if (above == scale.end()) {
        raw = scale.back().second;
    } else if (above == scale.begin()) {
        raw = above->second;
    } else {
        const auto below = above - 1;
        const double share = (value - below->first) / (above->first - below->first);
        raw = below->second + share * (above->second - below->second);
    }
    return std::clamp(static_cast<int>(std::lround(raw)), parameter.minimum, parameter.maximum);
}

class Planner {
public:
    Planner(const KeyboardProfile& profile, const EncodeOptions& options)
        : profile_(profile), options_(options) {}

    Plan plan(const TonePreset& preset) {
        const auto wishes = wishesOf(preset);
        for (const Wish& wish : wishes)
            if (profile_.find(wish.part) != nullptr) grant(wish);
        for (const Wish& wish : wishes)
            if (profile_.find(wish.part) == nullptr) substitute(wish);
        tellScope();
        Plan result;
        for (const Parameter& parameter : profile_.parameters)
            if (const auto found = raw_.find(&parameter); found != raw_.end())
                result.values.push_back({&parameter, found->second});
        result.losses = std::move(losses_);
        return result;
    }

private:
    void lose(std::string_view part, std::string sentence) {
        losses_.push_back({std::string(part), std::move(sentence)});
    }

    void grant(const Wish& wish) {
        const Parameter& parameter = *profile_.find(wish.part);
        if (parameter.evidence == Evidence::unsure)
            return lose(wish.part,
                        fmt::format("How to set the {} of this model is not certain, so it stays as it is.",
                                    wish.words));
        if (parameter.evidence == Evidence::oneSource && !options_.experimental)
            return lose(wish.part,
                        fmt::format("How to set the {} of this model is known from one source only, so it "
                                    "stays as it is unless experimental settings are allowed.",
                                    wish.words));
        if (wish.choice) return grantChoice(wish, parameter);
        if (parameter.scale.empty())
            return lose(wish.part, fmt::format("The {} has no scale on this model.", wish.words));
        const int raw = rawOnScale(parameter, *wish.number);
        raw_[&parameter] = raw;
        tellDifference(wish, parameter, raw);
    }

    void grantChoice(const Wish& wish, const Parameter& parameter) {
        const auto found = std::find_if(parameter.choices.begin(), parameter.choices.end(),
                                        [&](const auto& entry) { return entry.first == *wish.choice; });
        if (found == parameter.choices.end())
            return lose(wish.part, fmt::format("No {} {} is known on this model; the {} stays as it is.",
                                               spoken(*wish.choice), wish.words, wish.words));
        raw_[&parameter] = rawOfChoice(found->second);
    }

    void tellDifference(const Wish& wish, const Parameter& parameter, int raw) {
        const double value = *wish.number;
        const auto& scale = parameter.scale;
        const bool canAskForNothing = !std::isnan(wish.nothing);
        if (canAskForNothing && value != wish.nothing && raw == rawOnScale(parameter, wish.nothing))
            return lose(wish.part, fmt::format("A {} of {:+.2f} is less than one step of this model.",
                                               wish.words, value));
        if (value < scale.front().first || value > scale.back().first)
            lose(wish.part, fmt::format("The {} goes no further than {} on this model.", wish.words,
                                        describeValue(parameter, raw)));
    }

    /// For a part that this piano lacks: another parameter may lean its way.
    void substitute(const Wish& wish) {
        if (wish.number && *wish.number == wish.nothing) return;
        for (const Parameter& parameter : profile_.parameters) {
            const auto found = raw_.find(&parameter);
            if (found == raw_.end() || !wish.number) continue;
            for (const Fallback& fallback : parameter.fallbackFor) {
                if (fallback.part != wish.part) continue;
                const int wanted =
                    found->second + static_cast<int>(std::lround(fallback.stepsPerUnit * *wish.number));
                const int moved = std::clamp(wanted, parameter.minimum, parameter.maximum) - found->second;
                if (moved == 0) continue;
                found->second += moved;
                return lose(wish.part, fmt::format("No {} on this model; {} {:+d} instead.", wish.words,
                                                   parameter.label, moved));
            }
        }
        lose(wish.part,
             fmt::format("The {} of this model cannot be set over MIDI; it stays as it is.", wish.words));
    }

    void tellScope() {
        const auto anyOf = [this](ParameterScope scope) {
            return std::any_of(raw_.begin(), raw_.end(),
                               [scope](const auto& entry) { return entry.first->scope == scope; });
        };
        if (anyOf(ParameterScope::part))
            lose("scope", "This piano changes only notes sent to it by MIDI, not the keys you play.");
        if (anyOf(ParameterScope::unknown))
            lose("scope", "Whether this piano changes the keys you play, or only notes sent to it by MIDI, "
                          "is not documented: "
                          "listen.");
    }

    const KeyboardProfile& profile_;
    const EncodeOptions& options_;
    std::map<const Parameter*, int> raw_;
    std::vector<Loss> losses_;
};

} // namespace

Plan planPreset(const TonePreset& preset, const KeyboardProfile& profile, const EncodeOptions& options) {
    return Planner(profile, options).plan(preset);
}

int rawOfChoice(const std::vector<int>& groups) {
    if (groups.size() == 1) return groups.front();
    return sevenBitNumber(std::span(groups));
}

std::string describeValue(const Parameter& parameter, int raw) {
    const auto named = std::find_if(parameter.choices.begin(), parameter.choices.end(),
                                    [raw](const auto& entry) { return rawOfChoice(entry.second) == raw; });
    if (named != parameter.choices.end()) return parameter.label + " " + spoken(named->first);
    if (parameter.minimum < 0) return fmt::format("{} {:+d}", parameter.label, raw);
    return fmt::format("{} {} ({} to {})", parameter.label, raw, parameter.minimum, parameter.maximum);
}

} // namespace atos
