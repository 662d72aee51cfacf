// SPDX-License-Identifier: Apache-2.0
#include "cli/generation_options.h"
#include "cli/midi_options.h"
#include "cli/verbs.h"
#include "core/counted.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iterator>
#include <vector>

namespace atos {
namespace {

class Generate : public Command {
public:
    explicit Generate(const std::vector<GeneratorChoice>& more) {
        const auto shipped = shippedGenerators();
        generators_.assign(shipped.begin(), shipped.end());
        // A baseline stands after the LSTM, which it is measured beside.
        generators_.insert(std::next(generators_.begin()), more.begin(), more.end());
    }

    void declare(CLI::App& verb) override {
        verb.require_subcommand(1);
        for (const GeneratorChoice& choice : generators_) {
            CLI::App* sub = verb.add_subcommand(choice.name, choice.summary);
            sub->fallthrough(); // --json and --verbose may stand after the generator's name
            sub->add_option("OUT.mid", output_, "The MIDI file to write, or a score (.musicxml)")->required();
            options_.declare(*sub);
            options_.declareSeconds(*sub);
            options_.declareContinue(*sub);
            sub->add_flag("--loop", loop_,
                          "Music that ends where it begins, in whole bars, with loop markers");
            if (choice.shippedModel != nullptr)
                sub->add_option("--weights", source_, "The weight file; the shipped one by default");
            else
                sub->add_option("--data", source_, "The labelled music: a folder with open/")->required();
            sub->callback([this, &choice] { choice_ = &choice; });
        }
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (auto safe = options_.checkFiles(console, {source_}, output_); !safe) return safe;
        const auto request = options_.request();
        if (!request) return request.error();
        const auto music = generateMusic(*choice_, source_, {*request, loop_}, {cancel, console.progress()});
        if (!music) return music.error();
        const double seconds = music->loopSeconds > 0 ? music->loopSeconds : music->duration();
        const auto written = options_.write(*music, request->seconds, output_);
        if (!written) return written.error();
        return console.result({{"output", output_.string()},
                               {"generator", choice_->name},
                               {"title", music->title},
                               {"seed", request->seed},
                               {"notes", music->notes.size()},
                               {"music_s", seconds},
                               {"model", music->contentHash},
                               {"warnings", *written}},
                              fmt::format("{}: {}, {:.1f} s ({})\n", output_.string(),
                                          counted(music->notes.size(), "note"), seconds, music->title)
                                  + noteLines(*written));
    }

private:
    std::vector<GeneratorChoice> generators_;
    GenerationOptions options_;
    std::filesystem::path output_, source_;
    bool loop_ = false;
    const GeneratorChoice* choice_ = nullptr;
};

} // namespace

std::unique_ptr<Command> makeGenerate(const std::vector<GeneratorChoice>& more) {
    return std::make_unique<Generate>(more);
}

} // namespace atos
