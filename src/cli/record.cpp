// SPDX-License-Identifier: Apache-2.0
#include "app/live/live_engine.h"
#include "cli/outputs.h"
#include "cli/verbs.h"
#include "command/number_range.h"
#include "core/counted.h"
#include "music/smf.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <thread>

namespace atos {
namespace {

class Record : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("PORT", port_, "The MIDI port to listen to, or a part of its name")->required();
        verb.add_option("OUT.mid", output_, "The MIDI file to write")->required();
        verb.add_option("--seconds", seconds_, "Stop after so long instead of at Ctrl-C")
            ->check(numberRange(0, 86400));
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (auto sound = checkOutputs(console, {}, {{output_, OutputKind::midi}}); !sound) return sound;
        const auto system = openMidiSystem();
        auto engine = LiveEngine::start(takesFolder());
        if (!engine) return engine.error();
        if (auto connected = (*engine)->connect(*system, port_); !connected) return connected;
        wait(**engine, console.progress(), cancel);
        (*engine)->disconnect();

        const auto lost = (*engine)->snapshot()->lost;
        auto take = (*engine)->finishTake();
        if (!take) return take.error();
        if (auto written = writeMidi(*take, output_); !written) return keptInJournal(written.error());
        return console.result(
            {{"output", output_.string()},
             {"notes", take->notes.size()},
             {"music_s", take->duration()},
             {"lost_messages", lost}},
            fmt::format("{}: {}, {:.1f} s{}\n", output_.string(), counted(take->notes.size(), "note"),
                        take->duration(),
                        lost > 0 ? fmt::format("; {} lost", counted(lost, "message")) : ""));
    }

private:
    /// Ctrl-C is how a recording ends, so it is no failure.
    void wait(const LiveEngine& engine, const ProgressFunction& progress, const CancelToken& cancel) const {
        const auto began = std::chrono::steady_clock::now();
        while (!cancel.cancelled()) {
            const double passed =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
            if (seconds_ > 0 && passed >= seconds_) return;
            if (progress) {
                const auto notes = engine.snapshot()->take->notes.size();
                progress(seconds_ > 0 ? passed / seconds_ : 0,
                         fmt::format("{:.0f} s, {}", passed, counted(notes, "note")));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

    static Error keptInJournal(Error error) {
        error.nextStep = "The take is kept in " + takesFolder().string() + ".";
        return error;
    }

    std::string port_;
    std::filesystem::path output_;
    double seconds_ = 0;
};

} // namespace

std::unique_ptr<Command> makeRecord() {
    return std::make_unique<Record>();
}

} // namespace atos
