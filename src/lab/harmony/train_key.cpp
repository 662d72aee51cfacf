// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/train_key.h"

#include "analysis/harmony/key_finder.h"
#include "core/fast_random.h"
#include "lab/harmony/harmony_labels.h"
#include "core/task.h"
#include "lab/data/skipped_files.h"
#include "lab/harmony/perturb.h"
#include "lab/harmony/rotation_trainer.h"
#include "music/smf.h"

#include <array>
#include <cmath>

namespace atos {

namespace {

constexpr int perturbedCopies = 3;
constexpr std::array heardSeconds{5.0, 15.0, 30.0, 60.0};
constexpr float excerptWeight = 0.3F;

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
void forEachCopy(const Example& example, FastRandom& random, Visit visit) {
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

void addHomeSample(const Example& example, const Performance& performance, const RotationNetwork& local,
                   float weight, std::vector<RotationSample>& samples) {
    const std::vector<Slice> slices = cutSlices(performance);
    if (slices.empty()) return;
    const Windows windows(slices);
    const std::vector<KeyBlock> blocks = cutKeyBlocks(slices);
    samples.push_back({homeKeyInput(slices, windows, blocks, localKeyProbabilities(local, windows, blocks)),
                       static_cast<std::size_t>(example.home.tonic),
                       example.home.mode == Mode::major ? 0U : 1U, weight});
}

} // namespace

Status trainKey(const KeyTraining& training, const Task& task) {
    const Result<std::vector<Example>> examples = readExamples(training, task);
    if (!examples) return examples.error();
    FastRandom random(training.seed);

    std::vector<RotationSample> samples;
    for (const Example& example : *examples)
        if (!example.chords.empty())
            forEachCopy(example, random, [&](const Performance& performance, double stretch) {
                addLocalSamples(example, performance, stretch, samples);
            });
    constexpr std::array<std::size_t, 1> localHidden{24};
    RotationNetwork local(localKeyChannels, localHidden, 2, training.seed);
    RotationTraining options;
    options.epochs = 6;
    options.dropout = 0.2;
    options.weightDecay = 0.02;
    options.seed = training.seed;
    const auto localLosses = train(local, samples, options, partOf(task, 0.1, 0.5));
    if (!localLosses) return localLosses.error();

    samples.clear();
    for (const Example& example : *examples)
        forEachCopy(example, random, [&](const Performance& performance, double) {
            addHomeSample(example, performance, local, example.weight, samples);
            const double length = performance.duration();
            for (const double heard : heardSeconds)
                if (heard < length)
                    addHomeSample(example, beginningOf(performance, heard), local,
                                  excerptWeight * example.weight, samples);
        });
    constexpr std::array<std::size_t, 1> homeHidden{24};
    RotationNetwork home(homeKeyChannels, homeHidden, 2, training.seed + 1);
    options.epochs = 12;
    options.dropout = 0.3;
    options.weightDecay = 0.05;
    const auto homeLosses = train(home, samples, options, partOf(task, 0.6, 1.0));
    if (!homeLosses) return homeLosses.error();

    WeightFile file;
    file.metadata = {{"kind", "key"},
                     {"licence", "Apache-2.0; learned from open data (public domain, CC0, CC BY, CC BY-SA)"},
                     {"seed", training.seed},
                     {"pieces", examples->size()},
                     {"local_losses", *localLosses},
                     {"home_losses", *homeLosses}};
    local.addTo(file, "local");
    home.addTo(file, "home");
    return writeWeights(file, training.out);
}

} // namespace atos
