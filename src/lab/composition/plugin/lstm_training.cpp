// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/plugin/lstm_training.h"

#include "compose/lstm/lstm_model.h"
#include "compose/lstm/plugin/lstm_network.h"
#include "core/task.h"
#include "lab/composition/token_corpus.h"
#include "lab/training/plugin/optimiser.h"
#include "lab/training/plugin/train_network.h"
#include "lab/training/training_data_hash.h"
#include "nn/plugin/state.h"

#include <torch/utils.h>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr std::size_t sequencesTogether = 16;
constexpr std::size_t notesOfASequence = 192;
constexpr double peakLearningRate = 4e-3;
constexpr double weightDecay = 0.01;
constexpr double largestGradient = 1;
constexpr int stepsPerLogLine = 20;
constexpr std::size_t validationSequences = 64;
constexpr double mostNotes = 1e18;

class LstmNetworkTraining : public NetworkTraining {
public:
    LstmNetworkTraining(const LstmTraining& options, std::span<const TokenPiece> pieces,
                        std::span<const TokenSequence> validation)
        : options_(options), pieces_(pieces), sampler_(pieces),
          validation_(validation), model_{options.hidden}, network_(model_.hidden),
          optimiser_(network_->parameters(), weightDecay) {}

    Result<std::string> step(TrainingRun& run) override {
        auto random = run.random();
        torch::manual_seed(random()); // dropout, the same whether the run was stopped or not
        std::vector<TokenSequence> sequences;
        for (std::size_t i = 0; i < sequencesTogether; ++i)
            sequences.push_back(sampler_.draw(random, notesOfASequence));
        network_->train();
        const NoteBatch batch = noteBatch(sequences);
        LstmState state = network_->firstState(sequencesTogether);
        const auto outputs = network_->read(batch.before, batch.key, batch.style, state);
        const auto nats = noteNats(network_, batch, outputs);
        const auto notes = (batch.target[1] != noTarget).sum().item<double>();
        const auto loss = (nats[0].sum() + nats[1].sum() + nats[2].sum() + nats[3].sum()) / notes;
        const auto value = loss.item<double>();
        if (!std::isfinite(value)) return internalError("Training diverged: the loss is no longer a number.");
        loss.backward();
        optimiser_.step(learningRate(peakLearningRate, run.spent()), largestGradient);
        if (run.step() % stepsPerLogLine == 0) run.log({{"loss", value}});
        notes_ += notes;
        return ", " + std::to_string(value) + " nats a note";
    }

    Status measure(TrainingRun& run) override {
        run.log({{"validation_nats", validationNats()}});
        return {};
    }

    void store(WeightFile& checkpoint) const override {
        checkpoint.metadata["notes"] = notes_;
        storeState(*network_, networkPrefix, checkpoint.tensors);
        optimiser_.store(checkpoint.tensors);
    }

    Status restore(const WeightFile& checkpoint) override {
        const auto notes = numberIn(checkpoint.metadata, "notes", 0, mostNotes);
        if (!notes) return notes.error();
        notes_ = *notes;
        if (auto done = restoreState(*network_, networkPrefix, checkpoint.tensors, "The checkpoint"); !done)
            return done;
        return optimiser_.restore(checkpoint.tensors);
    }

    Status finish(TrainingRun& run, const Task& /*task*/) override {
        WeightFile file;
        file.metadata = describe(model_);
        file.metadata["training"] = {{"pieces", pieces_.size()},
                                     {"seed", options_.seed},
                                     {"steps", run.step()},
                                     {"notes", notes_},
                                     {"minutes", std::round(run.minutes() * 10) / 10}};
        file.metadata["validation"] = {{"nats_per_note", validationNats()},
                                       {"sequences", validation_.size()}};
        storeState(*network_, "", file.tensors);
        return writeWeights(file, options_.weights, TensorPrecision::float16);
    }

private:
    static constexpr const char* networkPrefix = "network.";

    /// A glance at music of the validation split, without key and style.
    double validationNats() {
        const torch::NoGradGuard noGradients;
        network_->eval();
        const NoteBatch batch = noteBatch(validation_);
        LstmState state = network_->firstState(static_cast<std::int64_t>(validation_.size()));
        const auto nats =
            noteNats(network_, batch, network_->read(batch.before, batch.key, batch.style, state));
        double sum = 0;
        for (const auto& part : nats)
            sum += part.sum().item<double>();
        return sum / (batch.target[1] != noTarget).sum().item<double>();
    }

    const LstmTraining& options_;
    std::span<const TokenPiece> pieces_;
    ExcerptSampler sampler_;
    std::span<const TokenSequence> validation_;
    LstmModel model_;
    LstmNetwork network_;
    Optimiser optimiser_;
    double notes_ = 0; ///< learnt from so far
};

/// Sequences spread evenly over all of the split.
std::vector<TokenSequence> validationFrom(const std::vector<TokenPiece>& pieces) {
    const auto all = plainExcerpts(pieces, notesOfASequence);
    std::vector<TokenSequence> some;
    const std::size_t count = std::min(validationSequences, all.size());
    for (std::size_t i = 0; i < count; ++i)
        some.push_back(all[i * all.size() / count]);
    return some;
}

void addTo(TrainingDataHash& hash, const std::string& split, const std::vector<TokenPiece>& pieces) {
    for (const TokenPiece& piece : pieces)
        hash.add(split + ' ' + piece.work + ' ' + std::to_string(piece.style) + ' ' + piece.contentHash);
}

} // namespace

Status networks::trainLstm(const LstmTraining& options, const Task& task) {
    const TrainingBudget budget{options.steps, options.minutes};
    if (auto worthwhile = budget.check(); !worthwhile) return worthwhile;
    const auto pieces = readTokenPieces(options.data, "train", {task.cancel, {}});
    if (!pieces) return pieces.error();
    const auto held = readTokenPieces(options.data, "val", {task.cancel, {}});
    if (!held) return held.error();
    const auto validation = validationFrom(*held);
    TrainingDataHash data;
    addTo(data, "train", *pieces);
    addTo(data, "val", *held);
    const TrainingPlan plan{options.weights, budget, options.seed, data.value(),
                            describe(LstmModel{options.hidden})};
    const auto build = [&]() -> Result<std::unique_ptr<NetworkTraining>> {
        return std::unique_ptr<NetworkTraining>(
            std::make_unique<LstmNetworkTraining>(options, *pieces, validation));
    };
    return trainNetwork(plan, options.threads, build, task);
}

} // namespace atos
