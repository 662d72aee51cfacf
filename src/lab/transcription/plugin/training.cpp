// SPDX-License-Identifier: Apache-2.0
#include "lab/plugin/functions.h"
#include "lab/training/plugin/adamw.h"
#include "lab/training/plugin/training_run.h"
#include "lab/transcription/clip_store.h"
#include "lab/transcription/fit_thresholds.h"
#include "lab/transcription/plugin/loss.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"
#include "transcribe/plugin/recogniser.h"

#include <torch/utils.h>

#include <cmath>
#include <fstream>
#include <optional>

namespace atos {
namespace {

constexpr int clipsTogether = 6;
constexpr int framesOfAClip = 4 * framesPerSecond;
constexpr double peakLearningRate = 2e-3;
constexpr double largestGradient = 3;
constexpr int stepsPerLogLine = 20;

class Training {
public:
    Training(const TranscriptionTraining& options, const Task& task, std::vector<RenderedClip> clips)
        : options_(options), task_(task), run_(options.weights, {options.steps, options.minutes}),
          log_(options.weights.string() + ".log.jsonl", std::ios::app) {
        for (RenderedClip& clip : clips)
            (clip.validation ? validation_ : train_).push_back(std::move(clip));
        clips_.resize(train_.size());
        torch::manual_seed(options.seed);
        network_ = TranscriptionNetwork(model_.channels, model_.hidden);
        optimiser_.emplace(network_->parameters(), 0.0);
    }

    Status run() {
        if (train_.empty() || validation_.empty())
            return badInput("The rendered set has no clips to train on, or none to choose thresholds by.");
        if (auto resumed = readCheckpoint(); !resumed) return resumed;
        const auto keep = [this] { return writeCheckpoint(); };
        if (auto trained = run_.train(
                task_, [this] { return step(); }, keep, keep);
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
                {"channels", model_.channels},
                {"hidden", model_.hidden}};
    }

    Result<const RenderedFeatures*> clip(std::size_t which) {
        if (!clips_[which]) {
            auto heard = readClip(train_[which]);
            if (!heard) return heard.error();
            clips_[which] = std::move(*heard);
        }
        return &*clips_[which];
    }

    Result<std::string> step() {
        std::seed_seq seeds{options_.seed, static_cast<std::uint64_t>(run_.step())};
        std::mt19937_64 random(seeds);
        auto levels = torch::empty({clipsTogether, framesOfAClip, constantQBins});
        std::vector<NoteActivity> truth;
        std::vector<float> decibels;
        for (int i = 0; i < clipsTogether; ++i) {
            const auto heard = clip(std::uniform_int_distribution<std::size_t>(0, train_.size() - 1)(random));
            if (!heard) return heard.error();
            const RenderedFeatures& from = **heard;
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
        optimiser_->step(learningRate(peakLearningRate, run_.spent()), largestGradient);
        if (run_.step() % stepsPerLogLine == 0)
            log_ << Json{{"step", run_.step()}, {"minutes", run_.seconds() / 60}, {"loss", value}}.dump()
                 << std::endl;
        return ", loss " + std::to_string(value);
    }

    Status writeCheckpoint() {
        WeightFile file;
        file.metadata = {{"kind", "atos-transcribe-checkpoint"}};
        storeState(*network_, "network.", file.tensors);
        optimiser_->store(file.tensors);
        return run_.writeCheckpoint(std::move(file), identity());
    }

    /// Begins anew when there is no checkpoint of this run.
    Status readCheckpoint() {
        const auto file = run_.readCheckpoint(identity());
        if (!file) return file.error();
        if (!*file) return {};
        const auto& tensors = (*file)->tensors;
        if (auto done = restoreState(*network_, "network.", tensors, run_.checkpoint().string()); !done)
            return done;
        return optimiser_->restore(tensors, run_.step());
    }

    /// Chooses the thresholds on the validation clips and writes the weights.
    Status finish() {
        network_->eval();
        const auto inferred = [this](std::span<const float> levels) { return infer(network_, levels); };
        const auto fitted = fitThresholds(validation_, inferred, task_);
        if (!fitted) return fitted.error();
        model_.thresholds = fitted->thresholds;
        WeightFile file;
        file.metadata = describe(model_);
        file.metadata["training"] = {{"clips", train_.size()},
                                     {"seed", options_.seed},
                                     {"steps", run_.step()},
                                     {"minutes", std::round(run_.seconds() / 6) / 10}};
        file.metadata["validation"] = fitted->metrics;
        storeState(*network_, "", file.tensors);
        return writeWeights(file, options_.weights);
    }

    const TranscriptionTraining& options_;
    const Task& task_;
    TrainingRun run_;
    std::ofstream log_; ///< one JSON object a line beside the weights, for whoever wants to see the curve
    std::vector<RenderedClip> train_, validation_;
    std::vector<std::optional<RenderedFeatures>> clips_; ///< of `train_`, once they were needed
    TranscriptionModel model_;
    TranscriptionNetwork network_{nullptr};
    std::optional<AdamW> optimiser_;
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
