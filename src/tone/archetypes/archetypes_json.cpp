// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/archetype.h"

#include "files/bytes.h"
#include "files/json.h"
#include "files/names.h"

#include <algorithm>
#include <set>

namespace atos {
namespace {

constexpr std::uint8_t builtInText[] = {
#include "archetypes_json.inc"
};

constexpr std::uintmax_t largestFile = 1U << 20U;
constexpr std::size_t mostArchetypes = 200;
constexpr std::size_t mostEntries = 100; ///< labels of a head, ranges
constexpr double open = 1e6;             ///< beyond every measure

/// The line on which each object of the first list begins.
std::vector<std::size_t> linesOfEntries(std::string_view text) {
    std::vector<std::size_t> lines;
    std::size_t line = 1;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') ++line;
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
            continue;
        }
        if (c == '"') quoted = true;
        if (c == '{' || c == '[') {
            if (c == '{' && depth == 2) lines.push_back(line);
            ++depth;
        }
        if (c == '}' || c == ']') --depth;
    }
    return lines;
}

Status refuseUnknown(const Json& object, std::initializer_list<std::string_view> known) {
    if (!object.is_object()) return badInput("it must be an object.");
    for (const auto& item : object.items())
        if (std::find(known.begin(), known.end(), item.key()) == known.end())
            return badInput("it has no part called " + Json(item.key().substr(0, 60)).dump() + ".");
    return {};
}

Status readTexts(const Json& json, Archetype& archetype) {
    struct Text {
        const char* key;
        std::string Archetype::*member;
    };
    constexpr std::array texts{Text{"id", &Archetype::id}, Text{"name", &Archetype::name},
                               Text{"sentence", &Archetype::sentence}, Text{"evidence", &Archetype::evidence},
                               Text{"source", &Archetype::source}};
    for (const Text& text : texts) {
        auto value = stringIn(json, text.key, 300);
        if (!value) return value.error();
        if (value->empty()) return badInput(std::string("\"") + text.key + "\" must not be empty.");
        archetype.*text.member = *std::move(value);
    }
    const auto certainty = stringIn(json, "certainty");
    if (!certainty) return certainty.error();
    for (const Certainty each : {Certainty::sure, Certainty::fair, Certainty::weak}) {
        if (certaintyName(each) != *certainty) continue;
        archetype.certainty = each;
        return {};
    }
    return badInput("\"certainty\" must be sure, fair or weak.");
}

Status readTone(const Json& json, Archetype& archetype) {
    if (!json.contains("tone") || !json["tone"].is_object()) return badInput("\"tone\" must be an object.");
    Json preset = json["tone"];
    preset["schema"] = 1;
    preset["id"] = archetype.id;
    preset["name"] = archetype.name;
    auto tone = presetFromJson(preset);
    if (!tone) return tone.error();
    if (!tone->voice || !tone->brightness || !tone->reverbType || !tone->reverbTime || !tone->reverbLevel)
        return badInput("\"tone\" must have a voice, brightness and a whole reverb.");
    archetype.tone = *std::move(tone);
    return {};
}

Status readReach(const Json& json, Reach& reach) {
    if (!json.contains("reach")) return {};
    const Json& object = json["reach"];
    if (auto status = refuseUnknown(object, {"brightness", "time_factor", "level", "resonance"}); !status)
        return status;
    struct Part {
        const char* key;
        double Reach::*member;
        double low, high;
    };
    for (const Part& part :
         {Part{"brightness", &Reach::brightness, 0, 1}, Part{"time_factor", &Reach::timeFactor, 1, 3},
          Part{"level", &Reach::level, 0, 10}, Part{"resonance", &Reach::resonance, 0, 1}}) {
        if (!object.contains(part.key)) continue;
        const auto value = numberIn(object, part.key, part.low, part.high);
        if (!value) return value.error();
        reach.*part.member = *value;
    }
    return {};
}

Status readMusic(const Json& json, Archetype& archetype) {
    if (!json.contains("music") || !json["music"].is_object()) return badInput("\"music\" must be an object.");
    for (const auto& [name, labels] : json["music"].items()) {
        const auto* const head = std::find_if(styleHeads.begin(), styleHeads.end(),
                                              [&name = name](StyleHead each) { return headName(each) == name; });
        if (head == styleHeads.end())
            return badInput("nothing called " + Json(name.substr(0, 60)).dump() + " is heard in music.");
        if (!labels.is_object() || labels.size() > mostEntries)
            return badInput("\"" + name + "\" must be an object of labels.");
        auto& members = archetype.music[static_cast<std::size_t>(*head)];
        for (const auto& [label, share] : labels.items()) {
            const auto value = numberIn(labels, label.c_str(), 0, 1);
            if (!value) return value.error();
            members[label] = *value;
        }
    }
    return {};
}

