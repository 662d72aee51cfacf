// SPDX-License-Identifier: Apache-2.0
#include "lab/style/plugin/style_training.h"

#include "lab/style/augmentation.h"
#include "lab/style/head_metrics.h"
#include "lab/style/plugin/assembly.h"
#include "lab/style/plugin/loss.h"
#include "lab/style/plugin/predict.h"
#include "lab/training/best_snapshot.h"
#include "lab/training/plugin/optimiser.h"
#include "lab/training/plugin/train_network.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"
#include "style/model.h"
#include "style/window.h"

#include <torch/utils.h>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr int batchSize = 32;
constexpr double peakLearningRate = 2e-3;
constexpr double weightDecay = 0.05;
constexpr double largestGradient = 3;
constexpr int milestones = 12; ///< tries on the validation split
constexpr std::size_t windowsPerTry = 1;
constexpr int stepsPerLogLine = 10;

/// SplitMix64. Not TrainingRun::random(), so that a seed draws the windows that it always has.
std::mt19937_64 randomOf(std::uint64_t seed, std::int64_t step) {
    std::uint64_t x = seed + 0x9E3779B97F4A7C15U * (static_cast<std::uint64_t>(step) + 1);
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return std::mt19937_64(x ^ (x >> 31U));
}

class StyleNetworkTraining : public NetworkTraining {
public:
    StyleNetworkTraining(const StyleTraining& options, const Task& task,
                         const StyleTrainingData& trainingData)
        : options_(options), task_(task), trainingData_(trainingData),
          sampler_(trainingData.train, trainingData.model.labels),
          network_(trainingData.model.architecture, trainingData.model.networkCounts()),
          optimiser_(network_->parameters(), weightDecay) {}

    /// Takes over the trunk of weights that were trained for other labels or on other music.
    Status startFrom(const WeightFile& file) {
        startContentHash_ = file.contentHash;
        return restoreState(network_->trunk(), "trunk.", file.tensors, options_.startFrom.string());
    }

    Result<std::string> step(TrainingRun& run) override {
        std::mt19937_64 random = randomOf(options_.seed, run.step());
        torch::manual_seed(random());
        auto windows = torch::empty({batchSize, 3, 88, styleWindowFrames});
        std::vector<StyleLabels> truths;
        for (std::size_t i = 0; i < batchSize; ++i) {
            const StylePiece& piece = trainingData_.train[sampler_.draw(random)];
            StyleExample example =
                augmentedWindow(piece, trainingData_.model.labels, styleWindowSeconds, {}, random);
            const auto drawn = drawWindow(std::move(example.music),
                                          {windows.data_ptr<float>() + i * styleWindowSize, styleWindowSize});
            if (!drawn) return drawn.error();
            truths.push_back(std::move(example.truth));
        }
        network_->train();
        const StyleLoss loss = maskedLoss(network_->forward(windows), truths);
        const auto total = loss.total.item<double>();
        if (!std::isfinite(total)) return internalError("Training diverged: the loss is no longer a number.");
        if (loss.total.requires_grad()) loss.total.backward();
        const double rate = learningRate(peakLearningRate, run.spent());
        optimiser_.step(rate, largestGradient);
        if (run.step() % stepsPerLogLine == 0) logStep(run, loss, total, rate);
        return ", loss " + std::to_string(total);
    }

    /// The mean over the heads of macro-F1: rare labels count as much as common ones.
    Status measure(TrainingRun& run) override {
        network_->eval();
        const auto predictions = predictAll(network_, nullptr, trainingData_.validation,
                                            styleWindowSeconds * 4, windowsPerTry, {task_.cancel, {}});
        if (!predictions) return predictions.error();
        double sum = 0;
        int heads = 0;
        Json figures = {{"validation", Json::object()}};
        for (const StyleHead head : styleHeads) {
            const HeadMetrics metrics = atos::measure(head, *predictions, {});
            if (metrics.pieces == 0) continue;
            sum += metrics.macroF1;
            ++heads;
            figures["validation"][std::string(headName(head))] = metricsJson(metrics);
        }
        const double score = heads > 0 ? sum / heads : 0;
        figures["score"] = score;
        run.log(figures);
        if (best_.isBeatenBy(score)) keepBest(score, run.step());
        return {};
    }

