// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/read_music.h"
#include "cli/each_input.h"
#include "cli/inputs.h"
#include "cli/midi_options.h"
#include "cli/report.h"
#include "cli/verbs.h"
#include "cli/warm_pipeline.h"

#include <CLI/CLI.hpp>

namespace atos {
namespace {

class Analyze : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("IN", inputs_, "MIDI files, recordings of a piano, or folders of them; - is stdin")
            ->required();
        addPatternOption(verb, pattern_);
        addWeightsOption(verb, weights_);
        addJobsOption(verb, jobs_);
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const Inputs inputs = expandInputs(inputs_, InputKind::music);
        const auto pipeline = WarmPipeline::open({{}, weights_, false, coresOfEach(inputs)});
        if (!pipeline) return pipeline.error();
        return forEachInput(console, inputs, jobs_, cancel,
                            [&](const Input& input, const Task& task) -> Result<std::string> {
                                const auto performance = readMusic(input.path, task, pattern_);
                                if (!performance) return performance.error();
                                auto analysis = (*pipeline)->get().analyze(*performance, task);
                                if (!analysis) return analysis.error();
                                analysis->input = input.path.string();
                                return console.worded(analysisJson(*analysis), analysisText(*analysis));
                            });
    }

private:
    std::vector<std::filesystem::path> inputs_;
    std::string weights_;
    std::size_t pattern_ = 0;
    std::size_t jobs_ = 0;
};

} // namespace

std::unique_ptr<Command> makeAnalyze() {
    return std::make_unique<Analyze>();
}

} // namespace atos
