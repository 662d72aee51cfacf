// SPDX-License-Identifier: Apache-2.0
#include "piano/pianoteq/pianoteq_parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace atos {
namespace {

constexpr double millionths = 1e6;
constexpr std::size_t mostParameters = 5'000;
constexpr double fullStep = 0.1; ///< of the normalised range, for a brightness or resonance of 1

/// Version 8 writes "Reverb Duration", version 9 "reverb_duration".
std::string plainName(std::string id) {
    std::transform(id.begin(), id.end(), id.begin(), [](unsigned char letter) {
        return letter == ' ' ? '_' : static_cast<char>(std::tolower(letter));
    });
    return id;
}

class Planner {
public:
    Planner(const std::map<std::string, PianoteqParameter>& current, const std::map<std::string, int>& before)
        : current_(current), before_(before) {}

    void inUnit(const char* part, const char* words, const char* name, std::string_view unit, double number) {
        const auto found = current_.find(name);
        if (found == current_.end() || found->second.unit != unit)
            return lose(part, fmt::format("This Pianoteq does not tell its {} in {}, so it stays as it is.",
                                          words, unit));
        plan_.wishes.push_back({name, fmt::format("{:.2f}", number), 0, part});
    }

    void bySteps(const char* part, const char* words, std::span<const std::string_view> names,
                 double amount) {
        const auto knows = [this](std::string_view name) { return current_.contains(std::string(name)); };
        if (!std::all_of(names.begin(), names.end(), knows))
            return lose(part, fmt::format("This instrument has no {} to set; it stays as it is.", words));
        for (const std::string_view view : names) {
            const std::string name(view);
            const auto earlier = before_.find(name);
            const int from = earlier != before_.end() ? earlier->second : current_.at(name).value;
            const double value = std::clamp(from / millionths + fullStep * amount, 0.0, 1.0);
            plan_.wishes.push_back({name, {}, static_cast<int>(std::lround(value * millionths)), part});
        }
    }

    void lose(const char* part, std::string sentence) { plan_.losses.push_back({part, std::move(sentence)}); }

    PianoteqPlan take() { return std::move(plan_); }

private:
    const std::map<std::string, PianoteqParameter>& current_;
    const std::map<std::string, int>& before_;
    PianoteqPlan plan_;
};

/// What a preset asks for and nobody should set from outside.
void tellWhatStays(const TonePreset& preset, Planner& planner) {
    if (preset.voice)
        planner.lose("voice", "Another voice would replace the whole instrument; choose it in Pianoteq.");
    if (preset.reverbType)
        planner.lose("reverb.type", "Pianoteq's rooms are presets of its own; choose one in Pianoteq.");
    if (preset.chorus && *preset.chorus > 0)
        planner.lose("chorus", "The chorus is an effect to be chosen in Pianoteq.");
    if (preset.touch && *preset.touch != 0)
        planner.lose("touch",
                     "The velocity curve cannot be set from outside; atos touch tells one to enter.");
}

} // namespace

Result<std::map<std::string, PianoteqParameter>> knownParameters(const Json& list) {
    if (!list.is_array() || list.size() > mostParameters)
        return environmentLacks("Pianoteq does not tell its parameters as expected.");
    std::map<std::string, PianoteqParameter> known;
    for (const Json& entry : list) {
        const auto id = stringIn(entry, "id", 100);
        const auto value = numberIn(entry, "normalized_value", 0, 1);
        if (!id || !value) continue;
        const std::string name = plainName(*id);
        if (std::find(pianoteqParameters.begin(), pianoteqParameters.end(), name) == pianoteqParameters.end())
            continue;
        const auto textOf = [&](const char* key) {
            const auto text = stringIn(entry, key, 100);
            return text ? *text : std::string();
        };
        known[name] = {*id, textOf("name"), textOf("text"), textOf("unit"),
                       static_cast<int>(std::lround(*value * millionths))};
    }
    return known;
}

PianoteqPlan planForPianoteq(const TonePreset& preset,
                             const std::map<std::string, PianoteqParameter>& current,
                             const std::map<std::string, int>& before, bool experimental) {
    constexpr std::array<std::string_view, 3> hardness{"hammer_hardness_piano", "hammer_hardness_mezzo",
                                                       "hammer_hardness_forte"};
    constexpr std::array<std::string_view, 1> resonance{"sympathetic_resonance"};
    Planner planner(current, before);
    if (!experimental) {
        planner.lose("pianoteq", "What Pianoteq's parameters mean is not documented by its maker, so nothing "
                                 "is changed unless experimental settings are allowed.");
        return planner.take();
    }
    if (preset.brightness) planner.bySteps("brightness", "hammer hardness", hardness, *preset.brightness);
    if (preset.reverbTime)
        planner.inUnit("reverb.time", "reverberation time", "reverb_duration", "s", *preset.reverbTime);
    if (preset.reverbLevel)
        planner.inUnit("reverb.level", "reverberation level", "reverb_mix", "dB", *preset.reverbLevel);
    if (preset.resonance) planner.bySteps("resonance", "sympathetic resonance", resonance, *preset.resonance);
    tellWhatStays(preset, planner);
    return planner.take();
}

} // namespace atos
