// SPDX-License-Identifier: Apache-2.0
#include "cli/piano.h"
#include "cli/verbs.h"
#include "piano/link/piano_watch.h"
#include "piano/profile/identify.h"
#include "piano/profile/pianos_page.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <thread>

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
            const auto shipped = shippedKeyboards();
            if (!shipped) return shipped.error();
            return console.result({{"profiles", pianosJson(*shipped)}}, pianosPage(*shipped));
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
        for (const PortInfo& port : system.ports()) {
            const char* direction = port.direction == PortDirection::input ? "in" : "out";
            const KeyboardProfile* piano = matchProfile(profiles, port.name);
            // Only its name is looked at here: nothing is sent to a port unasked.
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
        for (const std::string& sentence : unfinishedChanges()) {
            json["unfinished"].push_back(sentence);
            text += sentence + "\n";
        }
        return console.result(json, text);
    }

    /// One line a change of state; nothing is sent but the identity request.
    static Status watch(Console& console, MidiSystem& system, const std::vector<KeyboardProfile>& profiles,
                        const CancelToken& cancel) {
        // A machine without a MIDI system says so itself.
        if (system.api() == "none") return system.openOutput("").error();
        PianoWatchOptions options;
        options.link.snapshotFolder = snapshotFolder();
        PianoWatch piano(system, profiles, options);
        const Task task{cancel, {}};
        bool changed = true;
        while (!cancel.cancelled()) {
            const PianoSighting& now = piano.sighting();
            if (changed)
                if (auto told = console.result(
                        {{"state", pianoStateName(now.state)},
                         {"port", now.output},
                         {"keyboard", now.keyboard.empty() ? Json(nullptr) : Json(now.keyboard)},
                         {"sentence", now.sentence}},
                        fmt::format("{:<10} {:<28} {}\n", pianoStateName(now.state), now.output,
                                    now.sentence));
                    !told)
                    return told;
            for (int i = 0; i < 25 && !cancel.cancelled(); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            changed = piano.look(task);
        }
        return {};
    }

    bool watch_ = false;
    bool profiles_ = false;
};

} // namespace

std::unique_ptr<Command> makeDevices() {
    return std::make_unique<Devices>();
}

} // namespace atos
