// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/profile_json.h"

#include "piano/protocols/midi_bytes.h"
#include "piano/protocols/protocols.h"
#include "tone/preset/voice.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr std::size_t mostParameters = 100;
constexpr std::size_t mostEntries = 200;
constexpr int largestRaw = (1 << 28) - 1; // four 7-bit groups

/// Reads the parts of one JSON object and remembers the first thing that is wrong, so that the callers read
/// like a table of the format.
class Reader {
public:
    Reader(const Json& json, std::string what) : json_(json), what_(std::move(what)) {
        if (!json.is_object()) fail("must be an object");
    }

    [[nodiscard]] bool has(const char* key) {
        known_.emplace_back(key);
        return json_.is_object() && json_.contains(key);
    }

    void text(const char* key, std::string& value) {
        known_.emplace_back(key);
        take(stringIn(json_, key, 300), value);
    }

    void integer(const char* key, int& value, int low, int high) {
        if (!has(key)) return;
        const auto number = numberIn(json_, key, low, high);
        if (!number) return fail(number.error().message);
        if (*number != std::floor(*number))
            return fail(std::string("\"") + key + "\" must be a whole number");
        value = static_cast<int>(*number);
    }

    void flag(const char* key, bool& value) {
        if (!has(key)) return;
        if (!json_[key].is_boolean()) return fail(std::string("\"") + key + "\" must be true or false");
        value = json_[key].get<bool>();
    }

    void hex(const char* key, Bytes& value) {
        if (!has(key)) return;
        std::string digits;
        text(key, digits);
        take(bytesFromHex(digits), value);
    }

    template<typename T>
    void choice(const char* key, const std::vector<std::pair<std::string_view, T>>& names, T& value) {
        std::string name;
        text(key, name);
        const auto found =
            std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
        if (found == names.end())
            return fail(std::string("\"") + key + "\" is none of the values it can have");
        value = found->second;
    }

    /// The entries of a list, or none when it is absent.
    [[nodiscard]] const Json& list(const char* key, std::size_t limit) {
        static const Json none = Json::array();
        if (!has(key)) return none;
        if (json_[key].is_array() && json_[key].size() <= limit) return json_[key];
        fail(std::string("\"") + key + "\" must be a list of reasonable length");
        return none;
    }

    [[nodiscard]] const Json& member(const char* key) {
        static const Json none = Json::object();
        return has(key) ? json_[key] : none;
    }

    void fail(const std::string& why) {
        if (status_) status_ = badInput(what_ + " is wrong: " + why + (why.ends_with('.') ? "" : "."));
    }

    [[nodiscard]] Status finish() {
        if (status_ && json_.is_object())
            for (const auto& item : json_.items())
                if (std::find(known_.begin(), known_.end(), item.key()) == known_.end())
                    fail("it holds a part that this version does not know");
        return status_;
    }

private:
    template<typename T>
    void take(Result<T> result, T& value) {
        if (!result) return fail(result.error().message);
        value = *std::move(result);
    }

    const Json& json_;
    std::string what_;
    std::vector<std::string> known_{};
    Status status_{};
};

std::vector<int> groupsFromJson(const Json& json, Reader& owner) {
    std::vector<int> groups;
    if (!json.is_array() || json.empty() || json.size() > 4) {
        owner.fail("a choice needs one to four numbers");
        return groups;
    }
    for (const Json& entry : json) {
        const bool fits = entry.is_number_integer() && entry >= -128 && entry <= 127;
        if (!fits) owner.fail("the numbers of a choice must lie between -128 and 127");
        groups.push_back(fits ? entry.get<int>() : 0);
    }
    return groups;
}

const std::vector<std::pair<std::string_view, Evidence>> evidences{
    {"2+", Evidence::twoSources}, {"1", Evidence::oneSource}, {"?", Evidence::unsure}};

void readValues(Reader& reader, Parameter& parameter) {
    for (const Json& entry : reader.list("choices", mostEntries)) {
        Reader reading(entry, "a choice");
        Choice choice;
        reading.text("name", choice.name);
        const Json value = reading.member("value");
        if (reading.has("label")) reading.text("label", choice.label);
        if (reading.has("source")) reading.text("source", choice.source);
        if (reading.has("evidence")) reading.choice("evidence", evidences, choice.evidence.emplace());
        if (const auto status = reading.finish(); !status) return reader.fail(status.error().message);
        const auto voice = voiceOf(choice.name);
        if (voice && parameter.name == "voice") choice.name = voiceName(*voice); // also of earlier versions
        choice.value = groupsFromJson(value, reader);
        parameter.choices.push_back(std::move(choice));
    }
    for (const Json& point : reader.list("scale", mostEntries)) {
        const bool pair =
            point.is_array() && point.size() == 2 && point[0].is_number() && point[1].is_number_integer();
        if (!pair || std::abs(point[0].get<double>()) > 1000 || point[1] < -largestRaw
            || point[1] > largestRaw)
            return reader.fail("a point of a scale must be a preset value and a raw value");
        const double value = point[0].get<double>();
        if (!parameter.scale.empty() && value <= parameter.scale.back().first)
            return reader.fail("the preset values of a scale must rise");
        parameter.scale.emplace_back(value, point[1].get<int>());
    }
    for (const Json& entry : reader.list("stands_in_for", presetParts.size())) {
        Reader fallback(entry, "a stand-in");
        Fallback value;
        fallback.text("part", value.part);
        const auto steps = numberIn(entry, "steps_per_unit", -1000, 1000);
        if (!fallback.has("steps_per_unit") || !steps) fallback.fail("\"steps_per_unit\" must be a number");
        if (const auto status = fallback.finish(); !status) return reader.fail(status.error().message);
        value.stepsPerUnit = *steps;
        parameter.fallbackFor.push_back(std::move(value));
    }
}

