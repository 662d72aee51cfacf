// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/plugin/adversaries.h"

#include "app/training/run_log.h"
#include "lab/composition/clip_features.h"
#include "lab/composition/clip_figures.h"
#include "lab/composition/sample_strip.h"
#include "lab/training/plugin/training_run.h"
#include "lab/training/run_log_writer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace atos {
namespace {

constexpr std::size_t clipsOfASnapshot = 256;
constexpr std::size_t clipsOfAStrip = 8;
constexpr int stepsPerLogLine = 20;
constexpr double mostSteps = 1e9;
constexpr double worstDistance = 1e9;
constexpr const char* checkpointKind = "atos-gan-checkpoint";
constexpr const char* bestPrefix = "best.";

class Run {
public:
    Run(Adversaries& pair, const GanTraining& options, const std::vector<NoteGrid>& validation,
        const Task& task)
        : pair_(pair), options_(options), task_(task),
          run_(options.weights, {options.steps, options.minutes}), log_(options.weights),
          frechetReference_(featurePoints(validation)) {}

    Status train() {
        if (auto resumed = readCheckpoint(); !resumed) return resumed;
        const auto learn = [this] { return step(); };
        const auto snapshot = [this] { return takeSnapshot(); };
        const auto keep = [this] { return writeCheckpoint(); };
        if (auto trained = run_.train(task_, learn, snapshot, keep); !trained) return trained;
        return writeBest();
    }

private:
    Json identity() const {
        Json identity = pair_.describe();
        identity["seed"] = options_.seed;
        identity["steps"] = options_.steps;
        identity["minutes"] = options_.minutes;
        return identity;
    }

    double minutes() const { return std::round(run_.seconds() * 10 / 6) / 100; }

    Result<std::string> step() {
        const AdversaryFigures figures = pair_.learn(run_.step(), run_.spent());
        if (!std::isfinite(figures.generatorLoss) || !std::isfinite(figures.discriminatorLoss))
            return internalError("Training diverged: a loss is no longer a number.");
        if (run_.step() % stepsPerLogLine == 0) log_.add(lineOf(figures));
        return std::string();
    }

    Json lineOf(const AdversaryFigures& figures) const {
        Json line{{"step", run_.step()}, {"minutes", minutes()}, {"generator_loss", figures.generatorLoss}};
        if (!figures.adversarial) return line;
        line["critic_loss"] = figures.discriminatorLoss;
        line["on_real"] = figures.onReal;
        line["on_fake"] = figures.onFake;
        return line;
    }

    Status takeSnapshot() {
        const auto clips = pair_.sample(clipsOfASnapshot);
        const double distance = std::min(frechetReference_.distance(featurePoints(clips)), worstDistance);
        log_.add({{"step", run_.step()}, {"minutes", minutes()}, {"frechet", distance}});
        const auto shown = std::min(clipsOfAStrip, clips.size());
        if (auto drawn = writeSampleStrip(std::span(clips).first(shown), sampleStripOf(options_.weights));
            !drawn)
            return drawn;
        if (best_.empty() || distance < bestDistance_) {
            bestDistance_ = distance;
            bestStep_ = run_.step();
            best_.clear();
            pair_.storeGenerator(best_);
            if (auto written = writeBest(); !written) return written;
        }
        return writeCheckpoint();
    }

    Status writeBest() const {
        WeightFile file;
        file.metadata = pair_.describe();
        file.metadata["training"] = {{"seed", options_.seed},
                                     {"steps", run_.step()},
                                     {"minutes", minutes()},
                                     {"kept_step", bestStep_},
                                     {"validation_frechet", bestDistance_}};
        file.tensors = best_;
        return writeWeights(file, options_.weights, TensorPrecision::float16);
    }

    Status writeCheckpoint() const {
        WeightFile file;
        file.metadata = {
            {"kind", checkpointKind}, {"best_distance", bestDistance_}, {"best_step", bestStep_}};
        pair_.storeAll(file.tensors);
        for (const auto& [name, tensor] : best_)
            file.tensors[bestPrefix + name] = tensor;
        return run_.writeCheckpoint(std::move(file), identity());
    }

    /// Begins anew when there is no checkpoint of this run.
    Status readCheckpoint() {
        const auto file = run_.readCheckpoint(identity());
        if (!file) return file.error();
        if (!*file) return {};
        const Json& metadata = (*file)->metadata;
        const auto& tensors = (*file)->tensors;
        const auto distance = numberIn(metadata, "best_distance", 0, worstDistance);
        const auto bestStep = numberIn(metadata, "best_step", 0, mostSteps);
        if (!distance || !bestStep) return run_.damagedCheckpoint();
        bestDistance_ = *distance;
        bestStep_ = static_cast<std::int64_t>(*bestStep);
        const std::string prefix = bestPrefix;
        for (const auto& [name, tensor] : tensors)
            if (name.starts_with(prefix)) best_[name.substr(prefix.size())] = tensor;
        return pair_.restoreAll(tensors, run_.step());
    }

    Adversaries& pair_;
    const GanTraining& options_;
    const Task& task_;
    TrainingRun run_;
    RunLogWriter log_;
    FrechetReference frechetReference_;
    std::map<std::string, Tensor> best_; ///< the generator of the best snapshot
    double bestDistance_ = 0;
    std::int64_t bestStep_ = 0;
};

} // namespace

Status trainAdversaries(Adversaries& pair, const GanTraining& options,
                        const std::vector<NoteGrid>& validation, const Task& task) {
    if (options.steps <= 0 && options.minutes <= 0)
        return badInput("Training needs a positive number of minutes.");
    if (validation.size() <= clipFeatureCount)
        return badInput("The validation split has too little music to choose weights by.");
    return Run(pair, options, validation, task).train();
}

} // namespace atos
