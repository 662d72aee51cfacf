// SPDX-License-Identifier: Apache-2.0
#include "app/training/run_log.h"
#include "compose/lstm/lstm_model.h"
#include "compose/lstm/plugin/lstm_network.h"
#include "core/task.h"
#include "lab/composition/token_corpus.h"
#include "lab/plugin/functions.h"
#include "lab/training/plugin/adamw.h"
#include "lab/training/plugin/training_run.h"
#include "lab/training/run_log_writer.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"

#include <torch/utils.h>

#include <cmath>
#include <optional>

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

class Training {
public:
    Training(const LstmTraining& options, const Task& task, std::vector<TokenPiece> pieces,
             std::vector<TokenSequence> validation)
        : options_(options), task_(task), run_(options.weights, {options.steps, options.minutes}),
          log_(options.weights), pieces_(std::move(pieces)), sampler_(pieces_),
          validation_(std::move(validation)) {
        torch::manual_seed(options.seed);
        network_ = LstmNetwork(model_.hidden = options.hidden);
        optimiser_.emplace(network_->parameters(), weightDecay);
    }

    Status run() {
        if (auto resumed = readCheckpoint(); !resumed) return resumed;
        const auto keep = [this] { return writeCheckpoint(); };
        const auto milestone = [this]() -> Status {
            if (auto written = writeCheckpoint(); !written) return written;
            log("validation_nats", validationNats());
            return {};
        };
        if (auto trained = run_.train(
                task_, [this] { return step(); }, milestone, keep);
            !trained)
            return trained;
        if (auto written = writeCheckpoint(); !written) return written;
        return finish();
    }

private:
    Json identity() const {
        return {{"seed", options_.seed},
                {"steps", options_.steps},
                {"minutes", options_.minutes},
                {"hidden", model_.hidden},
                {"pieces", pieces_.size()}};
    }

    void log(const char* figure, double value) {
        log_.add({{"step", run_.step()}, {"minutes", run_.seconds() / 60}, {figure, value}});
    }

    Result<std::string> step() {
        std::seed_seq seeds{options_.seed, static_cast<std::uint64_t>(run_.step())};
        std::mt19937_64 random(seeds);
        torch::manual_seed(random()); // dropout, the same whether the run was stopped or not
        std::vector<TokenSequence> sequences;
        for (std::size_t i = 0; i < sequencesTogether; ++i)
            sequences.push_back(sampler_.draw(random, notesOfASequence));
        network_->train();
        const NoteBatch batch = noteBatch(sequences);
        LstmState state = network_->firstState(sequencesTogether);
        const auto heard = network_->read(batch.before, batch.key, batch.style, state);
        const auto nats = noteNats(network_, batch, heard);
        const auto notes = (batch.target[1] != noTarget).sum().item<double>();
        const auto loss = (nats[0].sum() + nats[1].sum() + nats[2].sum() + nats[3].sum()) / notes;
        const auto value = loss.item<double>();
        if (!std::isfinite(value)) return internalError("Training diverged: the loss is no longer a number.");
        loss.backward();
        optimiser_->step(learningRate(peakLearningRate, run_.spent()), largestGradient);
        if (run_.step() % stepsPerLogLine == 0) log("loss", value);
        notes_ += notes;
        return ", " + std::to_string(value) + " nats a note";
    }

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

    Status writeCheckpoint() {
        WeightFile file;
        file.metadata = {{"kind", "atos-lstm-checkpoint"}, {"notes", notes_}};
        storeState(*network_, "network.", file.tensors);
        optimiser_->store(file.tensors);
        return run_.writeCheckpoint(std::move(file), identity());
    }

    /// Begins anew when there is no checkpoint of this run.
    Status readCheckpoint() {
        const auto file = run_.readCheckpoint(identity());
        if (!file) return file.error();
        if (!*file) return {};
        const auto notes = numberIn((*file)->metadata, "notes", 0, mostNotes);
        if (!notes) return run_.damagedCheckpoint();
        notes_ = *notes;
        const auto& tensors = (*file)->tensors;
        if (auto done = restoreState(*network_, "network.", tensors, run_.checkpoint().string()); !done)
            return done;
        return optimiser_->restore(tensors, run_.step());
    }

    Status finish() {
        WeightFile file;
        file.metadata = describe(model_);
        file.metadata["training"] = {{"pieces", pieces_.size()},
                                     {"seed", options_.seed},
                                     {"steps", run_.step()},
                                     {"notes", notes_},
                                     {"minutes", std::round(run_.seconds() / 6) / 10}};
        file.metadata["validation"] = {{"nats_per_note", validationNats()},
                                       {"sequences", validation_.size()}};
        storeState(*network_, "", file.tensors);
        return writeWeights(file, options_.weights, TensorPrecision::float16);
    }

    const LstmTraining& options_;
    const Task& task_;
    TrainingRun run_;
    RunLogWriter log_;
    std::vector<TokenPiece> pieces_;
    ExcerptSampler sampler_;
    std::vector<TokenSequence> validation_;
    LstmModel model_;
    LstmNetwork network_{nullptr};
    std::optional<AdamW> optimiser_;
    double notes_ = 0; ///< learnt from so far
};

/// Sequences spread evenly over all of the split.
Result<std::vector<TokenSequence>> readValidation(const LstmTraining& options, const Task& task) {
    const auto pieces = readTokenPieces(options.data, "val", task);
    if (!pieces) return pieces.error();
    const auto all = plainExcerpts(*pieces, notesOfASequence);
    std::vector<TokenSequence> some;
    const std::size_t count = std::min(validationSequences, all.size());
    for (std::size_t i = 0; i < count; ++i)
        some.push_back(all[i * all.size() / count]);
    return some;
}

} // namespace

Status networks::trainLstm(const LstmTraining& options, const Task& task) {
    if (options.steps <= 0 && options.minutes <= 0)
        return badInput("Training needs a positive number of minutes.");
    auto pieces = readTokenPieces(options.data, "train", {task.cancel, {}});
    if (!pieces) return pieces.error();
    auto validation = readValidation(options, {task.cancel, {}});
    if (!validation) return validation.error();
    useNetworkThreads(std::max(1, options.threads));
    try {
        return Training(options, task, std::move(*pieces), std::move(*validation)).run();
    } catch (const std::exception& failure) {
        return internalError(std::string("Training stopped: ") + failure.what());
    }
}

} // namespace atos
