// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/learned_voices.h"

#include "files/bytes.h"
#include "piano/profile/plan.h"

#include <fmt/format.h>

#include <algorithm>

namespace atos {
namespace {

constexpr std::uintmax_t largestFile = 64U << 10U;
constexpr std::string_view heard = "heard by its player";
constexpr const char* source = "learned on this piano; heard by its player";

Json valueJson(const ProgramNumbers& numbers) {
    return Json(numbers.value);
}

std::vector<int> groupsOf(const ProgramNumbers& numbers) {
    return {numbers.value.begin(), numbers.value.end()};
}

Result<ProgramNumbers> numbersFromJson(const Json& json, std::uint8_t channel) {
    const auto sevenBit = [](const Json& entry) {
        return entry.is_number_integer() && entry >= 0 && entry <= 127;
    };
    if (!json.is_array() || json.size() != 3 || !std::all_of(json.begin(), json.end(), sevenBit))
        return badInput("a voice needs three numbers from 0 to 127.");
    ProgramNumbers numbers{channel, {}};
    std::transform(json.begin(), json.end(), numbers.value.begin(),
                   [](const Json& entry) { return entry.get<std::uint8_t>(); });
    return numbers;
}

Status readVoices(const Json& list, std::uint8_t channel, LearnedVoices& learned) {
    if (!list.is_array() || list.size() > voiceCount) return badInput("\"voices\" must be a list.");
    for (const Json& entry : list) {
        const auto name = stringIn(entry, "name", 100);
        if (!name) return name.error();
        const auto voice = voiceOf(*name);
        if (!voice) return badInput("there is no voice " + Json(*name).dump() + ".");
        const auto numbers = numbersFromJson(entry.contains("value") ? entry["value"] : Json(), channel);
        if (!numbers) return numbers.error();
        learned.voices[*voice] = *numbers;
    }
    return {};
}

Status readTried(const Json& list, std::set<Voice>& tried) {
    if (!list.is_array() || list.size() > voiceCount) return badInput("\"tried\" must be a list.");
    for (const Json& entry : list) {
        const auto voice = entry.is_string() ? voiceOf(entry.get<std::string>()) : std::nullopt;
        if (!voice) return badInput("\"tried\" names a voice that there is not.");
        tried.insert(*voice);
    }
    return {};
}

/// Numbers of a table that only says what incoming notes play are no numbers of the keys.
void forgetPartVoices(Parameter& parameter) {
    if (parameter.scope == ParameterScope::part) parameter.choices.clear();
}

void addVoice(Parameter& parameter, Voice voice, const ProgramNumbers& numbers) {
    const std::string name(voiceName(voice));
    std::erase_if(parameter.choices, [&](const Choice& choice) { return choice.name == name; });
    parameter.choices.push_back({name, groupsOf(numbers), "", Evidence::twoSources, source});
}

Parameter programParameter() {
    Parameter parameter;
    parameter.name = "voice";
    parameter.label = "Voice";
    parameter.protocol = &programChange;
    parameter.maximum = (1 << 21) - 1;
    parameter.neutral = 0;
    return parameter;
}

} // namespace

std::filesystem::path learnedPath(const std::filesystem::path& own, const std::string& keyboard) {
    return own / "learned" / (keyboard + ".json");
}

Json toJson(const LearnedVoices& learned) {
    Json json = {{"schema", 1}, {"keyboard", learned.keyboard}, {"voices", Json::array()}};
    if (learned.reachesKeys) json["reaches_keys"] = *learned.reachesKeys;
    if (learned.home) {
        json["home"] = valueJson(*learned.home);
        json["channel"] = learned.home->channel + 1;
    }
    for (const auto& [voice, numbers] : learned.voices)
        json["voices"].push_back({{"name", voiceName(voice)}, {"value", valueJson(numbers)}});
    for (const Voice voice : learned.tried)
        json["tried"].push_back(voiceName(voice));
    return json;
}

Result<LearnedVoices> learnedFromJson(const Json& json) {
    if (!json.is_object()) return badInput("it must be an object.");
    if (!numberIn(json, "schema", 1, 1)) return badInput("\"schema\" must be 1.");
    LearnedVoices learned;
    auto keyboard = stringIn(json, "keyboard", 100);
    if (!keyboard) return keyboard.error();
    learned.keyboard = *std::move(keyboard);
    if (json.contains("reaches_keys")) {
        if (!json["reaches_keys"].is_boolean()) return badInput("\"reaches_keys\" must be true or false.");
        learned.reachesKeys = json["reaches_keys"].get<bool>();
    }
    std::uint8_t channel = 0;
    if (json.contains("channel")) {
        const auto number = numberIn(json, "channel", 1, 16);
        if (!number) return number.error();
        channel = static_cast<std::uint8_t>(*number - 1);
    }
    if (json.contains("home")) {
        const auto home = numbersFromJson(json["home"], channel);
        if (!home) return home.error();
        learned.home = *home;
    }
    if (json.contains("voices"))
        if (auto status = readVoices(json["voices"], channel, learned); !status) return status.error();
    if (json.contains("tried"))
        if (auto status = readTried(json["tried"], learned.tried); !status) return status.error();
    if (!learned.voices.empty() && !learned.home)
        return badInput("voices were learned without the sound to come back to.");
    return learned;
}

Result<std::optional<LearnedVoices>> readLearned(const std::filesystem::path& own,
                                                 const std::string& keyboard) {
    const auto path = learnedPath(own, keyboard);
    std::error_code failure;
    if (!std::filesystem::exists(path, failure)) return std::optional<LearnedVoices>();
    const auto json = readJson(path, largestFile);
    if (!json) return json.error();
    auto learned = learnedFromJson(*json);
    if (!learned) return badInput(path.string() + " is left out: " + learned.error().message);
    if (learned->keyboard != keyboard)
        return badInput(path.string() + " is left out: it is about another keyboard.");
    return std::optional(*std::move(learned));
}

Status writeLearned(const LearnedVoices& learned, const std::filesystem::path& own) {
    const auto path = learnedPath(own, learned.keyboard);
    std::error_code failure;
    if (learned.voices.empty() && !learned.reachesKeys) {
        std::filesystem::remove(path, failure);
        if (failure) return environmentLacks(path.string() + " cannot be removed.");
        return {};
    }
    std::filesystem::create_directories(path.parent_path(), failure);
    if (failure) return environmentLacks(path.parent_path().string() + " cannot be made.");
    return writeFile(path, toJson(learned).dump(1) + "\n");
}

KeyboardProfile withLearned(KeyboardProfile profile, const LearnedVoices& learned) {
    if (!learned.reachesKeys) return profile;
    auto found = std::find_if(profile.parameters.begin(), profile.parameters.end(),
                              [](const Parameter& parameter) { return parameter.name == "voice"; });
    if (!*learned.reachesKeys) {
        if (found != profile.parameters.end()) found->scope = ParameterScope::part;
        return profile;
    }
    if (found == profile.parameters.end()) {
        if (learned.voices.empty()) return profile;
        found = profile.parameters.insert(profile.parameters.begin(), programParameter());
    }
    Parameter& parameter = *found;
    // Until now the certainty of a number was that of its parameter, unless it said otherwise.
    for (Choice& choice : parameter.choices) {
        choice.evidence = choice.evidence.value_or(parameter.evidence);
        const auto voice = voiceOf(choice.name);
        if (!voice || !learned.tried.contains(*voice)) continue;
        choice.evidence = Evidence::twoSources;
        choice.source =
            fmt::format("{}; {}", choice.source.empty() ? parameter.source : choice.source, heard);
    }
    forgetPartVoices(parameter);
    parameter.confirm = false;
    parameter.evidence = Evidence::twoSources;
    parameter.scope = ParameterScope::panel;
    parameter.source =
        parameter.source.empty() ? std::string(source) : fmt::format("{}; {}", parameter.source, heard);
    if (learned.home && parameter.protocol == &programChange) {
        parameter.neutral = rawOfChoice(groupsOf(*learned.home));
        parameter.channel = learned.home->channel;
        for (const auto& [voice, numbers] : learned.voices)
            addVoice(parameter, voice, numbers);
    }
    std::erase_if(profile.parameters,
                  [](const Parameter& each) { return each.name == "voice" && each.choices.empty(); });
    return profile;
}

} // namespace atos
