// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/pianos_page.h"

#include "piano/protocols/midi_bytes.h"

#include <fmt/format.h>

#include <algorithm>

namespace atos {
namespace {

constexpr std::string_view introduction = R"(# What works on which piano

`atos devices --profiles` prints this page from `resources/keyboards/`; a test compares the two.

- Changes: *keys*, the sound under the player's fingers; *MIDI notes*, only notes that arrive by MIDI; *unknown*, not
  documented, so listen.
- Lasts: *until off*, the piano forgets it when it is switched off; *unknown*, nobody has documented that.
- Certainty: *sure*, from two independent sources; *experimental*, from one, sent only with `--experimental`; *unsure*,
  never sent; *ask*, sent only after you have tried it once on your piano (`atos voices`).

A piano that can be read is read before and after every change, and undo brings back exactly what was there. One that cannot gets
its documented defaults back; a parameter that can neither be read nor has a documented default is never sent.

Pianoteq, a piano in software, is reached in another way: [pianoteq.md](pianoteq.md).
)";

std::string_view certainty(Evidence evidence) {
    switch (evidence) {
    case Evidence::twoSources:
        return "sure";
    case Evidence::oneSource:
        return "experimental";
    case Evidence::unsure:
        break;
    }
    return "unsure";
}

std::string_view reach(ParameterScope scope) {
    switch (scope) {
    case ParameterScope::panel:
        return "keys";
    case ParameterScope::part:
        return "MIDI notes";
    case ParameterScope::unknown:
        break;
    }
    return "unknown";
}

std::string_view lasting(Persistence persistence) {
    return persistence == Persistence::untilOff ? "until off" : "unknown";
}

template<typename List, typename Text>
std::string joined(const List& list, Text textOf) {
    std::string text;
    for (const auto& entry : list) {
        if (!text.empty()) text += ", ";
        text += textOf(entry);
    }
    return text;
}

/// "felt (Mellow Upright)"; one that is less certain than its parameter says so.
std::string wordsOf(const Parameter& parameter, const Choice& choice) {
    std::string words = choice.name;
    if (!choice.label.empty()) words += " (" + choice.label + ")";
    if (parameter.evidenceOf(choice) != parameter.evidence)
        words += fmt::format(" [{}]", certainty(parameter.evidenceOf(choice)));
    return words;
}

std::string values(const Parameter& parameter) {
    if (parameter.scale.empty() && !parameter.choices.empty())
        return joined(parameter.choices, [&](const Choice& choice) { return wordsOf(parameter, choice); });
    return fmt::format("{} .. {}", parameter.minimum, parameter.maximum);
}

std::string line(const Parameter& parameter) {
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", parameter.name, parameter.label,
                       values(parameter), reach(parameter.scope), parameter.readable ? "yes" : "no",
                       lasting(parameter.persistence),
                       fmt::format("{}{}", certainty(parameter.evidence), parameter.confirm ? ", ask" : ""),
                       parameter.source);
}

std::string section(const KeyboardProfile& profile) {
    std::string text = fmt::format("\n## {}\n\n`--keyboard {}`", profile.name, profile.id);
    if (!profile.portNames.empty())
        text += "; found by port name: " + joined(profile.portNames, [](const auto& name) { return name; });
    if (!profile.identities.empty())
        text += "; identity "
                + joined(profile.identities, [](const Bytes& start) { return hexFromBytes(start); });
    text += "\n\n| Part of the preset | On the piano | Values | Changes | Read back | Lasts | Certainty | "
            "Sources |\n"
            "|---|---|---|---|---|---|---|---|\n";
    for (const Parameter& parameter : profile.parameters)
        text += line(parameter);
    std::vector<std::string_view> missing;
    std::copy_if(presetParts.begin(), presetParts.end(), std::back_inserter(missing),
                 [&](std::string_view part) { return profile.find(part) == nullptr; });
    if (!missing.empty())
        text +=
            fmt::format("\nNot settable: {}.\n", joined(missing, [](std::string_view part) { return part; }));
    return text;
}

Json parameterJson(const Parameter& parameter) {
    Json choices = Json::array();
    Json voices = Json::array();
    for (const Choice& choice : parameter.choices) {
        choices.push_back(choice.name);
        voices.push_back({{"name", choice.name},
                          {"label", choice.label},
                          {"evidence", certainty(parameter.evidenceOf(choice))}});
    }
    return {{"name", parameter.name},
            {"label", parameter.label},
            {"minimum", parameter.minimum},
            {"maximum", parameter.maximum},
            {"choices", std::move(choices)},
            {"values", std::move(voices)},
            {"confirm", parameter.confirm},
            {"scope", reach(parameter.scope)},
            {"readable", parameter.readable},
            {"persistence", lasting(parameter.persistence)},
            {"evidence", certainty(parameter.evidence)},
            {"sources", parameter.source}};
}

} // namespace

std::string pianosPage(const std::vector<KeyboardProfile>& profiles) {
    std::string page(introduction);
    for (const KeyboardProfile& profile : profiles)
        page += section(profile);
    return page;
}

Json pianosJson(const std::vector<KeyboardProfile>& profiles) {
    Json list = Json::array();
    for (const KeyboardProfile& profile : profiles) {
        Json identities = Json::array();
        for (const Bytes& start : profile.identities)
            identities.push_back(hexFromBytes(start));
        Json parameters = Json::array();
        for (const Parameter& parameter : profile.parameters)
            parameters.push_back(parameterJson(parameter));
        list.push_back({{"id", profile.id},
                        {"name", profile.name},
                        {"maker", profile.maker},
                        {"ports", profile.portNames},
                        {"identities", std::move(identities)},
                        {"parameters", std::move(parameters)}});
    }
    return list;
}

} // namespace atos
