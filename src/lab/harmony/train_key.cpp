// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/train_key.h"

#include "analysis/harmony/key_finder.h"
#include "core/fast_random.h"
#include "core/task.h"
#include "lab/data/skipped_files.h"
#include "lab/harmony/harmony_labels.h"
#include "lab/harmony/perturb.h"
#include "lab/harmony/rotation_trainer.h"
#include "lab/metrics/weighted_mean.h"
#include "music/smf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace atos {

namespace {

constexpr int localCopies = 3; ///< perturbed ones
constexpr int homeCopies = 2;
constexpr std::array heardSeconds{5.0, 8.0, 15.0, 30.0, 60.0};
constexpr float excerptWeight = 0.6F;
constexpr std::size_t homeNetworks = 3; ///< averaged
constexpr std::size_t labelFolds = 5;
constexpr std::size_t fewestWorks = 200;       ///< fewer teach too little to doubt a label
constexpr double leastLabelProbability = 0.12; ///< a label less probable is not learned from

struct Example {
    LabelledPiece piece;
    Performance performance;
    Key home;
    std::vector<ChordLabel> chords;
    float weight = 1; ///< pieces of one work share it
};

bool hasReliableKey(const LabelledPiece& piece) {
    return parseKeyLabel(piece.tonality) && piece.source.find("POP909") == std::string::npos;
}

Result<std::vector<Example>> readExamples(const KeyTraining& training, const Task& task) {
    Result<std::vector<LabelledPiece>> pieces = readCollection(training.data, false);
    if (!pieces) return pieces.error();
    auto chords = readChordLabels(training.data, false);
    if (!chords) return chords.error();
    std::erase_if(*pieces, [](const LabelledPiece& piece) {
        return !mayBeLearned(piece, false) || !hasReliableKey(piece);
    });
    std::map<std::string, int> clusterSizes;
    for (const LabelledPiece& piece : *pieces)
        ++clusterSizes[piece.cluster];
    std::vector<Example> examples;
    std::size_t skipped = 0;
    for (const LabelledPiece& piece : *pieces) {
        if (task.cancel.cancelled()) return cancelled();
        Result<Performance> performance = readMidi(piece.path);
        if (!performance) {
            ++skipped;
            continue;
        }
        const float weight = 1 / std::sqrt(static_cast<float>(clusterSizes[piece.cluster]));
        examples.push_back({piece, std::move(*performance), *parseKeyLabel(piece.tonality),
                            std::move((*chords)[piece.key]), weight});
    }
    if (skipped > 0) task.report(0, "reading" + skippedFiles(skipped));
    return examples;
}

/// Calls `visit(performance, stretch)` with the piece as written and with perturbed copies.
template<typename Visit>
void forEachCopy(const Example& example, int perturbedCopies, FastRandom& random, Visit visit) {
    visit(example.performance, 1.0);
    for (int copy = 0; copy < perturbedCopies; ++copy) {
        const double stretch = drawStretch(random);
        visit(perturbed(example.performance, stretch, random), stretch);
    }
}

void addLocalSamples(const Example& example, const Performance& performance, double stretch,
                     std::vector<RotationSample>& samples) {
    const std::vector<Slice> slices = cutSlices(performance);
    const Windows windows(slices);
    std::size_t next = 0;
    for (const KeyBlock& block : cutKeyBlocks(slices)) {
        const double middle = (block.onset + std::min(block.end, block.onset + 1)) / 2 / stretch;
        while (next < example.chords.size() && example.chords[next].end <= middle)
            ++next;
        if (next == example.chords.size()) return;
        const ChordLabel& chord = example.chords[next];
        if (chord.onset > middle || !chord.localKey) continue;
        samples.push_back({localKeyInput(windows, block), static_cast<std::size_t>(chord.localKey->tonic),
                           chord.localKey->mode == Mode::major ? 0U : 1U,
                           static_cast<float>(std::min(block.end - block.onset, 2.0))});
    }
}

/// One look at a piece or at its beginning.
struct HomeLook {
    std::size_t example = 0;
    bool whole = true;
    RotationSample sample;
};

void addHomeLook(const std::vector<Example>& examples, std::size_t example, const Performance& performance,
                 const RotationNetwork& local, bool whole, std::vector<HomeLook>& looks) {
    const std::vector<Slice> slices = cutSlices(performance);
    if (slices.empty()) return;
    const Windows windows(slices);
    const std::vector<KeyBlock> blocks = cutKeyBlocks(slices);
    const Example& piece = examples[example];
    looks.push_back({example,
                     whole,
                     {homeKeyInput(slices, windows, blocks, localKeyProbabilities(local, windows, blocks)),
                      static_cast<std::size_t>(piece.home.tonic), piece.home.mode == Mode::major ? 0U : 1U,
                      whole ? piece.weight : excerptWeight * piece.weight}});
}

std::vector<HomeLook> lookAtHomes(const std::vector<Example>& examples, const RotationNetwork& local,
                                  FastRandom& random) {
    std::vector<HomeLook> looks;
    for (std::size_t i = 0; i < examples.size(); ++i)
        forEachCopy(examples[i], homeCopies, random, [&](const Performance& performance, double) {
            addHomeLook(examples, i, performance, local, true, looks);
            const double length = performance.duration();
            for (const double heard : heardSeconds)
                if (heard < length)
                    addHomeLook(examples, i, beginningOf(performance, heard), local, false, looks);
        });
    return looks;
}

/// Networks with one hidden layer side by side in one, whose scores are the mean of theirs.
RotationNetwork averaged(const std::vector<RotationNetwork>& networks) {
    const auto count = networks.size();
    const std::size_t width = networks.front().layers().front().outputs;
    const std::array<std::size_t, 1> hidden{count * width};
    RotationNetwork all(networks.front().channels(), hidden, networks.front().outputs(), 1);
    RotationNetwork::Layer& in = all.layers()[0];
    RotationNetwork::Layer& out = all.layers()[1];
    std::fill(out.bias.begin(), out.bias.end(), 0.0F);
    const float share = 1 / static_cast<float>(count);
    for (std::size_t n = 0; n < count; ++n) {
        const auto& layers = networks[n].layers();
        for (std::size_t j = 0; j < width; ++j) {
            in.bias[n * width + j] = layers[0].bias[j];
            for (std::size_t i = 0; i < in.inputs; ++i)
                in.weights[i * in.outputs + n * width + j] = layers[0].weights[i * width + j];
            for (std::size_t o = 0; o < out.outputs; ++o)
                out.weights[(n * width + j) * out.outputs + o] =
                    share * layers[1].weights[j * out.outputs + o];
        }
        for (std::size_t o = 0; o < out.outputs; ++o)
            out.bias[o] += share * layers[1].bias[o];
    }
    return all;
}

struct TrainedHome {
    RotationNetwork network;
    std::vector<double> losses; ///< of the last network
};

Result<TrainedHome> learnHome(const std::vector<RotationSample>& samples, std::size_t networks,
                              std::uint64_t seed, const Task& task) {
    RotationTraining options;
    options.epochs = 4;
    options.dropout = 0.5;
    options.weightDecay = 0.05;
    constexpr std::array<std::size_t, 1> hidden{32};
    std::vector<RotationNetwork> learned;
    TrainedHome home;
    for (std::size_t n = 0; n < networks; ++n) {
        options.seed = seed + n;
        learned.emplace_back(homeKeyChannels, hidden, 2, options.seed + 1);
        const auto part = static_cast<double>(n) / static_cast<double>(networks);
        auto losses = train(learned.back(), samples, options,
                            partOf(task, part, part + 1 / static_cast<double>(networks)));
        if (!losses) return losses.error();
        home.losses = std::move(*losses);
    }
    home.network = averaged(learned);
    return home;
}

/// How probable each piece's label is to networks that have learned from other works only; 1 where there are
/// too few. A label that they hold for all but impossible is most often one of a signature whose mode nobody
/// wrote, or of the sonata instead of the movement (confident learning, after Northcutt et al. 2021).
Result<std::vector<double>> labelProbabilities(const std::vector<Example>& examples,
                                               const std::vector<HomeLook>& looks, std::uint64_t seed,
                                               const Task& task) {
    std::map<std::string, std::size_t> folds;
    for (const Example& example : examples)
        folds.emplace(example.piece.cluster, folds.size() % labelFolds);
    const std::size_t works = folds.size();
    if (works < fewestWorks) return std::vector<double>(examples.size(), 1);
    std::vector<WeightedMean> means(examples.size());
    for (std::size_t fold = 0; fold < labelFolds; ++fold) {
        const auto isHeld = [&](const HomeLook& look) {
            return folds.at(examples[look.example].piece.cluster) == fold;
        };
        std::vector<RotationSample> samples;
        for (const HomeLook& look : looks)
            if (!isHeld(look)) samples.push_back(look.sample);
        const auto part = static_cast<double>(fold) / labelFolds;
        const auto home = learnHome(samples, 1, seed, partOf(task, part, part + 1.0 / labelFolds));
        if (!home) return home.error();
        RotationScorer scorer(home->network);
        for (const HomeLook& look : looks)
            if (look.whole && isHeld(look))
                means[look.example].add(
                    keyProbabilities(scorer, look.sample.input)[look.sample.output * 12 + look.sample.tonic],
                    1);
    }
    std::vector<double> probabilities;
    for (const WeightedMean& mean : means)
        probabilities.push_back(mean.value());
    return probabilities;
}

} // namespace

