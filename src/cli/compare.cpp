// SPDX-License-Identifier: Apache-2.0
#include "app/compare/compare_files.h"
#include "app/compare/comparison_json.h"
#include "cli/inputs.h"
#include "cli/verbs.h"
#include "cli/warm_pipeline.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

std::string comparisonText(const FairComparison& fair, const std::vector<Calibration>& analyses) {
    const TakeComparison& comparison = fair.comparison;
    std::string text = fmt::format("{:<10}", "");
    for (const AxisInfo& axis : playingAxes)
        text += fmt::format("{:>16}", axis.title);
    for (std::size_t i = 0; i < analyses.size(); ++i) {
        text += fmt::format("\n{:<10}", fmt::format("Take {}", i + 1));
        for (const FeatureBand& band : comparison.takes[i].bands)
            text += fmt::format(
                "{:>16}", band.sure() ? fmt::format("{:.2f} ± {:.2f}", band.value, band.high - band.value)
                                      : fmt::format("{:.2f} (short)", band.value));
        text += "  " + analyses[i].input;
    }
    for (const TakePair& pair : comparison.pairs) {
        text += fmt::format("\n\nTake {} beside take 1: {}, distance {:.2f}", pair.second + 1,
                            pair.alignment.samePiece()
                                ? fmt::format("the same piece ({:.0f} % of the notes found again)",
                                              100 * pair.alignment.similarity)
                                : std::string("another piece"),
                            pair.distance);
        for (const Difference& difference : pair.differences)
            text += fmt::format("\n  {}{}", difference.sentence, difference.sure ? "" : " (not sure)");
        if (pair.differences.empty()) text += "\n  No difference that would be heard.";
    }
    if (!fair.sentence.empty()) text += "\n\n" + fair.sentence;
    if (fair.basis == LoudnessBasis::unknown)
        text += " Learn each keyboard's touch with atos touch --out, and give them with --touch.";
    return text + "\n";
}

class Compare : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("IN", inputs_,
                        "Two to six MIDI files or recordings; the first is what the others are compared with")
            ->required();
        verb.add_option("--touch", profiles_,
                        "The touch of each take's keyboard (atos touch --out), in the order of the takes")
            ->allow_extra_args(false);
        addWeightsOption(verb, weights_);
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const auto inputs = requireInputs(inputs_, InputKind::music);
        if (!inputs) return inputs.error();
        const auto comparison = compareFiles({*inputs, profiles_, {}}, {cancel, console.progress()});
        if (!comparison) return comparison.error();

        const auto pipeline = WarmPipeline::open({{}, weights_});
        if (!pipeline) return pipeline.error();
        std::vector<Calibration> analyses;
        for (std::size_t i = 0; i < inputs->size(); ++i) {
            auto analysis = (*pipeline)->get().analyze(
                comparison->takes[i], {cancel, console.progress(fmt::format("Take {}: ", i + 1))});
            if (!analysis) return analysis.error();
            analysis->input = (*inputs)[i].string();
            analyses.push_back(std::move(*analysis));
        }
        return console.result(comparisonJson(comparison->fair, analyses),
                              comparisonText(comparison->fair, analyses));
    }

private:
    std::vector<std::filesystem::path> inputs_, profiles_;
    std::string weights_;
};

} // namespace

std::unique_ptr<Command> makeCompare() {
    return std::make_unique<Compare>();
}

} // namespace atos
