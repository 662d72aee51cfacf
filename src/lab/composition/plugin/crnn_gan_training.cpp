// SPDX-License-Identifier: Apache-2.0
// O. Mogren, "C-RNN-GAN", arXiv:1611.09904: pretraining on ever longer sequences (by the energy score, not
// the paper's squared error), then feature matching, with whichever network is too strong standing still.
#include "lab/composition/plugin/crnn_gan_training.h"
#include "lab/composition/plugin/crnn_gan_discriminator.h"

#include "compose/gan/crnn_gan.h"
#include "compose/gan/image_gan.h"
#include "compose/gan/plugin/crnn_gan_sampling.h"
#include "lab/composition/event_corpus.h"
#include "lab/composition/plugin/adversarial_training.h"
#include "lab/composition/plugin/adversary_state.h"
#include "lab/composition/plugin/energy_score.h"
#include "lab/composition/plugin/moving_average.h"
#include "lab/training/plugin/optimiser.h"
#include "lab/training/training_run.h"
#include "nn/plugin/state.h"

#include <torch/autograd.h>
#include <torch/utils.h>

#include <cmath>
#include <tuple>

namespace atos {
namespace {

constexpr int sequencesTogether = 32;
constexpr int longest = 48; ///< events of a sequence
constexpr int shortest = 8; ///< with which pretraining begins
/// How far into its music the generator may be when it is listened to: it must not lose its way later on.
constexpr int furthest = 144; // events
constexpr double pretrainingShare = 0.5;
constexpr double pretrainingRate = 1e-3;
constexpr double generatorRate = 3e-4;
constexpr double discriminatorRate = 6e-4;
constexpr double averageDecay = 0.995;
constexpr double largestGradient = 5;
constexpr double decay = 1e-2;    ///< of weights; the paper's L2 term
constexpr double strongest = 0.7; ///< a network with less than this share of the other's loss stands still
constexpr std::size_t sampledEvents = 192;
constexpr double surely = 1e-6;

/// How badly a probability fits what is wanted, in nats.
torch::Tensor negativeLogLikelihood(const torch::Tensor& probability) {
    return -probability.clamp_min(surely).log().mean();
}

/// What the generator is to match in the discriminator's features: their means, how much they vary over all
/// events, and how much sequences differ. The paper matches the features themselves, sequence by sequence;
/// matching means alone lets every sequence become the average one.
torch::Tensor featureStatistics(const EventVerdict& verdict) {
    const auto means = verdict.features.mean(1);
    return torch::cat({means.mean(0), verdict.features.flatten(0, 1).std(0), means.std(0)});
}

/// Of one network alone, though the other took part.
void takeGradients(const torch::Tensor& loss, const torch::nn::Module& network, bool again) {
    auto parameters = network.parameters();
    const auto gradients = torch::autograd::grad({loss}, parameters, {}, again);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        parameters[i].mutable_grad() = gradients[i];
}

class CrnnGanAdversaries : public Adversaries {
public:
    CrnnGanAdversaries(const GanTraining& options, const EventCorpus& corpus)
        : seed_(options.seed), corpus_(corpus), generatorOptimiser_(generator_->parameters(), decay),
          discriminatorOptimiser_(discriminator_->parameters(), decay) {
        copyState(*generator_, *shown_);
    }

    AdversaryFigures learn(std::int64_t /*step*/, double spent, std::mt19937_64& random) override {
        const auto figures = spent < pretrainingShare
                                 ? pretrain(spent / pretrainingShare, random)
                                 : compete((spent - pretrainingShare) / (1 - pretrainingShare), random);
        moveTowards(*shown_, *generator_, averageDecay);
        return figures;
    }

    std::vector<NoteGrid> sample(std::size_t count) override {
        const torch::NoGradGuard noGradients;
        std::mt19937_64 random(seed_);
        auto last = noEvent(static_cast<std::int64_t>(count));
        torch::optional<EventMemory> memory;
        const auto noise = eventNoise(static_cast<std::int64_t>(count), sampledEvents, random);
        const auto generated = shown_->tell(noise, last, memory);
        std::vector<NoteGrid> clips;
        for (std::size_t i = 0; i < count; ++i) {
            const auto music = performanceFrom(eventsIn(generated, static_cast<std::int64_t>(i)));
            clips.push_back(excerpt(noteGrid(music), 0, imageGanColumns));
        }
        return clips;
    }

    AdversaryState state() override {
        return {*generator_, *shown_, *discriminator_, generatorOptimiser_, discriminatorOptimiser_};
    }

