// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/plugin/adversarial_training.h"

#include "app/training/run_log.h"
#include "compose/gan/image_gan.h"
#include "lab/composition/clip_features.h"
#include "lab/composition/clip_figures.h"
#include "lab/composition/sample_strip.h"
#include "lab/training/best_snapshot.h"
#include "lab/training/plugin/train_network.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr std::size_t clipsOfASnapshot = 256;
constexpr std::size_t clipsOfAStrip = 8;
constexpr int stepsPerLogLine = 20;
constexpr std::size_t validationClips = 400;
constexpr std::uint64_t validationSeed = 1;
constexpr double worstDistance = 1e9;

class AdversarialTraining : public NetworkTraining {
public:
    AdversarialTraining(std::unique_ptr<Adversaries> pair, const GanTraining& options,
                        const std::vector<NoteGrid>& validation)
        : pair_(std::move(pair)), options_(options), reference_(featurePoints(validation)) {}

    Result<std::string> step(TrainingRun& run) override {
        auto random = run.random();
        const AdversaryFigures figures = pair_->learn(run.step(), run.spent(), random);
        if (!std::isfinite(figures.generatorLoss) || !std::isfinite(figures.discriminatorLoss))
            return internalError("Training diverged: a loss is no longer a number.");
        if (run.step() % stepsPerLogLine == 0) run.log(jsonOf(figures));
        return std::string();
    }

    /// How far the generator's clips are from real ones; writes the weights when they were never nearer.
    Status measure(TrainingRun& run) override {
        const auto clips = pair_->sample(clipsOfASnapshot);
        const double distance = std::min(reference_.distance(featurePoints(clips)), worstDistance);
        run.log({{"frechet", distance}});
        const auto shown = std::min(clipsOfAStrip, clips.size());
        if (auto drawn = writeSampleStrip(std::span(clips).first(shown), sampleStripOf(options_.weights));
            !drawn)
            return drawn;
        if (!best_.isBeatenBy(distance)) return {};
        std::map<std::string, Tensor> generator;
        pair_->storeGenerator(generator);
        best_.keep(distance, run.step(), std::move(generator));
        return writeBest(run);
    }

    void store(WeightFile& checkpoint) const override {
        pair_->state().store(checkpoint.tensors);
        best_.store(checkpoint);
    }

    Status restore(const WeightFile& checkpoint) override {
        if (auto restored = best_.restore(checkpoint); !restored) return restored;
        return pair_->state().restore(checkpoint.tensors);
    }

    Status finish(TrainingRun& run, const Task& /*task*/) override { return writeBest(run); }

private:
    static Json jsonOf(const AdversaryFigures& figures) {
        Json json{{"generator_loss", figures.generatorLoss}};
        if (!figures.adversarial) return json;
        json["critic_loss"] = figures.discriminatorLoss;
        json["on_real"] = figures.onReal;
        json["on_fake"] = figures.onFake;
        return json;
    }

    Status writeBest(const TrainingRun& run) const {
        WeightFile file;
        file.metadata = pair_->describe();
        file.metadata["training"] = {{"seed", options_.seed},
                                     {"steps", run.step()},
                                     {"minutes", std::round(run.minutes() * 100) / 100},
                                     {"kept_step", best_.step()},
                                     {"validation_frechet", best_.figure()}};
        file.tensors = best_.tensors();
        return writeWeights(file, options_.weights, TensorPrecision::float16);
    }

    std::unique_ptr<Adversaries> pair_;
    const GanTraining& options_;
    FrechetReference reference_;
    BestSnapshot best_{BestSnapshot::Better::lower}; ///< the generator, by its distance
};

} // namespace

Status trainAdversaries(const std::function<std::unique_ptr<Adversaries>()>& build,
                        const GanTraining& options, const Json& model, const std::string& trainingData,
                        const std::vector<GridPiece>& validation, const Task& task) {
    const auto clips = fixedExcerpts(validation, imageGanColumns, validationClips, validationSeed);
    if (clips.size() <= clipFeatureCount)
        return badInput("The validation split has too little music to choose weights by.");
    const TrainingPlan plan{options.weights,
                            {options.steps, options.minutes},
                            options.seed,
                            trainingData + ' ' + contentHashOf(validation),
                            model};
    const auto training = [&]() -> Result<std::unique_ptr<NetworkTraining>> {
        return std::unique_ptr<NetworkTraining>(
            std::make_unique<AdversarialTraining>(build(), options, clips));
    };
    return trainNetwork(plan, options.threads, training, task);
}

} // namespace atos
