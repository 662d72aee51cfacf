// SPDX-License-Identifier: Apache-2.0
#include "app/piano/known_pianos.h"
#include "app/piano/open_piano.h"
#include "app/piano/push_json.h"
#include "cli/report.h"
#include "cli/verbs.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <thread>

namespace atos {
namespace {

class Send : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("PRESET", preset_, "The tone (JSON); not with --undo");
        verb.add_option("--port", choice_.port, "The port, a part of its name, auto, or pianoteq")
            ->required();
        verb.add_option("--keyboard", choice_.keyboard,
                        "The piano's profile; auto, the default, asks the piano");
        verb.add_flag("--experimental", choice_.experimental, "Also send what only one source documents");
        verb.add_flag("--hold", hold_, "Wait for Ctrl-C, then put back what was there");
        verb.add_flag("--undo", undo_, "Put back what the piano was set to before the last send");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (undo_ != preset_.empty())
            return badInput("Send wants either a preset or --undo.", "See atos send --help.");
        if (undo_ && hold_)
            return badInput("--hold is for sending, not for --undo.", "See atos send --help.");
        TonePreset preset;
        if (!undo_) {
            auto read = readPreset(preset_);
            if (!read) return read.error();
            preset = std::move(*read);
        }
        const auto profiles = knownKeyboards();
        if (!profiles) return profiles.error();
        const auto system = openMidiSystem();
        const Task task{cancel, console.progress()};
        auto piano = openPiano(*system, *profiles, choice_, task);
        if (!piano) return piano.error();
        PianoLink& link = **piano;
        const auto pushed = undo_   ? link.undo(task)
                            : hold_ ? link.push(preset, task)
                                    : sendForGood(link, preset, task);
        if (!pushed) return pushed.error();
        if (auto told = console.result(pushJson(*pushed), pushText(*pushed)); !told) return told;
        return hold_ && !pushed->changes.empty() ? putBackWhenInterrupted(link, console, cancel) : Status();
    }

private:
    static Status putBackWhenInterrupted(PianoLink& link, Console& console, const CancelToken& cancel) {
        while (!cancel.cancelled())
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        const auto undone = link.undo(Task{});
        if (!undone) return undone.error();
        return console.json() ? Status() : console.result({}, "The piano is as it was.\n");
    }

    std::filesystem::path preset_;
    PianoChoice choice_;
    bool undo_ = false;
    bool hold_ = false;
};

} // namespace

std::unique_ptr<Command> makeSend() {
    return std::make_unique<Send>();
}

} // namespace atos