Result<Parameter> parameterFromJson(const Json& json) {
    Parameter parameter;
    Reader reader(json, "which");
    reader.text("name", parameter.name);
    reader.text("label", parameter.label);
    std::vector<std::pair<std::string_view, const Protocol*>> known;
    for (const Protocol* protocol : protocols())
        known.emplace_back(protocol->facts().name, protocol);
    reader.choice("codec", known, parameter.protocol);
    reader.hex("address", parameter.address);
    if (int channel = 1; reader.has("channel")) {
        reader.integer("channel", channel, 1, 16);
        parameter.channel = static_cast<std::uint8_t>(channel - 1);
    }
    int controller = 0;
    reader.integer("controller", controller, 0, 119);
    parameter.controller = static_cast<std::uint8_t>(controller);
    reader.integer("minimum", parameter.minimum, -largestRaw, largestRaw);
    reader.integer("maximum", parameter.maximum, -largestRaw, largestRaw);
    reader.integer("neutral", parameter.neutral, -largestRaw, largestRaw);
    reader.integer("offset", parameter.offset, 0, largestRaw);
    reader.integer("size", parameter.size, 1, 4);
    reader.flag("readable", parameter.readable);
    if (reader.has("persistence"))
        reader.choice<Persistence>("persistence",
                                   {{"until-off", Persistence::untilOff}, {"unknown", Persistence::unknown}},
                                   parameter.persistence);
    reader.choice<ParameterScope>("scope",
                                  {{"panel", ParameterScope::panel},
                                   {"part", ParameterScope::part},
                                   {"unknown", ParameterScope::unknown}},
                                  parameter.scope);
    reader.choice("evidence", evidences, parameter.evidence);
    reader.flag("confirm", parameter.confirm);
    reader.text("source", parameter.source);
    readValues(reader, parameter);
    if (parameter.minimum > parameter.maximum) reader.fail("its minimum lies above its maximum");
    if (parameter.address.size() != parameter.protocol->facts().addressBytes)
        reader.fail("its address has the wrong length for its codec");
    if (const auto status = reader.finish(); !status) return status.error();
    return parameter;
}

void readMessages(Reader& reader, const char* key, std::vector<Bytes>& messages) {
    for (const Json& entry : reader.list(key, 20)) {
        const auto bytes =
            entry.is_string() ? bytesFromHex(entry.get<std::string>()) : badInput("not a text");
        if (!bytes || bytes->empty() || bytes->size() > 512)
            return reader.fail("its messages must be MIDI bytes in hexadecimal");
        messages.push_back(*bytes);
    }
}

void readMatch(Reader& owner, KeyboardProfile& profile) {
    Reader match(owner.member("match"), "\"match\"");
    for (const Json& entry : match.list("identities", 40)) {
        auto identity = entry.is_string() ? bytesFromHex(entry.get<std::string>()) : badInput("not a text");
        if (!identity || identity->empty() || identity->size() > 12)
            return owner.fail("its identities must be 1 to 12 bytes in hexadecimal");
        profile.identities.push_back(*std::move(identity));
    }
    for (const Json& port : match.list("ports", 20)) {
        const bool usable = port.is_string() && port.get<std::string>().size() >= 3;
        if (!usable) return owner.fail("its port names must be texts of three letters or more");
        profile.portNames.push_back(port.get<std::string>());
    }
    if (const auto status = match.finish(); !status) owner.fail(status.error().message);
}

void readTiming(Reader& owner, KeyboardProfile& profile) {
    Reader timing(owner.member("timing"), "\"timing\"");
    timing.integer("sysex_ms", profile.sysexGapMs, 0, 1000);
    timing.integer("control_ms", profile.controlGapMs, 0, 1000);
    timing.integer("program_ms", profile.programGapMs, 0, 1000);
    if (const auto status = timing.finish(); !status) owner.fail(status.error().message);
}

} // namespace

Result<KeyboardProfile> profileFromJson(const Json& json) {
    KeyboardProfile profile;
    Reader reader(json, "it");
    int schema = 0;
    reader.integer("schema", schema, 1, 1);
    if (schema != 1) reader.fail("\"schema\" must be 1");
    reader.text("id", profile.id);
    reader.text("name", profile.name);
    reader.text("maker", profile.maker);
    int channel = 1;
    reader.integer("channel", channel, 1, 16);
    profile.channel = static_cast<std::uint8_t>(channel - 1);
    readMatch(reader, profile);
    readTiming(reader, profile);
    readMessages(reader, "handshake", profile.handshake);
    readMessages(reader, "leave", profile.leave);
    for (const Json& entry : reader.list("parameters", mostParameters)) {
        auto parameter = parameterFromJson(entry);
        if (!parameter) {
            reader.fail("parameter " + std::to_string(profile.parameters.size() + 1) + ", "
                        + parameter.error().message);
            break;
        }
        profile.parameters.push_back(*std::move(parameter));
    }
    if (profile.id.empty()) reader.fail("\"id\" must not be empty");
    if (const auto status = reader.finish(); !status) return status.error();
    return profile;
}

} // namespace atos