Status readPlaying(const Json& json, Archetype& archetype) {
    if (!json.contains("playing") || !json["playing"].is_object() || json["playing"].size() > mostEntries)
        return badInput("\"playing\" must be an object.");
    for (const auto& [name, range] : json["playing"].items()) {
        const auto measure = measureCalled(name);
        if (!measure) return badInput("nothing called " + Json(name.substr(0, 60)).dump() + " is measured.");
        const bool pair = range.is_array() && range.size() == 2;
        if (!pair || (!range[0].is_number() && !range[0].is_null())
            || (!range[1].is_number() && !range[1].is_null()))
            return badInput("\"" + name + "\" must be [lowest, highest], null for an open end.");
        const double low = range[0].is_null() ? -open : range[0].get<double>();
        const double high = range[1].is_null() ? open : range[1].get<double>();
        if (!(low >= -open && high <= open && low <= high))
            return badInput("\"" + name + "\" must be [lowest, highest] in this order.");
        archetype.playing.push_back({*measure, low, high});
    }
    return {};
}

Result<Archetype> archetypeFrom(const Json& json) {
    Archetype archetype;
    Status status = refuseUnknown(json, {"id", "name", "sentence", "tone", "reach", "music", "playing", "prior",
                                         "safe", "evidence", "source", "certainty"});
    if (status) status = readTexts(json, archetype);
    if (status) status = readTone(json, archetype);
    if (status) status = readReach(json, archetype.reach);
    if (status) status = readMusic(json, archetype);
    if (status) status = readPlaying(json, archetype);
    if (!status) return status.error();
    if (json.contains("prior")) {
        const auto prior = numberIn(json, "prior", -10, 10);
        if (!prior) return prior.error();
        archetype.prior = *prior;
    }
    if (json.contains("safe")) {
        if (!json["safe"].is_boolean()) return badInput("\"safe\" must be true or false.");
        archetype.safe = json["safe"].get<bool>();
    }
    return archetype;
}

} // namespace

std::string_view certaintyName(Certainty certainty) {
    constexpr std::array<std::string_view, 3> names{"sure", "fair", "weak"};
    return names[static_cast<std::size_t>(certainty)];
}

Result<Archetypes> archetypesFromText(std::string_view text, const std::string& what) {
    const auto json = parseJson(text, what);
    if (!json) return json.error();
    const bool ours = json->is_object() && json->contains("schema") && (*json)["schema"] == 1
                      && json->contains("archetypes") && (*json)["archetypes"].is_array();
    if (!ours) return badInput(what + " holds no archetypes of tones that this version reads.");
    const Json& entries = (*json)["archetypes"];
    if (entries.empty() || entries.size() > mostArchetypes)
        return badInput(what + " must hold 1 to " + std::to_string(mostArchetypes) + " archetypes.");
    const auto lines = linesOfEntries(text);
    Archetypes archetypes;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto archetype = archetypeFrom(entries[i]);
        if (archetype && !ids.insert(archetype->id).second)
            archetype = badInput("its id is taken by one before it.");
        if (!archetype) {
            const std::string id = entries[i].is_object() && entries[i].contains("id")
                                           && entries[i]["id"].is_string()
                                       ? entries[i]["id"].get<std::string>().substr(0, 60)
                                       : "number " + std::to_string(i + 1);
            return badInput(what + ", line " + std::to_string(i < lines.size() ? lines[i] : 1)
                            + ", archetype " + id + ": " + archetype.error().message);
        }
        archetypes.list.push_back(*std::move(archetype));
    }
    if (std::none_of(archetypes.list.begin(), archetypes.list.end(), [](const auto& a) { return a.safe; }))
        return badInput(what + " must mark at least one archetype as safe.");
    archetypes.contentHash =
        contentHash({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return archetypes;
}

Result<Archetypes> readArchetypes(const std::filesystem::path& path) {
    const auto bytes = readFile(path, largestFile);
    if (!bytes) return bytes.error();
    return archetypesFromText({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, inputName(path));
}

const Archetypes& Archetypes::builtIn() {
    static const Archetypes archetypes =
        archetypesFromText({reinterpret_cast<const char*>(builtInText), sizeof builtInText}, "The built-in archetypes")
            .value();
    return archetypes;
}

} // namespace atos
