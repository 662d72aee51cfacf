// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/simulated_performer.h"
#include "cli/simulation_lines.h"
#include "cli/verbs.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Simulate : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("PROFILE", options_.keyboard, "The piano's profile, as for --keyboard")->required();
        verb.add_option("--port", options_.port, "The name of its ports; without it the piano's own");
        verb.add_option("--play", piece_, "A MIDI file that it plays at once");
        verb.add_option("--fault", options_.faults,
                        "How it misbehaves: silent, refuse, echo, drop=N, corrupt=N, slow=MS, chunk=BYTES, "
                        "unplug=N, unplug-write=N, power-off=SECONDS; several are allowed");
        verb.footer("While it runs it obeys lines on stdin: play FILE [SPEED], strike KEY, set PARAMETER "
                    "VALUE, show, "
                    "fault NAME[=N], unplug, off, plug.");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const auto system = openMidiSystem();
        const auto performer = SimulatedPerformer::start(*system, options_);
        if (!performer) return performer.error();
        if (!piece_.empty())
            if (auto playing = (*performer)->play(piece_, 1); !playing) return playing;
        const auto tell = [&](const std::string& line) {
            if (!console.json()) static_cast<void>(console.result({}, line + "\n").ok());
        };
        tell(fmt::format("ready: {}", (*performer)->port()));
        runSimulation(**performer, tell, cancel);
        Json values = Json::object();
        for (const auto& [parameter, value] : (*performer)->piano().values())
            values[parameter] = value;
        return console.result({{"keyboard", options_.keyboard},
                               {"port", (*performer)->port()},
                               {"messages", (*performer)->piano().received().size()},
                               {"values", std::move(values)}},
                              "");
    }

private:
    SimulationOptions options_;
    std::filesystem::path piece_;
};

} // namespace

std::unique_ptr<Command> makeSimulate() {
    return std::make_unique<Simulate>();
}

} // namespace atos
