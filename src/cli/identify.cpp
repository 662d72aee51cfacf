// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/identify.h"
#include "cli/piano.h"
#include "cli/verbs.h"
#include "piano/profile/plan.h"
#include "piano/protocols/midi_bytes.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Identify : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("PORT", port_, "The port of the piano, a part of its name, or auto")->required();
        verb.add_flag("--read", read_, "Also read how it is set; pianos of Roland need a handshake for that");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const auto profiles = knownKeyboards();
        if (!profiles) return profiles.error();
        const auto system = openMidiSystem();
        const Task task{cancel, console.progress()};
        const auto found = pianoOn(*system, port_, *profiles, task);
        if (!found) return found.error();
        Json json = foundJson(*found);
        std::string text = foundText(*found);
        if (read_)
            if (auto read = readSettings(*system, *found, task, json, text); !read) return read;
        return console.result(json, text);
    }

private:
    static const char* knownBy(const FoundPiano& found) {
        if (found.profile == nullptr) return "nothing";
        const bool byAnswer = !found.identity.empty() && !found.profile->identities.empty();
        return byAnswer ? "identity" : "name";
    }

    static Json foundJson(const FoundPiano& found) {
        const auto orNull = [](const auto& value) { return value.empty() ? Json(nullptr) : Json(value); };
        const bool answered = !found.identity.empty();
        return {{"port", found.output},
                {"input", orNull(found.input)},
                {"identity", orNull(hexFromBytes(found.identity))},
                {"maker", orNull(makerOf(found.identity))},
                {"keyboard", found.profile != nullptr ? Json(found.profile->id) : Json(nullptr)},
                {"by", knownBy(found)},
                {"echo", found.echoes},
                {"latency_ms", answered ? Json(found.latencySeconds * 1000) : Json(nullptr)},
                {"values", nullptr}};
    }

    static std::string foundText(const FoundPiano& found) {
        std::string text = fmt::format("{}: {}\n", found.output,
                                       found.profile != nullptr ? found.profile->name : "an unknown piano");
        if (found.identity.empty()) {
            text += "  It does not answer the identity request.\n";
        } else {
            text += fmt::format("  It answers on {} after {:.1f} ms: {} {}\n", found.input,
                                found.latencySeconds * 1000, makerOf(found.identity),
                                hexFromBytes(found.identity));
        }
        if (found.echoes)
            text +=
                "  It repeats what it is sent: its own keys would sound twice. Switch its MIDI thru off.\n";
        text += "  If you hear every note twice, its keys reach its sound both directly and by the computer: "
                "switch\n"
                "  off the MIDI thru here, or Local Control on the piano's own panel. If you hear nothing, "
                "turn its\n"
                "  volume up, or switch Local Control on there. ATOS MIDI never touches it.\n";
        return text;
    }

    static Status readSettings(MidiSystem& system, const FoundPiano& found, const Task& task, Json& json,
                               std::string& text) {
        if (found.profile == nullptr)
            return badInput("How to read an unknown piano is not known.", "Leave --read away.");
        auto link = PianoLink::open(system, found.output, found.input, *found.profile, {});
        if (!link) return link.error();
        const auto values = (*link)->read(task);
        if (!values) return values.error();
        json["values"] = Json::object();
        for (const auto& [parameter, value] : *values) {
            json["values"][parameter] = value;
            text += fmt::format("  {}\n", describeValue(*found.profile->find(parameter), value));
        }
        if (values->empty()) text += "  This piano cannot be read.\n";
        return {};
    }

    std::string port_;
    bool read_ = false;
};

} // namespace

std::unique_ptr<Command> makeIdentify() {
    return std::make_unique<Identify>();
}

} // namespace atos
