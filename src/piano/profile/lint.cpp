// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/lint.h"

#include "files/json.h"
#include "piano/profile/parameter_messages.h"
#include "piano/profile/plan.h"
#include "piano/protocols/forbidden.h"

#include <algorithm>
#include <set>

namespace atos {
namespace {

class Linter {
public:
    explicit Linter(const KeyboardProfile& profile) : profile_(profile) {}

    std::vector<std::string> lint() {
        if (profile_.name.empty() || profile_.maker.empty()) object("The profile needs a name and a maker.");
        const auto slug = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
        if (!std::all_of(profile_.id.begin(), profile_.id.end(), slug))
            object("The id may hold only small letters, digits and hyphens.");
        for (const auto* messages : {&profile_.handshake, &profile_.leave})
            for (const Bytes& message : *messages)
                if (const auto reason = forbiddenReason(message); !reason.empty())
                    object("A message of the handshake is forbidden: " + reason);
        for (const Parameter& parameter : profile_.parameters)
            check(parameter);
        checkOverlaps();
        return std::move(objections_);
    }

private:
    void object(std::string sentence) { objections_.push_back(std::move(sentence)); }

    void object(const Parameter& parameter, const std::string& sentence) {
        object("Parameter \"" + parameter.name + "\" " + sentence);
    }

    void check(const Parameter& parameter) {
        if (std::find(presetParts.begin(), presetParts.end(), parameter.name) == presetParts.end())
            object(parameter, "serves no part of a preset.");
        if (!names_.insert(parameter.name).second) object(parameter, "is there twice.");
        if (parameter.label.empty()) object(parameter, "lacks the maker's name for it.");
        if (parameter.source.empty()) object(parameter, "names no source.");
        if (parameter.evidence == Evidence::twoSources && parameter.source.find("; ") == std::string::npos)
            object(parameter, "claims two sources and names one.");
        if (parameter.readable && !parameter.protocol->facts().canBeRead)
            object(parameter, "cannot be read with its codec.");
        checkRange(parameter);
        checkScale(parameter);
        checkChoices(parameter);
        checkMessages(parameter);
    }

    void checkRange(const Parameter& parameter) {
        if (parameter.neutral < parameter.minimum || parameter.neutral > parameter.maximum)
            object(parameter, "has a default outside its range.");
        const int size = parameter.protocol->wireBytes(parameter.size);
        if (parameter.size > parameter.protocol->facts().mostBytes)
            object(parameter, "has more bytes than its codec carries.");
        if (parameter.minimum + parameter.offset < 0
            || parameter.maximum + parameter.offset >= 1 << (7 * size))
            object(parameter, "has values that do not fit its bytes.");
    }

    void checkScale(const Parameter& parameter) {
        const bool chosen = parameter.name == "voice" || parameter.name == "reverb.type";
        const bool maybeUsed = parameter.evidence != Evidence::unsure;
        if (maybeUsed && parameter.scale.empty() != chosen)
            object(parameter, "needs a scale if it is a number, and none if it is a choice.");
        for (const auto& point : parameter.scale)
            if (point.second < parameter.minimum || point.second > parameter.maximum)
                object(parameter, "has a scale that leaves its range.");
        for (const Fallback& fallback : parameter.fallbackFor)
            if (profile_.find(fallback.part) != nullptr)
                object(parameter, "stands in for a part that the profile has.");
    }

    void checkChoices(const Parameter& parameter) {
        std::set<std::string> names;
        for (const Choice& choice : parameter.choices) {
            const std::string& name = choice.name;
            const std::string& source = choice.source.empty() ? parameter.source : choice.source;
            if (choice.evidence.value_or(parameter.evidence) == Evidence::twoSources
                && source.find("; ") == std::string::npos)
                object(parameter, "claims two sources for \"" + name + "\" and names one.");
            if (!names.insert(name).second) object(parameter, "has the choice \"" + name + "\" twice.");
            const int raw = rawOfChoice(choice.value);
            if (raw < parameter.minimum || raw > parameter.maximum)
                object(parameter, "has a choice \"" + name + "\" outside its range.");
            if (parameter.name == "voice" || parameter.name == "reverb.type")
                checkChoiceName(parameter, name);
        }
    }

    void checkChoiceName(const Parameter& parameter, const std::string& name) {
        Json json = {{"schema", 1}, {"id", "lint"}, {"name", ""}};
        if (parameter.name == "voice") {
            json["voice"] = name;
        } else {
            json["reverb"]["type"] = name;
        }
        if (!presetFromJson(json))
            object(parameter, "has a choice \"" + name + "\" that no preset can ask for.");
    }

    void checkMessages(const Parameter& parameter) {
        if (parameter.evidence == Evidence::unsure) return; // never sent
        std::set<int> values{parameter.minimum, parameter.neutral, parameter.maximum};
        for (const Choice& choice : parameter.choices)
            values.insert(rawOfChoice(choice.value));
        for (const int raw : values) {
            for (const PacedMessage& message : setMessages(profile_, parameter, raw)) {
                const auto reason = forbiddenReason(message.bytes);
                if (!reason.empty()) return object(parameter, "would send a forbidden message: " + reason);
            }
        }
    }

    void checkOverlaps() {
        for (auto a = profile_.parameters.begin(); a != profile_.parameters.end(); ++a)
            for (auto b = a + 1; b != profile_.parameters.end(); ++b)
                if (overlap(*a, *b)) object(*b, "overlaps \"" + a->name + "\" on the wire.");
    }

    static bool overlap(const Parameter& a, const Parameter& b) {
        return a.protocol == b.protocol && a.protocol->overlap(placeOf(a), placeOf(b));
    }

    const KeyboardProfile& profile_;
    std::set<std::string> names_;
    std::vector<std::string> objections_;
};

} // namespace

std::vector<std::string> lint(const KeyboardProfile& profile) {
    return Linter(profile).lint();
}

} // namespace atos
