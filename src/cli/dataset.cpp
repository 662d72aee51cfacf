// SPDX-License-Identifier: Apache-2.0
#include "cli/verbs.h"
#include "style/excerpts.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Dataset : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.require_subcommand(1);
        CLI::App* sub = verb.add_subcommand("build", "Describe labelled music in numbers, for training");
        sub->fallthrough(); // --json and --verbose may stand after "build"
        sub->add_option("--data", build_.data, "The labelled music: a folder with open/ (and nc/)")
            ->required();
        sub->add_option("--out", build_.out, "The safetensors file to write")->required();
        sub->add_option("--variants", build_.excerpts.variants, "Augmented excerpts of each training piece")
            ->check(CLI::Range(0, 1000))
            ->capture_default_str();
        sub->add_option("--seed", build_.excerpts.seed)->capture_default_str();
        sub->add_flag("--research", build_.research, "Also non-commercial music");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (auto built = buildDataset(build_, {cancel, console.progress()}); !built) return built;
        return console.result({{"output", build_.out.string()}},
                              fmt::format("{} is written.\n", build_.out.string()));
    }

private:
    DatasetBuild build_;
};

} // namespace

std::unique_ptr<Command> makeDataset() {
    return std::make_unique<Dataset>();
}

} // namespace atos
