// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/plugin/transcription_training.h"

#include "lab/training/plugin/optimiser.h"
#include "lab/training/plugin/train_network.h"
#include "lab/training/training_data_hash.h"
#include "lab/transcription/clip_store.h"
#include "lab/transcription/fit_thresholds.h"
#include "lab/transcription/plugin/loss.h"
#include "nn/plugin/state.h"
#include "transcribe/plugin/recogniser.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace atos {
namespace {

constexpr int clipsTogether = 6;
constexpr int framesOfAClip = 4 * framesPerSecond;
constexpr double peakLearningRate = 2e-3;
constexpr double largestGradient = 3;
constexpr int stepsPerLogLine = 20;

class TranscriptionNetworkTraining : public NetworkTraining {
public:
    TranscriptionNetworkTraining(const TranscriptionTraining& options, std::vector<RenderedClip> train,
                                 std::vector<RenderedClip> validation)
        : options_(options), train_(std::move(train)), validation_(std::move(validation)),
          features_(train_.size()), network_(model_.channels, model_.hidden),
          optimiser_(network_->parameters(), 0.0) {}

    Result<std::string> step(TrainingRun& run) override {
        auto random = run.random();
        auto levels = torch::empty({clipsTogether, framesOfAClip, constantQBins});
        std::vector<NoteActivity> truth;
        std::vector<float> decibels;
        for (int i = 0; i < clipsTogether; ++i) {
            const auto drawn =
                featuresOf(std::uniform_int_distribution<std::size_t>(0, train_.size() - 1)(random));
            if (!drawn) return drawn.error();
            const RenderedFeatures& from = **drawn;
            const int latest = std::max(0, from.frames() - framesOfAClip);
            const int first = std::uniform_int_distribution(0, latest)(random);
            from.copyLevels(first, framesOfAClip, decibels);
            augmentLevels(decibels, random);
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
        optimiser_.step(learningRate(peakLearningRate, run.spent()), largestGradient);
        if (run.step() % stepsPerLogLine == 0) run.log({{"loss", value}});
        return ", loss " + std::to_string(value);
    }

    Status measure(TrainingRun& /*run*/) override { return {}; }

    void store(WeightFile& checkpoint) const override {
        storeState(*network_, networkPrefix, checkpoint.tensors);
        optimiser_.store(checkpoint.tensors);
    }

    Status restore(const WeightFile& checkpoint) override {
        if (auto done = restoreState(*network_, networkPrefix, checkpoint.tensors, "The checkpoint"); !done)
            return done;
        return optimiser_.restore(checkpoint.tensors);
    }

    /// Chooses the thresholds on the validation clips and writes the weights.
    Status finish(TrainingRun& run, const Task& task) override {
        network_->eval();
        const auto inferActivity = [this](std::span<const float> levels) { return infer(network_, levels); };
        const auto fitted = fitThresholds(validation_, inferActivity, task);
        if (!fitted) return fitted.error();
        model_.thresholds = fitted->thresholds;
        WeightFile file;
        file.metadata = describe(model_);
        file.metadata["training"] = {{"clips", train_.size()},
                                     {"seed", options_.seed},
                                     {"steps", run.step()},
                                     {"minutes", std::round(run.minutes() * 10) / 10}};
        file.metadata["validation"] = fitted->metrics;
        storeState(*network_, "", file.tensors);
        return writeWeights(file, options_.weights);
    }

private:
    static constexpr const char* networkPrefix = "network.";

    Result<const RenderedFeatures*> featuresOf(std::size_t clip) {
        if (!features_[clip]) {
            auto read = readFeatures(train_[clip]);
            if (!read) return read.error();
            features_[clip] = std::move(*read);
        }
        return &*features_[clip];
    }

    const TranscriptionTraining& options_;
    std::vector<RenderedClip> train_, validation_;
    std::vector<std::optional<RenderedFeatures>> features_; ///< of `train_`, once they were needed
    TranscriptionModel model_;
    TranscriptionNetwork network_;
    Optimiser optimiser_;
};

std::string hashOf(const std::vector<RenderedClip>& clips) {
    TrainingDataHash hash;
    for (const RenderedClip& clip : clips)
        hash.add((clip.validation ? "val " : "train ") + clip.sound.filename().string() + ' '
                 + clip.contentHash);
    return hash.value();
}

} // namespace

Status networks::trainTranscription(const TranscriptionTraining& options, const Task& task) {
    const TrainingBudget budget{options.steps, options.minutes};
    if (auto worthwhile = budget.check(); !worthwhile) return worthwhile;
    const auto clips = readRenderedSet(options.data);
    if (!clips) return clips.error();
    std::vector<RenderedClip> train, validation;
    for (const RenderedClip& clip : *clips)
        (clip.validation ? validation : train).push_back(clip);
    if (train.empty() || validation.empty())
        return badInput("The rendered set has no clips to train on, or none to choose thresholds by.");
    const TrainingPlan plan{options.weights, budget, options.seed, hashOf(*clips),
                            describe(TranscriptionModel{})};
    const auto build = [&]() -> Result<std::unique_ptr<NetworkTraining>> {
        return std::unique_ptr<NetworkTraining>(
            std::make_unique<TranscriptionNetworkTraining>(options, train, validation));
    };
    return trainNetwork(plan, options.threads, build, task);
}

} // namespace atos
