// SPDX-License-Identifier: Apache-2.0
#include "cli/piano.h"
#include "cli/simulated_session.h"
#include "cli/verbs.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace atos {
namespace {

class Simulate : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("PROFILE", keyboard_, "The piano's profile, as for --keyboard")->required();
        verb.add_option("--port", port_, "The name of its ports; without it the piano's own");
        verb.add_option("--play", piece_, "A MIDI file that it plays at once");
        verb.add_option("--fault", faults_,
                        "How it misbehaves: silent, refuse, echo, drop=N, corrupt=N, slow=MS, chunk=BYTES, "
                        "unplug=N, unplug-write=N, power-off=SECONDS; several are allowed");
        verb.footer("While it runs it obeys lines on stdin: play FILE [SPEED], strike KEY, set PARAMETER "
                    "VALUE, show, "
                    "fault NAME[=N], unplug, off, plug.");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const auto profiles = knownKeyboards();
        if (!profiles) return profiles.error();
        auto profile = keyboardCalled(*profiles, keyboard_);
        if (!profile) return profile.error();
        SimulatedFaults faults;
        for (const std::string& fault : faults_)
            if (auto applied = applyFault(faults, fault); !applied) return applied;
        const std::string port = port_.empty() ? profile->name : port_;
        const auto system = openMidiSystem();
        auto piano = SimulatedPiano::start(*system, std::move(*profile), port);
        if (!piano) return piano.error();
        (*piano)->setFaults(faults);
        SimulatedSession session(**piano, [&](const std::string& line) {
            if (!console.json()) static_cast<void>(console.result({}, line + "\n").ok());
        });
        if (!piece_.empty())
            if (auto playing = session.play(piece_, 1); !playing) return playing;
        session.tell(fmt::format("ready: {}", port));
        session.run(cancel);
        Json values = Json::object();
        for (const auto& [parameter, value] : (*piano)->values())
            values[parameter] = value;
        return console.result({{"keyboard", keyboard_},
                               {"port", port},
                               {"messages", (*piano)->received().size()},
                               {"values", std::move(values)}},
                              "");
    }

private:
    std::string keyboard_, port_;
    std::filesystem::path piece_;
    std::vector<std::string> faults_;
};

} // namespace

std::unique_ptr<Command> makeSimulate() {
    return std::make_unique<Simulate>();
}

} // namespace atos
