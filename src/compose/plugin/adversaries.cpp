// SPDX-License-Identifier: Apache-2.0
#include "compose/plugin/adversaries.h"

#include "compose/clip_features.h"
#include "compose/clip_figures.h"
#include "compose/run_log.h"
#include "compose/sample_strip.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace atos {
namespace {

constexpr int snapshots = 20;
constexpr std::size_t clipsOfASnapshot = 256;
constexpr std::size_t clipsOfAStrip = 8;
constexpr int stepsPerLogLine = 20;
constexpr double mostSteps = 1e9;
constexpr double longestRun = 1e8; // seconds
constexpr double worstDistance = 1e9;
constexpr const char* checkpointKind = "atos-gan-checkpoint";
constexpr const char* bestPrefix = "best.";

class Run {
public:
    Run(Adversaries& pair, const GanTraining& options, const std::vector<NoteGrid>& validation,
        const Task& task)
        : pair_(pair), options_(options), task_(task), log_(options.weights),
          yardstick_(featurePoints(validation)) {}

    Status train() {
        if (auto resumed = readCheckpoint(); !resumed) return resumed;
        const auto begin = std::chrono::steady_clock::now();
        const double before = seconds_;
        int taken = static_cast<int>(spent() * snapshots);
        while (spent() < 1) {
            if (task_.cancel.cancelled()) {
                const auto written = writeCheckpoint();
                return written ? Status(cancelled()) : written;
            }
            if (auto stepped = step(); !stepped) return stepped;
            const std::chrono::duration<double> now = std::chrono::steady_clock::now() - begin;
            seconds_ = before + now.count();
            if (spent() * snapshots < taken + 1) continue;
            taken = static_cast<int>(spent() * snapshots);
            if (auto kept = takeSnapshot(); !kept) return kept;
        }
        return writeBest();
    }

private:
    std::filesystem::path checkpoint() const { return options_.weights.string() + ".ckpt"; }

    Json identity() const {
        Json identity = pair_.describe();
        identity["seed"] = options_.seed;
        identity["steps"] = options_.steps;
        identity["minutes"] = options_.minutes;
        return identity;
    }

    /// The share of the budget that is used up.
    double spent() const {
        if (options_.steps > 0) return std::min(1.0, static_cast<double>(step_) / options_.steps);
        return std::min(1.0, seconds_ / (60 * options_.minutes));
    }

    double minutes() const { return std::round(seconds_ * 10 / 6) / 100; }

    Status step() {
        const AdversaryFigures figures = pair_.learn(step_, spent());
        if (!std::isfinite(figures.generatorLoss) || !std::isfinite(figures.criticLoss))
            return internalError("Training diverged: a loss is no longer a number.");
        if (step_ % stepsPerLogLine == 0) log_.add(lineOf(figures));
        ++step_;
        task_.report(spent(), "Step " + std::to_string(step_));
        return {};
    }

    Json lineOf(const AdversaryFigures& figures) const {
        Json line{{"step", step_}, {"minutes", minutes()}, {"generator_loss", figures.generatorLoss}};
        if (!figures.adversarial) return line;
        line["critic_loss"] = figures.criticLoss;
        line["on_real"] = figures.onReal;
        line["on_fake"] = figures.onFake;
        return line;
    }

    Status takeSnapshot() {
        const auto clips = pair_.sample(clipsOfASnapshot);
        const double distance = std::min(yardstick_.distance(featurePoints(clips)), worstDistance);
        log_.add({{"step", step_}, {"minutes", minutes()}, {"frechet", distance}});
        const auto shown = std::min(clipsOfAStrip, clips.size());
        if (auto drawn = writeSampleStrip(std::span(clips).first(shown), sampleStripOf(options_.weights));
            !drawn)
            return drawn;
        if (best_.empty() || distance < bestDistance_) {
            bestDistance_ = distance;
            bestStep_ = step_;
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
                                     {"steps", step_},
                                     {"minutes", minutes()},
                                     {"kept_step", bestStep_},
                                     {"validation_frechet", bestDistance_}};
        file.tensors = best_;
        return writeWeights(file, options_.weights, TensorPrecision::float16);
    }

    Status writeCheckpoint() const {
        WeightFile file;
        file.metadata = {
            {"kind", checkpointKind}, {"identity", identity()},         {"step", step_},
            {"seconds", seconds_},    {"best_distance", bestDistance_}, {"best_step", bestStep_}};
        pair_.storeAll(file.tensors);
        for (const auto& [name, tensor] : best_)
            file.tensors[bestPrefix + name] = tensor;
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
        const auto distance = numberIn(file->metadata, "best_distance", 0, worstDistance);
        const auto bestStep = numberIn(file->metadata, "best_step", 0, mostSteps);
        if (!step || !seconds || !distance || !bestStep)
            return badInput(checkpoint().string() + " is a damaged checkpoint.");
        step_ = static_cast<std::int64_t>(*step);
        seconds_ = *seconds;
        bestDistance_ = *distance;
        bestStep_ = static_cast<std::int64_t>(*bestStep);
        const std::string prefix = bestPrefix;
        for (const auto& [name, tensor] : file->tensors)
            if (name.starts_with(prefix)) best_[name.substr(prefix.size())] = tensor;
        return pair_.restoreAll(file->tensors, step_);
    }

    Adversaries& pair_;
    const GanTraining& options_;
    const Task& task_;
    RunLogWriter log_;
    FrechetYardstick yardstick_;
    std::map<std::string, Tensor> best_; ///< the generator of the best snapshot
    double bestDistance_ = 0;
    std::int64_t bestStep_ = 0;
    std::int64_t step_ = 0;
    double seconds_ = 0; ///< spent so far
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
