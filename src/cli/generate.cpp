// SPDX-License-Identifier: Apache-2.0
#include "cli/generation_options.h"
#include "cli/verbs.h"
#include "compose/event_gan.h"
#include "compose/note_generator.h"
#include "compose/roll_gan.h"
#include "files/locations.h"
#include "music/smf.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>

namespace atos {
namespace {

struct GeneratorChoice {
    const char* name;
    const char* summary;
    const char* shippedModel; ///< in models/, without "-open.safetensors"; nullptr: it learns from --data
    Result<std::unique_ptr<Generator>> (*open)(const std::filesystem::path& source, const Task& task);
};

Result<std::unique_ptr<Generator>> openLstm(const std::filesystem::path& weights, const Task&) {
    return openLstmGenerator(weights);
}
Result<std::unique_ptr<Generator>> openCrnnGan(const std::filesystem::path& weights, const Task&) {
    return loadEventGan(weights);
}
Result<std::unique_ptr<Generator>> openImageGan(const std::filesystem::path& weights, const Task&) {
    return loadRollGan(weights);
}

constexpr std::array generators{
    GeneratorChoice{"lstm", "The network that goes on with music, note by note", "lstm", openLstm},
    GeneratorChoice{"markov", "The LSTM's baseline, which learns from --data in seconds", nullptr,
                    openMarkovGenerator},
    GeneratorChoice{"crnn-gan", "The network that tells note after note (C-RNN-GAN)", "crnn-gan",
                    openCrnnGan},
    GeneratorChoice{"image-gan", "The network that paints piano rolls", "image-gan", openImageGan}};

class Generate : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.require_subcommand(1);
        for (const GeneratorChoice& choice : generators) {
            CLI::App* sub = verb.add_subcommand(choice.name, choice.summary);
            sub->fallthrough(); // --json and --verbose may stand after the generator's name
            sub->add_option("OUT.mid", output_, "The MIDI file to write")->required();
            options_.declare(*sub);
            options_.declareSeconds(*sub);
            if (choice.shippedModel != nullptr)
                sub->add_option("--weights", source_, "The weight file; the shipped one by default");
            else
                sub->add_option("--data", source_, "The labelled music: a folder with open/")->required();
            sub->callback([this, &choice] { choice_ = &choice; });
        }
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (auto safe = options_.checkFiles({source_}, output_); !safe) return safe;
        const auto request = options_.request();
        if (!request) return request.error();
        const Task task{cancel, console.progress()};
        const auto generator =
            choice_->open(source_.empty() ? shippedWeights(choice_->shippedModel) : source_, task);
        if (!generator) return generator.error();
        const auto music = (*generator)->generate(*request, task);
        if (!music) return music.error();
        if (auto written = writeMidi(*music, output_); !written) return written;
        if (auto drawn = options_.writePicture(*music, request->seconds); !drawn) return drawn;
        return console.result({{"output", output_.string()},
                               {"generator", choice_->name},
                               {"title", music->title},
                               {"seed", request->seed},
                               {"notes", music->notes.size()},
                               {"music_s", music->duration()},
                               {"model", music->fingerprint}},
                              fmt::format("{}: {} notes, {:.1f} s ({})\n", output_.string(),
                                          music->notes.size(), music->duration(), music->title));
    }

private:
    GenerationOptions options_;
    std::filesystem::path output_, source_;
    const GeneratorChoice* choice_ = nullptr;
};

} // namespace

std::unique_ptr<Command> makeGenerate() {
    return std::make_unique<Generate>();
}

} // namespace atos