    void store(WeightFile& checkpoint) const override {
        storeState(*network_, networkPrefix, checkpoint.tensors);
        optimiser_.store(checkpoint.tensors);
        best_.store(checkpoint);
    }

    Status restore(const WeightFile& checkpoint) override {
        if (auto done = restoreState(*network_, networkPrefix, checkpoint.tensors, "The checkpoint"); !done)
            return done;
        if (auto done = optimiser_.restore(checkpoint.tensors); !done) return done;
        return best_.restore(checkpoint);
    }

    /// Puts the best network together with the rest and writes the weights.
    Status finish(TrainingRun& run, const Task& task) override {
        if (best_.empty()) keepBest(0, run.step());
        if (auto restored = restoreState(*network_, "", best_.tensors(), "The best snapshot"); !restored)
            return restored;
        const Json story = {{"data", trainingData_.contentHash},
                            {"pieces", trainingData_.train.size()},
                            {"seed", options_.seed},
                            {"start_from", startContentHash_},
                            {"steps", run.step()},
                            {"minutes", std::round(run.minutes() * 10) / 10}};
        return assembleStyle(options_, trainingData_, network_, story, task);
    }

private:
    static constexpr const char* networkPrefix = "network.";

    void logStep(TrainingRun& run, const StyleLoss& loss, double total, double rate) const {
        Json heads = Json::object();
        for (std::size_t head = 0; head < loss.heads.size(); ++head)
            if (loss.heads[head].defined())
                heads[std::string(headName(styleHeads[head]))] = loss.heads[head].item<double>();
        run.log({{"learning_rate", rate}, {"loss", total}, {"heads", std::move(heads)}});
    }

    void keepBest(double score, std::int64_t step) {
        std::map<std::string, Tensor> tensors;
        storeState(*network_, "", tensors);
        best_.keep(score, step, std::move(tensors));
    }

    const StyleTraining& options_;
    const Task& task_;
    const StyleTrainingData& trainingData_;
    PieceSampler sampler_;
    StyleNetwork network_;
    Optimiser optimiser_;
    BestSnapshot best_{BestSnapshot::Better::higher};
    std::string startContentHash_; ///< of the weights whose trunk it began with
};

/// Everything but the network, which other weights lend.
Status fitAround(const StyleTraining& options, const StyleTrainingData& trainingData, const Task& task) {
    const auto file = readWeights(options.network);
    if (!file) return file.error();
    StyleNetwork network(trainingData.model.architecture, trainingData.model.networkCounts());
    if (auto restored = restoreState(*network, "", file->tensors, options.network.string()); !restored)
        return restored;
    return assembleStyle(options, trainingData, network, file->metadata.value("training", Json::object()),
                         task);
}

Status trainAnew(const StyleTraining& options, const StyleTrainingData& trainingData, const Task& task) {
    WeightFile start;
    if (!options.startFrom.empty()) {
        auto file = readWeights(options.startFrom);
        if (!file) return file.error();
        start = std::move(*file);
    }
    const TrainingPlan plan{options.weights,
                            {options.steps, options.minutes},
                            options.seed,
                            trainingData.contentHash + ' ' + dataContentHash(trainingData.validation),
                            {{"kind", "atos-style"},
                             {"architecture", trainingData.model.architecture.name},
                             {"research", options.research},
                             {"start_from", start.contentHash}},
                            milestones};
    const auto build = [&]() -> Result<std::unique_ptr<NetworkTraining>> {
        auto training = std::make_unique<StyleNetworkTraining>(options, task, trainingData);
        if (!options.startFrom.empty())
            if (auto started = training->startFrom(start); !started) return started.error();
        return Result<std::unique_ptr<NetworkTraining>>(std::move(training));
    };
    return trainNetwork(plan, options.threads, build, task);
}

} // namespace

Status networks::trainStyle(const StyleTraining& options, const Task& task) {
    const auto* architecture = findStyleArchitecture(options.architecture);
    if (architecture == nullptr)
        return badInput("There is no network called \"" + options.architecture + "\".");
    if (auto worthwhile = TrainingBudget{options.steps, options.minutes}.check(); !worthwhile)
        return worthwhile;
    const auto trainingData = readStyleTrainingData(options, *architecture, task);
    if (!trainingData) return trainingData.error();
    if (options.network.empty()) return trainAnew(options, *trainingData, task);
    return withNetworkThreads(options.threads, [&] { return fitAround(options, *trainingData, task); });
}

} // namespace atos
