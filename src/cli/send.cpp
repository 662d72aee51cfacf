// SPDX-License-Identifier: Apache-2.0
#include "cli/piano.h"
#include "cli/verbs.h"

#include <CLI/CLI.hpp>

namespace atos {
namespace {

class Send : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("PRESET", preset_, "The tone (JSON); not with --undo");
        verb.add_option("--port", choice_.port, "The port, a part of its name, or auto")->required();
        verb.add_option("--keyboard", choice_.keyboard,
                        "The piano's profile, when the port's name does not say it");
        verb.add_flag("--experimental", choice_.experimental, "Also send what only one source documents");
        verb.add_flag("--undo", undo_, "Put back what the piano was set to before the last send");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (undo_ != preset_.empty())
            return badInput("Send wants either a preset or --undo.", "See atos send --help.");
        TonePreset preset;
        if (!undo_) {
            auto read = readPreset(preset_);
            if (!read) return read.error();
            preset = std::move(*read);
        }
        const auto profiles = shippedKeyboards();
        if (!profiles) return profiles.error();
        const auto system = openMidiSystem();
        const auto piano = openPiano(*system, *profiles, choice_);
        if (!piano) return piano.error();
        const Task task{cancel, console.progress()};
        const auto pushed = undo_ ? (*piano)->undo(task) : (*piano)->push(preset, task);
        if (!pushed) return pushed.error();
        return console.result(pushJson(*pushed), pushText(*pushed));
    }

private:
    std::filesystem::path preset_;
    PianoChoice choice_;
    bool undo_ = false;
};

} // namespace

std::unique_ptr<Command> makeSend() {
    return std::make_unique<Send>();
}

} // namespace atos
