// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/plugin/image_gan_training.h"

#include "compose/gan/image_gan.h"
#include "compose/gan/plugin/image_gan_sampling.h"
#include "compose/gan/roll_planes.h"
#include "lab/composition/plugin/adversarial_training.h"
#include "lab/composition/plugin/adversary_state.h"
#include "lab/composition/plugin/image_augmentation.h"
#include "lab/composition/plugin/image_gan_discriminator.h"
#include "lab/composition/plugin/moving_average.h"
#include "lab/training/plugin/optimiser.h"
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
constexpr AdamDecay ganDecay{0.5, 0.99};

struct Images {
    torch::Tensor planes;
    torch::Tensor eras;
};

/// Hinge loss (J. Lim and J. Ye, "Geometric GAN", arXiv:1705.02894) with the remedies of the neighbouring
/// files.
class ImageGanAdversaries : public Adversaries {
public:
    ImageGanAdversaries(const GanTraining& options, const std::vector<GridPiece>& pieces)
        : seed_(options.seed), sampler_(pieces), generatorOptimiser_(generator_->parameters(), 0.0, ganDecay),
          discriminatorOptimiser_(discriminator_->parameters(), 0.0, ganDecay) {
        copyState(*generator_, *shown_);
    }

    AdversaryFigures learn(std::int64_t step, double spent, std::mt19937_64& random) override {
        torch::manual_seed(random());
        noise_ = noiseAtFirst + (noiseAtLast - noiseAtFirst) * spent;
        AdversaryFigures figures;
        const Images real = drawImages(random);
        generator_->train();
        discriminator_->train();
        const auto generated = generator_->forward(torch::randn({imagesTogether, imageGanLatent}), real.eras);
        trainDiscriminator(real, generated.detach(), random, step % stepsPerPenalty == 0, figures);
        trainGenerator(generated, real.eras, random, figures);
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

    AdversaryState state() override {
        return {*generator_, *shown_, *discriminator_, generatorOptimiser_, discriminatorOptimiser_};
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
    torch::Tensor withNoise(const torch::Tensor& planes, std::mt19937_64& random) const {
        const auto moved = augmented(planes, random);
        return moved + noise_ * torch::randn_like(moved);
    }

    void trainDiscriminator(const Images& real, const torch::Tensor& generated, std::mt19937_64& random,
                            bool penalise, AdversaryFigures& figures) {
        discriminator_->zero_grad();
        const auto seen = withNoise(real.planes, random).requires_grad_(penalise);
        const auto onReal = discriminator_->forward(seen, real.eras);
        const auto onGenerated = discriminator_->forward(withNoise(generated, random), real.eras);
        const auto hinge = torch::relu(1 - onReal).mean() + torch::relu(1 + onGenerated).mean();
        auto loss = hinge;
        if (penalise) loss = loss + stepsPerPenalty * penaltyWeight / 2 * steepness(onReal, seen);
        loss.backward();
        discriminatorOptimiser_.step(discriminatorRate, largestGradient);
        figures.discriminatorLoss = hinge.item<double>();
        figures.onReal = onReal.sigmoid().mean().item<double>();
        figures.onFake = onGenerated.sigmoid().mean().item<double>();
    }

    /// The mean squared gradient on real images, taken every few steps and weighed accordingly (L. Mescheder
    /// and others, arXiv:1801.04406; T. Karras and others, arXiv:1912.04958).
    static torch::Tensor steepness(const torch::Tensor& scores, const torch::Tensor& images) {
        const auto gradient = torch::autograd::grad({scores.sum()}, {images}, {}, true, true).front();
        return gradient.square().sum({1, 2, 3}).mean();
    }

    void trainGenerator(const torch::Tensor& generated, const torch::Tensor& eras, std::mt19937_64& random,
                        AdversaryFigures& figures) {
        for (auto& parameter : discriminator_->parameters())
            parameter.requires_grad_(false);
        const auto loss = -discriminator_->forward(withNoise(generated, random), eras).mean();
        loss.backward();
        for (auto& parameter : discriminator_->parameters())
            parameter.requires_grad_(true);
        generatorOptimiser_.step(generatorRate, largestGradient);
        figures.generatorLoss = loss.item<double>();
    }

    std::uint64_t seed_;
    GridSampler sampler_;
    double noise_ = noiseAtFirst;
    ImageGanGenerator generator_;
    ImageGanGenerator shown_; ///< the generator's average over the last few hundred steps
    ImageGanDiscriminator discriminator_;
    Optimiser generatorOptimiser_, discriminatorOptimiser_;
};

} // namespace

Status networks::trainImageGan(const GanTraining& options, const Task& task) {
    const auto pieces = readGridPieces(options.data, "train", task);
    if (!pieces) return pieces.error();
    const auto validation = readGridPieces(options.data, "val", task);
    if (!validation) return validation.error();
    const auto build = [&] { return std::make_unique<ImageGanAdversaries>(options, *pieces); };
    return trainAdversaries(build, options, describeImageGan(), contentHashOf(*pieces), *validation, task);
}

} // namespace atos