Status trainKey(const KeyTraining& training, const Task& task) {
    const Result<std::vector<Example>> examples = readExamples(training, task);
    if (!examples) return examples.error();
    FastRandom random(training.seed);

    std::vector<RotationSample> samples;
    for (const Example& example : *examples)
        if (!example.chords.empty())
            forEachCopy(example, localCopies, random, [&](const Performance& performance, double stretch) {
                addLocalSamples(example, performance, stretch, samples);
            });
    constexpr std::array<std::size_t, 1> localHidden{24};
    RotationNetwork local(localKeyChannels, localHidden, 2, training.seed);
    RotationTraining options;
    options.epochs = 6;
    options.dropout = 0.2;
    options.weightDecay = 0.02;
    options.seed = training.seed;
    const auto localLosses = train(local, samples, options, partOf(task, 0.1, 0.4));
    if (!localLosses) return localLosses.error();

    const std::vector<HomeLook> looks = lookAtHomes(*examples, local, random);
    const auto labels = labelProbabilities(*examples, looks, training.seed, partOf(task, 0.5, 0.8));
    if (!labels) return labels.error();
    samples.clear();
    for (const HomeLook& look : looks)
        if ((*labels)[look.example] >= leastLabelProbability) samples.push_back(look.sample);
    const auto doubted = std::count_if(labels->begin(), labels->end(), [](double probability) {
        return probability < leastLabelProbability;
    });
    const auto home = learnHome(samples, homeNetworks, training.seed, partOf(task, 0.8, 1.0));
    if (!home) return home.error();

    WeightFile file;
    file.metadata = {{"kind", "key"},
                     {"licence", "Apache-2.0; learned from open data (public domain, CC0, CC BY, CC BY-SA)"},
                     {"seed", training.seed},
                     {"pieces", examples->size()},
                     {"local_losses", *localLosses},
                     {"doubted_labels", doubted},
                     {"home_losses", home->losses}};
    local.addTo(file, "local");
    home->network.addTo(file, "home");
    return writeWeights(file, training.out);
}

} // namespace atos
