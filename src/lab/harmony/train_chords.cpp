// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/train_chords.h"

#include "analysis/harmony/chord_features.h"
#include "analysis/harmony/chord_model.h"
#include "analysis/harmony/key_finder.h"
#include "core/fast_random.h"
#include "lab/harmony/harmony_labels.h"
#include "core/task.h"
#include "lab/data/skipped_files.h"
#include "lab/harmony/perturb.h"
#include "lab/harmony/rotation_trainer.h"
#include "music/smf.h"

#include <algorithm>
#include <array>

namespace atos {

namespace {

constexpr int perturbedCopies = 3;
constexpr std::uint32_t popThinning = 8;
constexpr std::size_t openWidth = 64;      ///< hidden units
constexpr std::size_t researchWidth = 128; ///< five times the music bears more
constexpr double readingShare = 0.2;       ///< of the whole time, for progress

void addSamples(const Performance& performance, const std::vector<ChordLabel>& truth, double stretch,
                std::uint32_t thinning, FastRandom& random, std::vector<RotationSample>& samples) {
    const std::vector<Slice> slices = cutSlices(performance);
    const KeyTimeline keys = findKeys(slices, KeyModel::builtIn());
    const Windows windows(slices);
    const std::vector<BassSpan> basses = bassSpans(slices);
    std::size_t next = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const double middle = (slices[i].onset + std::min(slices[i].duration, 0.5) / 2) / stretch;
        while (next < truth.size() && truth[next].end <= middle)
            ++next;
        if (next == truth.size()) return;
        const ChordLabel& chord = truth[next];
        if (chord.onset > middle || chord.quality == ChordQuality::none || random.below(thinning) != 0)
            continue;
        samples.push_back({chordInput(slices, basses, windows, i, keyAt(keys, slices[i].onset)),
                           static_cast<std::size_t>(chord.root), static_cast<std::size_t>(chord.quality),
                           static_cast<float>(std::clamp(slices[i].duration, 0.05, 1.0))});
    }
}

Result<std::vector<RotationSample>> readSamples(const ChordTraining& training, const Task& task) {
    const Result<std::vector<LabelledPiece>> pieces = readCollection(training.data, training.research);
    if (!pieces) return pieces.error();
    const auto chords = readChordLabels(training.data, training.research);
    if (!chords) return chords.error();
    FastRandom random(training.seed);
    std::vector<RotationSample> samples;
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < pieces->size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        const LabelledPiece& piece = (*pieces)[i];
        const auto truth = chords->find(piece.key);
        if (!mayBeLearned(piece, training.research) || truth == chords->end()) continue;
        const Result<Performance> performance = readMidi(piece.path);
        if (!performance) {
            ++skipped;
            continue;
        }
        const bool pop = piece.source.find("POP909") != std::string::npos;
        addSamples(*performance, truth->second, 1, pop ? popThinning : 1, random, samples);
        const bool plenty = pop || piece.licenceClass == CollectionLicence::nonCommercial;
        for (int copy = 0; !plenty && copy < perturbedCopies; ++copy) {
            const double stretch = drawStretch(random);
            addSamples(perturbed(*performance, stretch, random), truth->second, stretch, 1, random, samples);
        }
        task.report(readingShare * static_cast<double>(i + 1) / static_cast<double>(pieces->size()),
                    "reading chords" + skippedFiles(skipped));
    }
    if (skipped > 0) task.report(readingShare, "reading chords" + skippedFiles(skipped));
    return samples;
}

} // namespace

Status trainChords(const ChordTraining& training, const Task& task) {
    const Result<std::vector<RotationSample>> samples = readSamples(training, task);
    if (!samples) return samples.error();
    const std::array<std::size_t, 1> hidden{training.research ? researchWidth : openWidth};
    ChordModel model{RotationNetwork(chordChannels, hidden, chordQualities, training.seed)};
    RotationTraining options;
    options.epochs = 8;
    options.batch = 128;
    options.learningRate = 2e-3;
    options.weightDecay = 0.02;
    options.dropout = 0.1;
    options.seed = training.seed;
    const auto losses = train(model.network, *samples, options, partOf(task, readingShare, 1));
    if (!losses) return losses.error();
    WeightFile file;
    file.metadata = {{"kind", "chords"},
                     {"licence", training.research
                                     ? "CC BY-NC-SA 4.0"
                                     : "Apache-2.0; learned from open data (CC0, CC BY-SA, MIT)"},
                     {"seed", training.seed},
                     {"slices", samples->size()},
                     {"losses", *losses}};
    model.network.addTo(file, "chord");
    return writeWeights(file, training.out);
}

} // namespace atos
