// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/image_gan.h"
#include "compose/gan/plugin/image_gan_sampling.h"
#include "compose/gan/roll_planes.h"
#include "lab/composition/plugin/adversaries.h"
#include "lab/composition/plugin/image_augmentation.h"
#include "lab/composition/plugin/image_gan_discriminator.h"
#include "lab/composition/plugin/moving_average.h"
#include "lab/plugin/functions.h"
#include "lab/training/plugin/adamw.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"

#include <torch/autograd.h>
#include <torch/utils.h>

namespace atos {
namespace {

constexpr int imagesTogether = 12;
constexpr double generatorRate = 4e-4;
constexpr double discriminatorRate = 4e-4;
constexpr double largestGradient = 100;
constexpr double averageDecay = 0.99;
constexpr double noiseAtFirst = 0.3; ///< standard deviation of what both kinds of image are hidden in
constexpr double noiseAtLast = 0.05;
constexpr int stepsPerPenalty = 8;
constexpr double penaltyWeight = 1;
constexpr double anyEra = 0.1; ///< the share of images whose era is kept secret
constexpr int semitonesDown = 5;
constexpr int semitonesUp = 6;
constexpr int validationClips = 400;
constexpr std::uint64_t validationSeed = 1;

struct Images {
    torch::Tensor planes;
    torch::Tensor eras;
};

/// Hinge loss (J. Lim and J. Ye, "Geometric GAN", arXiv:1705.02894) with the remedies of the neighbouring
/// files.
class ImageGanAdversaries : public Adversaries {
public:
    ImageGanAdversaries(const GanTraining& options, const std::vector<GridPiece>& pieces)
        : seed_(options.seed), sampler_(pieces) {
        torch::manual_seed(options.seed);
        generator_ = ImageGanGenerator();
        shown_ = ImageGanGenerator();
        discriminator_ = ImageGanDiscriminator();
        copyState(*generator_, *shown_);
        generatorSteps_.emplace(generator_->parameters(), 0.0, ganDecay);
        discriminatorSteps_.emplace(discriminator_->parameters(), 0.0, ganDecay);
    }

    AdversaryFigures learn(std::int64_t step, double spent) override {
        std::seed_seq seeds{seed_, static_cast<std::uint64_t>(step)};
        std::mt19937_64 random(seeds);
        torch::manual_seed(random());
        noise_ = noiseAtFirst + (noiseAtLast - noiseAtFirst) * spent;
        AdversaryFigures figures;
        const Images real = drawImages(random);
        generator_->train();
        discriminator_->train();
        const auto painted = generator_->forward(torch::randn({imagesTogether, imageGanLatent}), real.eras);
        learnToTell(real, painted.detach(), random, step % stepsPerPenalty == 0, figures);
        learnToPaint(painted, real.eras, random, figures);
        moveTowards(*shown_, *generator_, averageDecay);
        return figures;
    }

    std::vector<NoteGrid> sample(std::size_t count) override {
        shown_->eval();
        std::mt19937_64 random(seed_);
        std::vector<NoteGrid> clips;
        for (std::size_t i = 0; i < count; ++i) {
            const int era = static_cast<int>(i % eraStyles.size());
            clips.push_back(paintRoll(shown_, ImageGanLatent(random), era));
        }
        return clips;
    }

    void storeAll(std::map<std::string, Tensor>& tensors) const override {
        storeState(*generator_, "painter.", tensors);
        storeState(*shown_, "shown.", tensors);
        storeState(*discriminator_, "critic.", tensors);
        generatorSteps_->store(tensors, "painter_adam.");
        discriminatorSteps_->store(tensors, "critic_adam.");
    }

    Status restoreAll(const std::map<std::string, Tensor>& tensors, std::int64_t steps) override {
        const std::string what = "The checkpoint";
        for (const auto& [module, prefix] : std::initializer_list<std::pair<torch::nn::Module*, const char*>>{
                 {generator_.get(), "painter."}, {shown_.get(), "shown."}, {discriminator_.get(), "critic."}})
            if (auto restored = restoreState(*module, prefix, tensors, what); !restored) return restored;
        if (auto restored = generatorSteps_->restore(tensors, steps, "painter_adam."); !restored)
            return restored;
        return discriminatorSteps_->restore(tensors, steps, "critic_adam.");
    }

