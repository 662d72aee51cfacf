// SPDX-License-Identifier: Apache-2.0
#include "command/number_range.h"
#include "files/output_file.h"
#include "lab/style/feature_dataset_file.h"
#include "lab/transcription/render_set.h"
#include "lab/transcription/sampled_piano.h"
#include "lab/verbs/verbs.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace atos {
namespace {

class Dataset : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.require_subcommand(1);
        declareBuild(kind(verb, "build", "Describe labelled music in numbers, for training"));
        declareRender(kind(verb, "render", "Play open music with many pianos, for training transcription"));
        declarePiano(kind(verb, "piano", "Make a soundfont of a piano recorded note by note"));
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (auto made = make_({cancel, console.progress()}); !made) return made;
        return console.result({{"output", out_.string()}}, fmt::format("{} is written.\n", out_.string()));
    }

private:
    CLI::App& kind(CLI::App& verb, const char* name, const char* summary) {
        CLI::App* sub = verb.add_subcommand(name, summary);
        sub->fallthrough(); // --json and --verbose may stand after the kind's name
        return *sub;
    }

    void declareData(CLI::App& sub) {
        sub.add_option("--data", data_, "The labelled music: a folder with open/ (and nc/)")->required();
    }

    void declareBuild(CLI::App& sub) {
        declareData(sub);
        sub.add_option("--out", out_, "The safetensors file to write")->required();
        sub.add_option("--variants", build_.examples.variants, "Augmented excerpts of each training piece")
            ->check(CLI::Range(0, 1000))
            ->capture_default_str();
        sub.add_option("--seed", build_.examples.seed)->check(seedNumber())->capture_default_str();
        sub.add_flag("--research", build_.research, "Also non-commercial music");
        std::vector<std::string> names;
        for (const AugmentationName& each : augmentationNames)
            names.emplace_back(each.name);
        sub.add_option("--without", without_,
                       "Changes that the excerpts are spared, to see what each is worth")
            ->delimiter(',')
            ->check(CLI::IsMember(names));
        sub.callback([this] {
            make_ = [this](const Task& task) {
                for (const AugmentationName& each : augmentationNames)
                    build_.examples.changes.*each.change =
                        std::find(without_.begin(), without_.end(), each.name) == without_.end();
                if (auto writable = checkOutput(out_, Content::binary); !writable) return writable;
                build_.data = data_;
                build_.out = out_;
                return buildDataset(build_, task);
            };
        });
    }

    void declareRender(CLI::App& sub) {
        declareData(sub);
        sub.add_option("--out", out_, "The folder to fill; what is there already is not made again")
            ->required();
        sub.add_option("--soundfont", render_.soundfonts, "One of the pianos (SF2 or SF3); may be repeated");
        sub.add_option("--hours", render_.hours, "How much music")
            ->check(numberRange(0.01, 1000))
            ->capture_default_str();
        sub.add_option("--seed", render_.seed)->check(seedNumber())->capture_default_str();
        sub.callback([this] {
            make_ = [this](const Task& task) {
                render_.data = data_;
                render_.out = out_;
                return renderTrainingSet(render_, task);
            };
        });
    }

    void declarePiano(CLI::App& sub) {
        sub.add_option("--samples", data_,
                       "A folder of recorded notes, named like F#3v10.ogg (layer 10 of 16)")
            ->required();
        sub.add_option("--out", out_, "The soundfont to write (SF2)")->required();
        sub.callback([this] {
            make_ = [this](const Task& task) {
                if (auto writable = checkOutput(out_, Content::binary); !writable) return writable;
                return writeSampledPiano(data_, out_, task);
            };
        });
    }

    std::filesystem::path data_, out_;
    std::vector<std::string> without_;
    DatasetBuild build_;
    RenderSet render_;
    std::function<Status(const Task&)> make_;
};

} // namespace

std::unique_ptr<Command> makeDataset() {
    return std::make_unique<Dataset>();
}

} // namespace atos
