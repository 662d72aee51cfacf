// SPDX-License-Identifier: Apache-2.0
#include "app/piano/device_list.h"
#include "app/piano/known_pianos.h"
#include "app/piano/open_piano.h"
#include "app/piano/unfinished_changes.h"
#include "cli/verbs.h"
#include "piano/profile/identify.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Devices : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_flag("--watch", watch_, "Tell of a known piano as it comes, answers and goes, until Ctrl-C");
        verb.add_flag("--profiles", profiles_, "Print what works on every piano that is known, as Markdown")
            ->excludes("--watch");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (profiles_) {
            const auto report = pianosReport();
            if (!report) return report.error();
            return console.result({{"profiles", report->json}}, report->page);
        }
        const auto profiles = knownKeyboards();
        if (!profiles) return profiles.error();
        const auto system = openMidiSystem();
        if (watch_) return watch(console, *system, *profiles, cancel);
        return list(console, *system, *profiles);
    }

private:
    static Status list(Console& console, MidiSystem& system, const std::vector<KeyboardProfile>& profiles) {
        Json ports = Json::array();
        std::string text = system.api() == "none"
                               ? "No MIDI system answers on this machine (neither ALSA nor JACK).\n"
                               : fmt::format("MIDI system: {}\n", system.api());
        for (const auto& [port, piano] : listPorts(system, profiles)) {
            const char* direction = port.direction == PortDirection::input ? "in" : "out";
            ports.push_back({{"name", port.name},
                             {"direction", direction},
                             {"keyboard", piano != nullptr ? Json(piano->id) : Json(nullptr)},
                             {"state", piano != nullptr ? "known-by-name" : "unknown"}});
            text += fmt::format("  {:<3} {}{}\n", direction, port.name,
                                piano != nullptr ? "  = " + piano->name : "");
        }
        if (ports.empty() && system.api() != "none") text += "  no ports\n";
        Json json = {{"midi", system.api()}, {"ports", std::move(ports)}};
        json["unfinished"] = Json::array();
        for (const UnfinishedChange& change : unfinishedChanges(snapshotFolder())) {
            const std::string sentence =
                fmt::format("The piano on {0} was left with a changed tone; atos send --undo "
                            "--port \"{0}\" puts back what was there.",
                            change.port);
            json["unfinished"].push_back(sentence);
            text += sentence + "\n";
        }
        return console.result(json, text);
    }

    /// One line a change of state.
    static Status watch(Console& console, MidiSystem& system, const std::vector<KeyboardProfile>& profiles,
                        const CancelToken& cancel) {
        return watchPiano(system, profiles, cancel, [&](const PianoSighting& now) {
            return console.result(
                {{"state", pianoStateName(now.state)},
                 {"port", now.output},
                 {"keyboard", now.keyboard.empty() ? Json(nullptr) : Json(now.keyboard)},
                 {"sentence", now.sentence}},
                fmt::format("{:<10} {:<28} {}\n", pianoStateName(now.state), now.output, now.sentence));
        });
    }

    bool watch_ = false;
    bool profiles_ = false;
};

} // namespace

std::unique_ptr<Command> makeDevices() {
    return std::make_unique<Devices>();
}

} // namespace atos