    void storeGenerator(std::map<std::string, Tensor>& tensors) const override {
        storeState(*shown_, "", tensors);
    }

    Json describe() const override { return describeImageGan(); }

private:
    Images drawImages(std::mt19937_64& random) const {
        Images images{torch::empty({imagesTogether, rollPlanes, planeRows, imageGanColumns}),
                      torch::zeros({imagesTogether}, torch::kLong)};
        const std::size_t size = planeValues(imageGanColumns);
        for (int i = 0; i < imagesTogether; ++i) {
            const GridExcerpt drawn = sampler_.draw(random, imageGanColumns);
            const int semitones = std::uniform_int_distribution(-semitonesDown, semitonesUp)(random);
            paintPlanes(transposed(drawn.grid, semitones),
                        {images.planes.data_ptr<float>() + static_cast<std::size_t>(i) * size, size});
            const bool secret = std::uniform_real_distribution<>(0, 1)(random) < anyEra;
            images.eras[i] = secret ? 0 : drawn.era;
        }
        return images;
    }

    /// Both kinds of image go to the discriminator alike.
    torch::Tensor asShown(const torch::Tensor& planes, std::mt19937_64& random) const {
        const auto moved = augmented(planes, random);
        return moved + noise_ * torch::randn_like(moved);
    }

    void learnToTell(const Images& real, const torch::Tensor& painted, std::mt19937_64& random, bool penalise,
                     AdversaryFigures& figures) {
        discriminator_->zero_grad();
        const auto seen = asShown(real.planes, random).requires_grad_(penalise);
        const auto onReal = discriminator_->forward(seen, real.eras);
        const auto onPainted = discriminator_->forward(asShown(painted, random), real.eras);
        const auto hinge = torch::relu(1 - onReal).mean() + torch::relu(1 + onPainted).mean();
        auto loss = hinge;
        if (penalise) loss = loss + stepsPerPenalty * penaltyWeight / 2 * steepness(onReal, seen);
        loss.backward();
        discriminatorSteps_->step(discriminatorRate, largestGradient);
        figures.discriminatorLoss = hinge.item<double>();
        figures.onReal = onReal.sigmoid().mean().item<double>();
        figures.onFake = onPainted.sigmoid().mean().item<double>();
    }

    /// The mean squared gradient on real images, taken every few steps and weighed accordingly (L. Mescheder
    /// and others, arXiv:1801.04406; T. Karras and others, arXiv:1912.04958).
    static torch::Tensor steepness(const torch::Tensor& scores, const torch::Tensor& images) {
        const auto gradient = torch::autograd::grad({scores.sum()}, {images}, {}, true, true).front();
        return gradient.square().sum({1, 2, 3}).mean();
    }

    void learnToPaint(const torch::Tensor& painted, const torch::Tensor& eras, std::mt19937_64& random,
                      AdversaryFigures& figures) {
        for (auto& parameter : discriminator_->parameters())
            parameter.requires_grad_(false);
        const auto loss = -discriminator_->forward(asShown(painted, random), eras).mean();
        loss.backward();
        for (auto& parameter : discriminator_->parameters())
            parameter.requires_grad_(true);
        generatorSteps_->step(generatorRate, largestGradient);
        figures.generatorLoss = loss.item<double>();
    }

    static constexpr AdamDecay ganDecay{0.5, 0.99};

    std::uint64_t seed_;
    GridSampler sampler_;
    double noise_ = noiseAtFirst;
    ImageGanGenerator generator_{nullptr};
    ImageGanGenerator shown_{nullptr}; ///< the generator's average over the last few hundred steps
    ImageGanDiscriminator discriminator_{nullptr};
    std::optional<AdamW> generatorSteps_, discriminatorSteps_;
};

} // namespace

Status networks::trainImageGan(const GanTraining& options, const Task& task) {
    const auto pieces = readGridPieces(options.data, "train", task);
    if (!pieces) return pieces.error();
    const auto held = readGridPieces(options.data, "val", task);
    if (!held) return held.error();
    useNetworkThreads(std::max(1, options.threads));
    try {
        ImageGanAdversaries pair(options, *pieces);
        return trainAdversaries(pair, options,
                                fixedExcerpts(*held, imageGanColumns, validationClips, validationSeed), task);
    } catch (const std::exception& failure) {
        return internalError(std::string("Training stopped: ") + failure.what());
    }
}

} // namespace atos
