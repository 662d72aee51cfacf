// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/note_generator.h"

#include "compose/lstm/harmony_bias.h"
#include "compose/lstm/lstm.h"
#include "compose/lstm/note_sampling.h"
#include "compose/lstm/prompt.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {

NoteGenerator::NoteGenerator(std::string name, std::unique_ptr<NoteModel> model)
    : name_(std::move(name)), model_(std::move(model)) {}

Result<Performance> NoteGenerator::generate(const GenerationRequest& request, const Task& task) const {
    if (auto good = checkRequest(request); !good) return good.error();
    const auto prompt = promptTokens(request);
    if (!prompt) return prompt.error();
    auto stream = model_->open(prompt->sequence, 1);
    if (!stream) return stream.error();
    SamplingOptions options;
    options.seed = request.seed;
    options.temperature = request.temperature;
    options.topP = request.topP;
    const double columnsPerBeat = columnsPerSecond * 0.5;
    options.columns =
        std::max(1, static_cast<int>(request.seconds / prompt->secondsPerBeat * columnsPerBeat));
    std::vector<Chord> plan = request.chordPlan;
    for (Chord& chord : plan) { // the plan is in seconds of the result, the bias in those of the steady tempo
        chord.onset *= 0.5 / prompt->secondsPerBeat;
        chord.duration *= 0.5 / prompt->secondsPerBeat;
    }
    const HarmonyBias bias(request.key, plan);
    NoteSampler sampler(**stream, 1, prompt->column, options);
    constexpr std::array only{0};
    while (!sampler.particles().front().finished) {
        if (task.cancel.cancelled()) return cancelled();
        if (auto drawn = sampler.advance(only, bias); !drawn) return drawn.error();
        task.report(
            std::clamp(sampler.particles().front().column / static_cast<double>(options.columns), 0.0, 1.0),
            "Making music");
    }
    const NoteGrid grid{options.columns, sampler.particles().front().notes};
    return signedBy(name_, model_->contentHash(), request.seed, playedAt(prompt->secondsPerBeat, grid));
}

Result<std::unique_ptr<Generator>> openLstmGenerator(const std::filesystem::path& weights) {
    auto model = LstmNotes::load(weights);
    if (!model) return model.error();
    return std::unique_ptr<Generator>(std::make_unique<NoteGenerator>("LSTM", std::move(*model)));
}

} // namespace atos
