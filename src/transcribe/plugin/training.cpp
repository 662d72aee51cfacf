// SPDX-License-Identifier: Apache-2.0
#include "nn/plugin/adamw.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"
#include "transcribe/clip_store.h"
#include "transcribe/fit_thresholds.h"
#include "transcribe/plugin/functions.h"
#include "transcribe/plugin/listener.h"
#include "transcribe/plugin/loss.h"

#include <torch/utils.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <numbers>
#include <optional>

namespace atos {
namespace {

constexpr int clipsTogether = 6;
constexpr int framesOfAClip = 4 * framesPerSecond;
constexpr double peakLearningRate = 2e-3;
constexpr double warmUp = 0.02; ///< share of the budget
constexpr double largestGradient = 3;
constexpr int checkpoints = 20;
constexpr int stepsPerLogLine = 20;
constexpr double mostSteps = 1e9;
constexpr double longestRun = 1e8; // seconds

/// The learning rate when this share of the budget is spent: a short rise, then half a cosine.
double learningRate(double spent) {
    const double rise = std::min(1.0, (spent + 0.001) / warmUp);
    return peakLearningRate * rise * 0.5 * (1 + std::cos(std::numbers::pi * spent));
}

class Training {
public:
    Training(const TranscriptionTraining& options, const Task& task, std::vector<RenderedClip> clips)
        : options_(options), task_(task), log_(options.weights.string() + ".log.jsonl", std::ios::app) {
        for (RenderedClip& clip : clips)
            (clip.validation ? validation_ : train_).push_back(std::move(clip));
        heard_.resize(train_.size());
        torch::manual_seed(options.seed);
        network_ = TranscriptionNetwork(model_.channels, model_.hidden);
        optimiser_.emplace(network_->parameters(), 0.0);
    }

    Status run() {
        if (train_.empty() || validation_.empty())
            return badInput("The rendered set has no clips to train on, or none to choose thresholds by.");
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
                {"channels", model_.channels},
                {"hidden", model_.hidden}};
    }

    /// The share of the budget that is used up.
    double spent() const {
        if (options_.steps > 0) return std::min(1.0, static_cast<double>(step_) / options_.steps);
        return std::min(1.0, seconds_ / (60 * options_.minutes));
    }

    Result<const HeardClip*> clip(std::size_t which) {
        if (!heard_[which]) {
            auto heard = hearClip(train_[which]);
            if (!heard) return heard.error();
            heard_[which] = std::move(*heard);
        }
        return &*heard_[which];
    }

    Status step() {
        std::seed_seq seeds{options_.seed, static_cast<std::uint64_t>(step_)};
        std::mt19937_64 random(seeds);
        auto levels = torch::empty({clipsTogether, framesOfAClip, constantQBins});
        std::vector<NoteActivity> truth;
        std::vector<float> decibels;
        for (int i = 0; i < clipsTogether; ++i) {
            const auto heard = clip(std::uniform_int_distribution<std::size_t>(0, train_.size() - 1)(random));
            if (!heard) return heard.error();
            const HeardClip& from = **heard;
            const int latest = std::max(0, from.frames() - framesOfAClip);
            const int first = std::uniform_int_distribution(0, latest)(random);
            from.copyLevels(first, framesOfAClip, decibels);
            disguise(decibels, random);
            std::copy(decibels.begin(), decibels.end(),
                      levels.data_ptr<float>()
                          + static_cast<std::ptrdiff_t>(i) * framesOfAClip * constantQBins);
            truth.push_back(activityOf(from.sounding, from.pedals, first, framesOfAClip));
        }
        network_->train();
        const auto loss = transcriptionLoss(network_->forward(levels), truth);
        const auto value = loss.item<double>();
        if (!std::isfinite(value)) return internalError("Training diverged: the loss is no longer a number.");
        loss.backward();
        optimiser_->step(learningRate(spent()), largestGradient);
        if (step_ % stepsPerLogLine == 0)
            log_ << Json{{"step", step_}, {"minutes", seconds_ / 60}, {"loss", value}}.dump() << std::endl;
        ++step_;
        task_.report(spent(), "Step " + std::to_string(step_) + ", loss " + std::to_string(value));
        return {};
    }

    Status writeCheckpoint() {
        WeightFile file;
        file.metadata = {{"kind", "atos-transcribe-checkpoint"},
                         {"identity", identity()},
                         {"step", step_},
                         {"seconds", seconds_}};
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
        if (!step || !seconds) return badInput(checkpoint().string() + " is a damaged checkpoint.");
        step_ = static_cast<int>(*step);
        seconds_ = *seconds;
        if (auto done = restoreState(*network_, "network.", file->tensors, checkpoint().string()); !done)
            return done;
        return optimiser_->restore(file->tensors, step_);
    }

    /// Chooses the thresholds on the validation clips and writes the weights.
    Status finish() {
        network_->eval();
        const auto listen = [this](std::span<const float> levels) { return hear(network_, levels); };
        const auto fitted = fitThresholds(validation_, listen, task_);
        if (!fitted) return fitted.error();
        model_.thresholds = fitted->thresholds;
        WeightFile file;
        file.metadata = describe(model_);
        file.metadata["training"] = {{"clips", train_.size()},
                                     {"seed", options_.seed},
                                     {"steps", step_},
                                     {"minutes", std::round(seconds_ / 6) / 10}};
        file.metadata["validation"] = fitted->metrics;
        storeState(*network_, "", file.tensors);
        return writeWeights(file, options_.weights);
    }

    const TranscriptionTraining& options_;
    const Task& task_;
    std::ofstream log_; ///< one JSON object a line beside the weights, for whoever wants to see the curve
    std::vector<RenderedClip> train_, validation_;
    std::vector<std::optional<HeardClip>> heard_; ///< of `train_`, once they were needed
    TranscriptionModel model_;
    TranscriptionNetwork network_{nullptr};
    std::optional<AdamW> optimiser_;
    int step_ = 0;
    double seconds_ = 0; ///< spent so far
};

} // namespace

Status networks::trainTranscription(const TranscriptionTraining& options, const Task& task) {
    if (options.steps <= 0 && options.minutes <= 0)
        return badInput("Training needs a positive number of minutes.");
    auto clips = readRenderedSet(options.data);
    if (!clips) return clips.error();
    useNetworkThreads(std::max(1, options.threads));
    try {
        return Training(options, task, std::move(*clips)).run();
    } catch (const std::exception& failure) {
        return internalError(std::string("Training stopped: ") + failure.what());
    }
}

} // namespace atos
