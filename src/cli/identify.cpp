// SPDX-License-Identifier: Apache-2.0
#include "app/piano/identify_port.h"
#include "app/piano/known_pianos.h"
#include "cli/verbs.h"
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
        const auto piano = identifyPort(*system, port_, *profiles, task);
        if (!piano) return piano.error();
        Json json = pianoJson(*piano);
        std::string text = pianoText(*piano);
        if (read_)
            if (auto read = addSettings(*system, piano->found, task, json, text); !read) return read;
        return console.result(json, text);
    }

private:
    static Json pianoJson(const IdentifiedPiano& piano) {
        const auto orNull = [](const auto& value) { return value.empty() ? Json(nullptr) : Json(value); };
        const FoundPiano& found = piano.found;
        return {{"port", found.output},
                {"input", orNull(found.input)},
                {"identity", orNull(piano.identity)},
                {"maker", orNull(piano.maker)},
                {"keyboard", found.profile != nullptr ? Json(found.profile->id) : Json(nullptr)},
                {"by", knownByName(piano.by)},
                {"echo", found.echoes},
                {"latency_ms", piano.answers() ? Json(found.latencySeconds * 1000) : Json(nullptr)},
                {"values", nullptr}};
    }

    static std::string pianoText(const IdentifiedPiano& piano) {
        const FoundPiano& found = piano.found;
        std::string text = fmt::format("{}: {}\n", found.output,
                                       found.profile != nullptr ? found.profile->name : "an unknown piano");
        if (piano.answers()) {
            text += fmt::format("  It answers on {} after {:.1f} ms: {} {}\n", found.input,
                                found.latencySeconds * 1000, piano.maker, piano.identity);
        } else {
            text += "  It does not answer the identity request.\n";
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

    static Status addSettings(MidiSystem& system, const FoundPiano& found, const Task& task, Json& json,
                              std::string& text) {
        const auto settings = readPianoSettings(system, found, task);
        if (!settings) return settings.error();
        json["values"] = Json::object();
        for (const PianoSetting& setting : *settings) {
            json["values"][setting.parameter] = setting.value;
            text += fmt::format("  {}\n", setting.sentence);
        }
        if (settings->empty()) text += "  This piano cannot be read.\n";
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
