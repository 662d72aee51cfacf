// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm_model.h"
#include "compose/plugin/functions.h"
#include "compose/plugin/lstm_network.h"
#include "compose/token_corpus.h"
#include "core/task_part.h"
#include "nn/plugin/adamw.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"

#include <torch/utils.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <numbers>
#include <optional>

namespace atos {
namespace {

constexpr std::size_t sequencesTogether = 16;
constexpr std::size_t notesOfASequence = 192;
constexpr double peakLearningRate = 4e-3;
constexpr double weightDecay = 0.01;
constexpr double warmUp = 0.02; ///< share of the budget
constexpr double largestGradient = 1;
constexpr int checkpoints = 20;
constexpr int stepsPerLogLine = 20;
constexpr std::size_t validationSequences = 64;
constexpr double mostSteps = 1e9;
constexpr double longestRun = 1e8; // seconds

/// The learning rate when this share of the budget is spent: a short rise, then half a cosine.
double learningRate(double spent) {
    const double rise = std::min(1.0, (spent + 0.001) / warmUp);
    return peakLearningRate * rise * 0.5 * (1 + std::cos(std::numbers::pi * spent));
}

class Training {
public:
    Training(const LstmTraining& options, const Task& task, std::vector<TokenPiece> pieces,
             std::vector<TokenSequence> validation)
        : options_(options), task_(task), log_(options.weights.string() + ".log.jsonl", std::ios::app),
          pieces_(std::move(pieces)), sampler_(pieces_), validation_(std::move(validation)) {
        torch::manual_seed(options.seed);
        network_ = LstmNetwork(model_.hidden = options.hidden);
        optimiser_.emplace(network_->parameters(), weightDecay);
    }

    Status run() {
        if (auto resumed = readCheckpoint(); !resumed) return resumed;
        const auto begin = std::chrono::steady_clock::now();
        const double before = seconds_;
        int kept = static_cast<int>(spent() * checkpoints);
        while (spent() < 1) {
            if (task_.cancel.cancelled()) {
                const auto written = writeCheckpoint();
                return written ? Status(cancelled()) : written;
            }
            if (auto stepped = step(); !stepped) return stepped;
            const std::chrono::duration<double> now = std::chrono::steady_clock::now() - begin;
            seconds_ = before + now.count();
            if (spent() * checkpoints < kept + 1) continue;
            kept = static_cast<int>(spent() * checkpoints);
            if (auto written = writeCheckpoint(); !written) return written;
            log({{"step", step_}, {"minutes", seconds_ / 60}, {"validation_nats", validationNats()}});
        }
        if (auto written = writeCheckpoint(); !written) return written;
        return finish();
    }

private:
    std::filesystem::path checkpoint() const { return options_.weights.string() + ".ckpt"; }

    Json identity() const {
        return {{"seed", options_.seed},
                {"steps", options_.steps},
                {"minutes", options_.minutes},
                {"hidden", model_.hidden},
                {"pieces", pieces_.size()}};
    }

    /// The share of the budget that is used up.
    double spent() const {
        if (options_.steps > 0) return std::min(1.0, static_cast<double>(step_) / options_.steps);
        return std::min(1.0, seconds_ / (60 * options_.minutes));
    }

    void log(const Json& line) { log_ << line.dump() << std::endl; }

    Status step() {
        std::seed_seq seeds{options_.seed, static_cast<std::uint64_t>(step_)};
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
        optimiser_->step(learningRate(spent()), largestGradient);
        if (step_ % stepsPerLogLine == 0) log({{"step", step_}, {"minutes", seconds_ / 60}, {"loss", value}});
        ++step_;
        notes_ += notes;
        task_.report(spent(),
                     "Step " + std::to_string(step_) + ", " + std::to_string(value) + " nats a note");
        return {};
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
        file.metadata = {{"kind", "atos-lstm-checkpoint"},
                         {"identity", identity()},
                         {"step", step_},
                         {"seconds", seconds_},
                         {"notes", notes_}};
        storeState(*network_, "network.", file.tensors);
        optimiser_->store(file.tensors);
        return writeWeights(file, checkpoint());
    }

    /// Begins anew when there is no checkpoint of this run.
    Status readCheckpoint() {
        if (!std::filesystem::exists(checkpoint())) return {};
        const auto file = readWeights(checkpoint());
        if (!file) return file.error();
        if (!file->metadata.is_object() || file->metadata.value("identity", Json()) != identity()) return {};
        const auto step = numberIn(file->metadata, "step", 0, mostSteps);
        const auto seconds = numberIn(file->metadata, "seconds", 0, longestRun);
        const auto notes = numberIn(file->metadata, "notes", 0, mostSteps * mostSteps);
        if (!step || !seconds || !notes) return badInput(checkpoint().string() + " is a damaged checkpoint.");
        step_ = static_cast<int>(*step);
        seconds_ = *seconds;
        notes_ = *notes;
        if (auto done = restoreState(*network_, "network.", file->tensors, checkpoint().string()); !done)
            return done;
        return optimiser_->restore(file->tensors, step_);
    }

    Status finish() {
        WeightFile file;
        file.metadata = describe(model_);
        file.metadata["training"] = {{"pieces", pieces_.size()},
                                     {"seed", options_.seed},
                                     {"steps", step_},
                                     {"notes", notes_},
                                     {"minutes", std::round(seconds_ / 6) / 10}};
        file.metadata["validation"] = {{"nats_per_note", validationNats()},
                                       {"sequences", validation_.size()}};
        storeState(*network_, "", file.tensors);
        return writeWeights(file, options_.weights, TensorPrecision::float16);
    }

    const LstmTraining& options_;
    const Task& task_;
    std::ofstream log_; ///< one JSON object a line beside the weights, for whoever wants to see the curve
    std::vector<TokenPiece> pieces_;
    ExcerptSampler sampler_;
    std::vector<TokenSequence> validation_;
    LstmModel model_;
    LstmNetwork network_{nullptr};
    std::optional<AdamW> optimiser_;
    int step_ = 0;
    double seconds_ = 0; ///< spent so far
    double notes_ = 0;   ///< learnt from so far
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
