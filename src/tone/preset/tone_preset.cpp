// SPDX-License-Identifier: Apache-2.0
#include "tone/preset/tone_preset.h"

#include <algorithm>
#include <array>

namespace atos {
namespace {

constexpr std::uintmax_t largestPresetFile = 64U << 10U;
constexpr std::size_t longestId = 100;
constexpr std::size_t longestName = 300;

constexpr std::array<std::string_view, 5> reverbNames{"room", "chamber", "hall", "concert-hall", "plate"};

struct NumberField {
    const char* key;
    std::optional<double> TonePreset::*member;
    double low;
    double high;
};

constexpr std::array numbers{
    NumberField{"brightness", &TonePreset::brightness, -1, 1},
    NumberField{"resonance", &TonePreset::resonance, -1, 1},
    NumberField{"chorus", &TonePreset::chorus, 0, 1},
    NumberField{"touch", &TonePreset::touch, -2, 2},
};

constexpr std::array reverbNumbers{
    NumberField{"time", &TonePreset::reverbTime, 0.3, 5},
    NumberField{"level", &TonePreset::reverbLevel, -60, 0},
};

template<typename Fields>
void writeNumbers(const TonePreset& preset, const Fields& fields, Json& object) {
    for (const NumberField& field : fields)
        if (const auto& value = preset.*field.member) object[field.key] = *value;
}

template<typename Fields>
Status readNumbers(const Json& object, const Fields& fields, TonePreset& preset) {
    for (const NumberField& field : fields) {
        if (!object.contains(field.key)) continue;
        const auto value = numberIn(object, field.key, field.low, field.high);
        if (!value) return value.error();
        preset.*field.member = *value;
    }
    return {};
}

/// Sets `choice` to the enumerator whose name stands under `key`, if anything does.
template<typename Enum, std::size_t count>
Status readChoice(const Json& object, const char* key, const std::array<std::string_view, count>& names,
                  std::optional<Enum>& choice) {
    if (!object.contains(key)) return {};
    const auto text = stringIn(object, key);
    if (!text) return text.error();
    const auto found = std::find(names.begin(), names.end(), *text);
    if (found == names.end())
        return badInput("\"" + *text + "\" is not a " + key + " that a preset can have.");
    choice = static_cast<Enum>(found - names.begin());
    return {};
}

Status readVoice(const Json& object, std::optional<Voice>& voice) {
    if (!object.contains("voice")) return {};
    const auto text = stringIn(object, "voice");
    if (!text) return text.error();
    voice = voiceOf(*text);
    if (voice) return {};
    std::string known;
    for (const Voice one : allVoices)
        known.append(known.empty() ? "" : ", ").append(voiceName(one));
    const bool sayable = text->size() <= longestId;
    return badInput((sayable ? Json(*text).dump() + " is not a voice" : std::string("This is not a voice"))
                    + " that a preset can have; they are " + known + ".");
}

Status refuseUnknownKeys(const Json& object, std::initializer_list<std::string_view> known) {
    for (const auto& item : object.items())
        if (std::find(known.begin(), known.end(), item.key()) == known.end())
            return badInput("A tone preset has no part called "
                            + (item.key().size() > longestId ? "that" : Json(item.key()).dump()) + ".");
    return {};
}

Status readReverb(const Json& reverb, TonePreset& preset) {
    if (!reverb.is_object()) return badInput("\"reverb\" must be an object.");
    if (auto status = refuseUnknownKeys(reverb, {"type", "time", "level"}); !status) return status;
    if (auto status = readChoice(reverb, "type", reverbNames, preset.reverbType); !status) return status;
    return readNumbers(reverb, reverbNumbers, preset);
}

Status readIdentity(const Json& json, TonePreset& preset) {
    const auto schema = numberIn(json, "schema", 1, 1);
    if (!schema) return badInput("\"schema\" must be 1: this is no tone preset that this version reads.");
    auto id = stringIn(json, "id", longestId);
    if (!id) return id.error();
    if (id->empty()) return badInput("\"id\" must not be empty.");
    auto name = stringIn(json, "name", longestName);
    if (!name) return name.error();
    preset.id = *std::move(id);
    preset.name = *std::move(name);
    return {};
}

} // namespace

std::string_view reverbName(ReverbType type) {
    return reverbNames[static_cast<std::size_t>(type)];
}

Json toJson(const TonePreset& preset) {
    Json json = {{"schema", 1}, {"id", preset.id}, {"name", preset.name}};
    if (preset.voice) json["voice"] = voiceName(*preset.voice);
    Json reverb = Json::object();
    if (preset.reverbType) reverb["type"] = reverbName(*preset.reverbType);
    writeNumbers(preset, reverbNumbers, reverb);
    if (!reverb.empty()) json["reverb"] = std::move(reverb);
    writeNumbers(preset, numbers, json);
    return json;
}

Result<TonePreset> presetFromJson(const Json& json) {
    if (!json.is_object()) return badInput("A tone preset must be a JSON object.");
    TonePreset preset;
    if (auto status = readIdentity(json, preset); !status) return status.error();
    auto status = refuseUnknownKeys(
        json, {"schema", "id", "name", "voice", "brightness", "reverb", "resonance", "chorus", "touch"});
    if (status) status = readVoice(json, preset.voice);
    if (status) status = readNumbers(json, numbers, preset);
    if (status && json.contains("reverb")) status = readReverb(json["reverb"], preset);
    if (!status) return status.error();
    return preset;
}

Result<TonePreset> readPreset(const std::filesystem::path& path) {
    const auto json = readJson(path, largestPresetFile);
    if (!json) return json.error();
    auto preset = presetFromJson(*json);
    if (!preset) return badInput(path.string() + " is no tone preset: " + preset.error().message);
    return preset;
}

} // namespace atos
