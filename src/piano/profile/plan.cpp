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

/// A part of the preset that a stand-in for its voice may lean.
struct Lean {
    std::string_view part;
    const char* words; ///< with the place of its amount
    std::optional<double> TonePreset::*member;
    double VoiceStandIn::*amount;
    double low, high;
    bool fromNothing; ///< whether a part that the preset leaves alone counts as 0
};
constexpr std::array leans{
    Lean{"brightness", "brightness {:+.2f}", &TonePreset::brightness, &VoiceStandIn::brightness, -1, 1, true},
    Lean{"reverb.level", "reverberation {:+.0f} dB", &TonePreset::reverbLevel, &VoiceStandIn::reverbLevel,
         -60, 0, false},
    Lean{"resonance", "resonance {:+.2f}", &TonePreset::resonance, &VoiceStandIn::resonance, -1, 1, true},
    Lean{"chorus", "chorus {:+.2f}", &TonePreset::chorus, &VoiceStandIn::chorus, 0, 1, true},
};

class Planner {
public:
    Planner(const KeyboardProfile& profile, const EncodeOptions& options)
        : profile_(profile), options_(options) {}

    Plan plan(TonePreset preset) {
        if (preset.voice) grantVoice(*preset.voice, preset);
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

    [[nodiscard]] bool maySend(Evidence evidence) const {
        return evidence == Evidence::twoSources || (evidence == Evidence::oneSource && options_.experimental);
    }

    /// Sets the voice or the nearest that this piano has, and leans the rest of the tone towards what is
    /// missing. A piano whose voice stays as it is is taken for a concert grand.
    void grantVoice(Voice voice, TonePreset& preset) {
        const Parameter* parameter = profile_.find("voice");
        const bool usable = parameter != nullptr && maySend(parameter->evidence) && !parameter->confirm
                            && parameter->scope != ParameterScope::part;
        if (usable && setVoice(*parameter, voice)) return;
        const auto standIns = standInsFor(voice);
        if (usable)
            for (const VoiceStandIn& standIn : standIns)
                if (setVoice(*parameter, standIn.voice))
                    return lose("voice",
                                fmt::format("No {} is known on this model; {} instead.", spokenVoice(voice),
                                            joined(spokenVoice(standIn.voice), lean(preset, standIn))));
        const std::string leant = standIns.empty() ? "" : lean(preset, standIns.back());
        const std::string towards = leant.empty() ? "" : fmt::format(" Towards it: {}.", leant);
        if (parameter == nullptr)
            lose("voice", "The voice of this model cannot be set over MIDI; it stays as it is." + towards);
        else if (usable)
            lose("voice", fmt::format("No {} is known on this model; the voice stays as it is.{}",
                                      spokenVoice(voice), towards));
        else if (parameter->scope == ParameterScope::part)
            lose("voice", "On this model only notes that arrive by MIDI take another voice, not the keys you "
                          "play; it stays as it is."
                              + towards);
        else if (parameter->confirm && parameter->evidence != Evidence::unsure)
            lose("voice", "Whether this model takes another voice under your keys has to be tried once "
                          "(atos voices); it stays as it is."
                              + towards);
        else
            lose("voice", whyNot("voice", parameter->evidence) + towards);
    }

    bool setVoice(const Parameter& parameter, Voice voice) {
        const Choice* choice = parameter.choice(voiceName(voice));
        if (choice == nullptr || !maySend(parameter.evidenceOf(*choice))) return false;
        raw_[&parameter] = rawOfChoice(choice->value);
        return true;
    }

    /// Moves what this piano can move; in words what that was.
    [[nodiscard]] std::string lean(TonePreset& preset, const VoiceStandIn& standIn) const {
        std::string words;
        for (const Lean& lean : leans) {
            const Parameter* parameter = profile_.find(lean.part);
            auto& value = preset.*lean.member;
            const double amount = standIn.*lean.amount;
            if (amount == 0 || parameter == nullptr || !maySend(parameter->evidence)) continue;
            if (!value && !lean.fromNothing) continue;
            value = std::clamp(value.value_or(0) + amount, lean.low, lean.high);
            words = joined(words, fmt::format(fmt::runtime(lean.words), amount));
        }
        return words;
    }

    static std::string joined(std::string words, const std::string& more) {
        if (!words.empty() && !more.empty()) words += ", ";
        return words + more;
    }

    static std::string whyNot(const char* words, Evidence evidence) {
        if (evidence == Evidence::unsure)
            return fmt::format("How to set the {} of this model is not certain, so it stays as it is.",
                               words);
        return fmt::format("How to set the {} of this model is known from one source only, so it "
                           "stays as it is unless experimental settings are allowed.",
                           words);
    }

    void grant(const Wish& wish) {
        const Parameter& parameter = *profile_.find(wish.part);
        if (!maySend(parameter.evidence)) return lose(wish.part, whyNot(wish.words, parameter.evidence));
        if (wish.choice) return grantChoice(wish, parameter);
        if (parameter.scale.empty())
            return lose(wish.part, fmt::format("The {} has no scale on this model.", wish.words));
        const int raw = rawOnScale(parameter, *wish.number);
        raw_[&parameter] = raw;
        tellDifference(wish, parameter, raw);
    }

    void grantChoice(const Wish& wish, const Parameter& parameter) {
        const Choice* found = parameter.choice(*wish.choice);
        if (found == nullptr || !maySend(parameter.evidenceOf(*found)))
            return lose(wish.part, fmt::format("No {} {} is known on this model; the {} stays as it is.",
                                               spoken(*wish.choice), wish.words, wish.words));
        raw_[&parameter] = rawOfChoice(found->value);
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

/// Null when the value has no name.
const Choice* choiceOf(const Parameter& parameter, int raw) {
    const auto named = std::find_if(parameter.choices.begin(), parameter.choices.end(),
                                    [raw](const Choice& entry) { return rawOfChoice(entry.value) == raw; });
    return named == parameter.choices.end() ? nullptr : &*named;
}

std::string spokenChoice(const Parameter& parameter, const Choice& choice) {
    const auto voice = parameter.name == "voice" ? voiceOf(choice.name) : std::nullopt;
    return voice ? spokenVoice(*voice) : spoken(choice.name);
}

} // namespace

Plan planPreset(const TonePreset& preset, const KeyboardProfile& profile, const EncodeOptions& options) {
    return Planner(profile, options).plan(preset);
}

int rawOfChoice(const std::vector<int>& groups) {
    if (groups.size() == 1) return groups.front();
    return sevenBitNumber(std::span(groups));
}

std::string describeValue(const Parameter& parameter, int raw) {
    if (const Choice* named = choiceOf(parameter, raw)) {
        const std::string label = named->label.empty() ? "" : " (" + named->label + ")";
        return parameter.label + " " + spokenChoice(parameter, *named) + label;
    }
    if (parameter.minimum < 0) return fmt::format("{} {:+d}", parameter.label, raw);
    return fmt::format("{} {} ({} to {})", parameter.label, raw, parameter.minimum, parameter.maximum);
}

std::string panelValue(const Parameter& parameter, int raw) {
    if (const Choice* named = choiceOf(parameter, raw))
        return named->label.empty() ? spokenChoice(parameter, *named) : named->label;
    return parameter.minimum < 0 && raw != 0 ? fmt::format("{:+d}", raw) : fmt::format("{}", raw);
}

} // namespace atos
