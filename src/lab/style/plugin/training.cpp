// SPDX-License-Identifier: Apache-2.0
#include "lab/plugin/functions.h"
#include "lab/style/augmentation.h"
#include "lab/style/head_metrics.h"
#include "lab/style/plugin/assembly.h"
#include "lab/style/plugin/checkpoint.h"
#include "lab/style/plugin/loss.h"
#include "lab/style/plugin/predict.h"
#include "lab/training/plugin/training_run.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"
#include "style/model.h"
#include "style/plugin/infer.h"
#include "style/window.h"

#include <torch/utils.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <numbers>

namespace atos {
namespace {

constexpr int batchSize = 32;
constexpr double peakLearningRate = 2e-3;
constexpr double weightDecay = 0.05;
constexpr double largestGradient = 3;
constexpr int milestones = 12; ///< tries on the validation split, and checkpoints
constexpr std::size_t windowsPerTry = 1;
constexpr int stepsPerLogLine = 10;

/// SplitMix64: every step has its own randomness, so that a resumed run draws what an uninterrupted one
/// would.
std::uint64_t seedOf(std::uint64_t seed, int step) {
    std::uint64_t x = seed + 0x9E3779B97F4A7C15U * (static_cast<std::uint64_t>(step) + 1);
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

/// One JSON object a line beside the weights, for whoever wants to see the curves.
class Log {
public:
    explicit Log(const std::filesystem::path& weights)
        : file_(weights.string() + ".log.jsonl", std::ios::app) {}
    void write(const Json& line) { file_ << line.dump() << std::endl; }

private:
    std::ofstream file_;
};

class Training {
public:
    Training(const StyleTraining& options, const Task& task, StyleTrainingData material)
        : options_(options), task_(task), material_(std::move(material)),
          sampler_(material_.train, material_.model.labels), log_(options.weights), state_(freshState()) {}

    Status run() {
        if (auto started = startFromOthers(); !started) return started;
        if (const auto resumed = readCheckpoint(state_, identity(), checkpoint()); !resumed)
            return resumed.error();
        begin_ = std::chrono::steady_clock::now();
        secondsBefore_ = state_.seconds;
        while (spent() < 1) {
            if (task_.cancel.cancelled()) {
                const auto written = writeCheckpoint(state_, identity(), checkpoint());
                return written ? Status(cancelled()) : written;
            }
            if (auto stepped = step(); !stepped) return stepped;
            if (spent() * milestones < state_.milestone + 1) continue;
            state_.milestone = static_cast<int>(spent() * milestones);
            if (auto tried = tryOnValidation(); !tried) return tried;
            if (auto written = writeCheckpoint(state_, identity(), checkpoint()); !written) return written;
        }
        return finish();
    }

private:
    TrainingState freshState() const {
        torch::manual_seed(options_.seed);
        StyleNetwork network(material_.model.architecture, material_.model.labelCounts());
        AdamW optimiser(network->parameters(), weightDecay);
        return {std::move(network), std::move(optimiser)};
    }

    /// Takes over the trunk of weights that were trained for other labels or on other music.
    Status startFromOthers() {
        if (options_.startFrom.empty()) return {};
        const std::string what = options_.startFrom.string();
        const auto file = readWeights(options_.startFrom);
        if (!file) return file.error();
        startContentHash_ = file->contentHash;
        return restoreState(state_.network->trunk(), "trunk.", file->tensors, what);
    }

    std::filesystem::path checkpoint() const { return options_.weights.string() + ".ckpt"; }

    Json identity() const {
        return {{"data", material_.contentHash},  {"architecture", material_.model.architecture.name},
                {"seed", options_.seed},          {"steps", options_.steps},
                {"minutes", options_.minutes},    {"research", options_.research},
                {"start_from", startContentHash_}};
    }

    /// The share of the budget that is used up.
    double spent() {
        if (options_.steps > 0) return static_cast<double>(state_.step) / options_.steps;
        const std::chrono::duration<double> now = std::chrono::steady_clock::now() - begin_;
        state_.seconds = secondsBefore_ + now.count();
        return std::min(1.0, state_.seconds / (60 * options_.minutes));
    }

    Status step() {
        std::mt19937_64 random(seedOf(options_.seed, state_.step));
        torch::manual_seed(random());
        auto windows = torch::empty({batchSize, 3, 88, styleWindowFrames});
        std::vector<StyleLabels> truths;
        for (std::size_t i = 0; i < batchSize; ++i) {
            const StylePiece& piece = material_.train[sampler_.draw(random)];
            StyleExample example =
                augmentedExcerpt(piece, material_.model.labels, styleWindowSeconds, {}, random);
            const auto drawn = drawWindow(std::move(example.music),
                                          {windows.data_ptr<float>() + i * styleWindowSize, styleWindowSize});
            if (!drawn) return drawn.error();
            truths.push_back(std::move(example.truth));
        }
        state_.network->train();
        const StyleLoss loss = maskedLoss(state_.network->forward(windows), truths);
        const auto total = loss.total.item<double>();
        if (!std::isfinite(total)) return internalError("Training diverged: the loss is no longer a number.");
        if (loss.total.requires_grad()) loss.total.backward();
        const double rate = learningRate(peakLearningRate, spent());
        state_.optimiser.step(rate, largestGradient);
        if (state_.step % stepsPerLogLine == 0) logStep(loss, total, rate);
        ++state_.step;
        task_.report(spent(), "Step " + std::to_string(state_.step) + ", loss " + std::to_string(total));
        return {};
    }

    void logStep(const StyleLoss& loss, double total, double rate) {
        Json heads = Json::object();
        for (std::size_t head = 0; head < loss.heads.size(); ++head)
            if (loss.heads[head].defined())
                heads[std::string(headName(styleHeads[head]))] = loss.heads[head].item<double>();
        log_.write({{"step", state_.step},
                    {"minutes", state_.seconds / 60},
                    {"learning_rate", rate},
                    {"loss", total},
                    {"heads", std::move(heads)}});
    }

    /// The mean over the heads of macro-F1: rare labels count as much as common ones.
    Status tryOnValidation() {
        state_.network->eval();
        const auto answers = predictAll(state_.network, nullptr, material_.validation, styleWindowSeconds * 4,
                                        windowsPerTry, {task_.cancel, {}});
        if (!answers) return answers.error();
        double sum = 0;
        int heads = 0;
        Json line = {{"step", state_.step}, {"minutes", state_.seconds / 60}, {"validation", Json::object()}};
        for (const StyleHead head : styleHeads) {
            const HeadMetrics metrics = measure(head, *answers, {});
            if (metrics.pieces == 0) continue;
            sum += metrics.macroF1;
            ++heads;
            line["validation"][std::string(headName(head))] = metricsJson(metrics);
        }
        const double score = heads > 0 ? sum / heads : 0;
        line["score"] = score;
        log_.write(line);
        state_.keepIfBest(score);
        return {};
    }

    /// Puts the best network together with the rest and writes the weights.
    Status finish() {
        if (state_.best.empty()) state_.keepIfBest(0);
        if (auto restored = restoreState(*state_.network, "", state_.best, "The best snapshot"); !restored)
            return restored;
        const Json story = {
            {"data", material_.contentHash}, {"pieces", material_.train.size()},
            {"seed", options_.seed},         {"start_from", startContentHash_},
            {"steps", state_.step},          {"minutes", std::round(state_.seconds / 6) / 10}};
        if (auto written = assembleStyle(options_, material_, state_.network, story, task_); !written)
            return written;
        std::error_code ignored;
        std::filesystem::remove(checkpoint(), ignored);
        return {};
    }

    const StyleTraining& options_;
    const Task& task_;
    StyleTrainingData material_;
    PieceSampler sampler_;
    Log log_;
    TrainingState state_;
    std::chrono::steady_clock::time_point begin_{};
    double secondsBefore_ = 0;
    std::string startContentHash_; ///< of the weights whose trunk it began with
};

/// Everything but the network, which other weights lend.
Status fitAround(const StyleTraining& options, const StyleTrainingData& material, const Task& task) {
    const auto file = readWeights(options.network);
    if (!file) return file.error();
    StyleNetwork network(material.model.architecture, material.model.labelCounts());
    if (auto restored = restoreState(*network, "", file->tensors, options.network.string()); !restored)
        return restored;
    return assembleStyle(options, material, network, file->metadata.value("training", Json::object()), task);
}

} // namespace

Status networks::trainStyle(const StyleTraining& options, const Task& task) {
    const auto* architecture = findStyleArchitecture(options.architecture);
    if (architecture == nullptr)
        return badInput("There is no network called \"" + options.architecture + "\".");
    if (options.steps <= 0 && options.minutes <= 0)
        return badInput("Training needs a positive number of minutes.");
    useNetworkThreads(std::max(1, options.threads));
    auto material = gatherMaterial(options, *architecture, task);
    if (!material) return material.error();
    try {
        if (!options.network.empty()) return fitAround(options, *material, task);
        return Training(options, task, std::move(*material)).run();
    } catch (const std::exception& failure) {
        return internalError(std::string("Training stopped: ") + failure.what());
    }
}

} // namespace atos
