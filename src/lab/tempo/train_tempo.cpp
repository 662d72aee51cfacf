// SPDX-License-Identifier: Apache-2.0
#include "lab/tempo/train_tempo.h"

#include "analysis/tempo/stated_tempo.h"
#include "lab/data/read_pieces.h"
#include "lab/harmony/harmony_labels.h"
#include "lab/tempo/beginner_patterns.h"
#include "lab/tempo/known_tempo.h"
#include "lab/tempo/played_ways.h"
#include "lab/tempo/tempo_trainer.h"

#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace atos {

namespace {

constexpr int validationShare = 11; ///< of the made-up takes, one in so many
constexpr float patternWeight = 1.3F;
constexpr int rounds = 2;         ///< each piece is played in all ways so many times
constexpr double steadily = 0.04; ///< drift of the pace
constexpr double freely = 0.12;
constexpr double longest = 150; ///< seconds that are learnt from at once
constexpr std::array copies{PlayedWay::file,      PlayedWay::live,  PlayedWay::live,    PlayedWay::live,
                            PlayedWay::recording, PlayedWay::click, PlayedWay::stamped, PlayedWay::live};

using Examples = std::vector<TempoExample>;

double drawSpeed(const Performance& music, PlayedWay way, FastRandom& random) {
    const bool steady = music.tempo.origin == TempoOrigin::stated && music.tempo.changes().size() == 1;
    // A tempo of 120 may also be meant.
    if (steady && (way == PlayedWay::file || way == PlayedWay::click) && random.below(6) == 0)
        return 2 * music.tempo.changes().front().secondsPerBeat;
    return std::exp2(between(random, -0.32, 0.32));
}

Performance drawExcerpt(const Performance& music, FastRandom& random) {
    const double length = music.duration();
    const double seconds = random.below(2) == 0 ? longest : between(random, 8, 45);
    const bool beginning = seconds >= length || random.below(3) > 0;
    return excerptOf(music, beginning ? 0 : between(random, 0, length - seconds), seconds);
}

void addPiece(const LabelledPiece& piece, const Performance& music, float weight, FastRandom random,
              Examples& examples) {
    if (!hasKnownBeats(piece)) return;
    for (std::size_t copy = 0; copy < rounds * copies.size(); ++copy) {
        const PlayedWay way = copies[copy % copies.size()];
        const Performance written = drawExcerpt(atSpeed(music, drawSpeed(music, way, random)), random);
        if (knownTempo(piece, written) <= 0) continue;
        const PlayedTake take = takeOf(way, written, random.below(3) == 0 ? freely : steadily, random);
        const StatedTempo played = statedTempo(take.beats, accentsOf(take.music));
        if (played.period <= 0) continue;
        for (TempoExample& example : tempoExamples(take.music, 60 / played.period, weight))
            examples.push_back(std::move(example));
    }
}

void addPatterns(int takes, FastRandom random, Examples& examples) {
    for (int take = 0; take < takes; ++take)
        for (std::size_t pattern = 0; pattern < beginnerPatterns; ++pattern) {
            const PatternTake made = beginnerTake(static_cast<BeginnerPattern>(pattern), random);
            const PlayedWay way = copies[random.below(static_cast<std::uint32_t>(copies.size()))];
            for (TempoExample& example :
                 tempoExamples(playedAs(way, made.music, random), made.bpm, patternWeight))
                examples.push_back(std::move(example));
        }
}

Result<std::pair<Examples, std::size_t>> readExamples(std::vector<LabelledPiece> pieces, std::uint64_t seed,
                                                      const Task& task) {
    std::map<std::string, int> clusterSizes;
    for (const LabelledPiece& piece : pieces)
        ++clusterSizes[piece.cluster];
    std::vector<Examples> byPiece(pieces.size());
    const auto use = [&](std::size_t index, const Performance& music) {
        const float weight = 1 / std::sqrt(static_cast<float>(clusterSizes[pieces[index].cluster]));
        addPiece(pieces[index], music, weight, FastRandom(seed * 1'000'003 + index), byPiece[index]);
    };
    if (Status read = readPieces(pieces, use, task, Unreadable::skip); !read) return read.error();
    Examples examples;
    std::size_t used = 0;
    for (Examples& some : byPiece) {
        used += some.empty() ? 0 : 1;
        for (TempoExample& example : some)
            examples.push_back(std::move(example));
    }
    return std::pair(std::move(examples), used);
}

} // namespace

Status trainTempo(const TempoTraining& training, const Task& task) {
    Result<std::vector<LabelledPiece>> pieces = readCollection(training.data, false);
    if (!pieces) return pieces.error();
    std::erase_if(*pieces, [](const LabelledPiece& piece) { return !hasKnownTempo(piece); });
    std::vector<LabelledPiece> learned = *pieces;
    std::erase_if(learned, [](const LabelledPiece& piece) { return !mayBeLearned(piece, false); });
    std::vector<LabelledPiece> validation = std::move(*pieces);
    std::erase_if(validation, [](const LabelledPiece& piece) {
        return piece.split != "val" || !mayTrainOn(piece, false);
    });
    auto examples = readExamples(std::move(learned), training.seed, partOf(task, 0, 0.5));
    if (!examples) return examples.error();
    auto unseen = readExamples(std::move(validation), training.seed + 1, partOf(task, 0.5, 0.6));
    if (!unseen) return unseen.error();
    addPatterns(training.takesOfPattern, FastRandom(training.seed + 2), examples->first);
    addPatterns(training.takesOfPattern / validationShare, FastRandom(training.seed + 3), unseen->first);

    std::vector<TempoModel> judges;
    for (int judge = 0; judge < training.judges; ++judge) {
        TempoSchooling schooling;
        schooling.seed = training.seed + static_cast<std::uint64_t>(judge);
        const double done = 0.6 + 0.4 * judge / training.judges;
        Result<TempoModel> taught =
            teachTempo(examples->first, schooling, partOf(task, done, done + 0.4 / training.judges));
        if (!taught) return taught.error();
        judges.push_back(std::move(*taught));
    }
    TempoModel model = meanOf(judges);
    model.temperature = fitTemperature(model, unseen->first);
    WeightFile file;
    file.metadata = {
        {"kind", "tempo"},
        {"licence", "Apache-2.0; learned from open data (public domain, CC0, CC BY, CC BY-SA, MIT)"},
        {"seed", training.seed},
        {"pieces", examples->second},
        {"examples", examples->first.size()},
        {"right_in_training", shareRight(model, examples->first)},
        {"right_in_validation", shareRight(model, unseen->first)}};
    model.addTo(file);
    return writeWeights(file, training.out);
}

} // namespace atos