    void storeGenerator(std::map<std::string, Tensor>& tensors) const override {
        storeState(*shown_, "", tensors);
    }

    Json describe() const override { return describeCrnnGan(); }

private:
    torch::Tensor drawSequences(int length, std::mt19937_64& random) const {
        auto sequences = torch::empty({sequencesTogether, length, std::tuple_size_v<MusicEvent>});
        float* into = sequences.data_ptr<float>();
        for (int i = 0; i < sequencesTogether; ++i)
            for (const MusicEvent& event : corpus_.draw(random, length))
                into = std::copy(event.begin(), event.end(), into);
        return sequences;
    }

    AdversaryFigures pretrain(double spent, std::mt19937_64& random) {
        const int length = shortest + static_cast<int>(spent * (longest - shortest));
        const auto loss = foresight(drawSequences(length, random), random);
        loss.backward();
        generatorOptimiser_.step(pretrainingRate, largestGradient);
        return {loss.item<double>(), 0, 0, 0, false};
    }

    /// How badly the generator foresees each next event. The paper's squared error is least when the random
    /// numbers change nothing.
    torch::Tensor foresight(const torch::Tensor& real, std::mt19937_64& random) {
        const auto length = real.size(1);
        const auto before = torch::cat({noEvent(sequencesTogether), real.narrow(1, 0, length - 1)}, 1);
        const auto predicted = [&] {
            return withPitchClasses(
                generator_->follow(eventNoise(sequencesTogether, length, random), before));
        };
        const auto one = predicted();
        const auto other = predicted();
        return energyScore(one, other, withPitchClasses(real));
    }

    void skipAhead(int events, torch::Tensor& last, torch::optional<EventMemory>& memory,
                   std::mt19937_64& random) {
        if (events == 0) return;
        const torch::NoGradGuard noGradients;
        std::ignore = generator_->tell(eventNoise(sequencesTogether, events, random), last, memory);
    }

    AdversaryFigures compete(double spent, std::mt19937_64& random) {
        const auto real = drawSequences(longest, random);
        auto last = noEvent(sequencesTogether);
        torch::optional<EventMemory> memory;
        skipAhead(std::uniform_int_distribution(0, furthest)(random), last, memory, random);
        const auto generated = generator_->tell(eventNoise(sequencesTogether, longest, random), last, memory);
        const EventVerdict onReal = discriminator_->forward(real);
        const EventVerdict onGenerated = discriminator_->forward(generated);
        // Per sequence judged, so that two networks of equal strength have equal losses.
        const auto discriminatorLoss =
            (negativeLogLikelihood(onReal.probability) + negativeLogLikelihood(1 - onGenerated.probability))
            / 2;
        const AdversaryFigures figures{
            negativeLogLikelihood(onGenerated.probability).item<double>(), discriminatorLoss.item<double>(),
            onReal.probability.mean().item<double>(), onGenerated.probability.mean().item<double>()};
        const auto distance =
            (featureStatistics(onGenerated) - featureStatistics(onReal).detach()).square().sum();
        const auto loss = distance + foresight(real, random); // it goes on foreseeing, or it forgets how
        const bool generatorLearns = figures.generatorLoss >= strongest * figures.discriminatorLoss;
        const bool discriminatorLearns = figures.discriminatorLoss >= strongest * figures.generatorLoss;
        if (generatorLearns) takeGradients(loss, *generator_, discriminatorLearns);
        if (discriminatorLearns) takeGradients(discriminatorLoss, *discriminator_, false);
        if (generatorLearns) generatorOptimiser_.step(learningRate(generatorRate, spent), largestGradient);
        if (discriminatorLearns)
            discriminatorOptimiser_.step(learningRate(discriminatorRate, spent), largestGradient);
        return figures;
    }

    std::uint64_t seed_;
    const EventCorpus& corpus_;
    CrnnGanGenerator generator_;
    CrnnGanDiscriminator discriminator_;
    CrnnGanGenerator shown_; ///< the generator's average over the last few hundred steps
    Optimiser generatorOptimiser_, discriminatorOptimiser_;
};

} // namespace

Status networks::trainCrnnGan(const GanTraining& options, const Task& task) {
    const auto corpus = EventCorpus::read(options.data, "train", longest, task);
    if (!corpus) return corpus.error();
    const auto validation = readGridPieces(options.data, "val", task);
    if (!validation) return validation.error();
    const auto build = [&] { return std::make_unique<CrnnGanAdversaries>(options, *corpus); };
    return trainAdversaries(build, options, describeCrnnGan(), corpus->contentHash(), *validation, task);
}

} // namespace atos
