// SPDX-License-Identifier: Apache-2.0
#include "lab/style/shuffled_pitch_training.h"

#include "lab/style/feature_training.h"
#include "style/music_features.h"

#include <algorithm>
#include <set>

namespace atos {
namespace {

constexpr auto tag = static_cast<std::size_t>(StyleHead::tag);
constexpr std::size_t spoiltWorks = 400;
constexpr double spoiltSeconds = 60;
constexpr std::size_t fewestNotes = 30;

StyleLabels truthOf(bool spoilt) {
    StyleLabels truth;
    truth.tags = {static_cast<std::int8_t>(spoilt ? 1 : 0)};
    return truth;
}

/// One piece of each of some works, by chance.
std::vector<const StylePiece*> someWorks(std::span<const StylePiece> pieces, std::mt19937_64& random) {
    std::vector<const StylePiece*> all;
    for (const StylePiece& piece : pieces)
        all.push_back(&piece);
    std::shuffle(all.begin(), all.end(), random);
    std::set<std::string> seen;
    std::erase_if(all, [&](const StylePiece* piece) { return !seen.insert(piece->row.cluster).second; });
    all.resize(std::min(all.size(), spoiltWorks));
    return all;
}

} // namespace

Performance withShuffledPitches(Performance music, std::mt19937_64& random) {
    if (music.notes.empty()) return music;
    const auto [lowest, highest] =
        std::minmax_element(music.notes.begin(), music.notes.end(),
                            [](const Note& a, const Note& b) { return a.pitch < b.pitch; });
    std::uniform_int_distribution<int> anyKey(lowest->pitch, highest->pitch);
    for (Note& note : music.notes)
        note.pitch = static_cast<std::uint8_t>(anyKey(random));
    music.sort();
    return music;
}

Result<FeatureModel> trainShuffledPitchDetector(std::span<const StylePiece> pieces,
                                                std::span<const FeatureExample> music, std::uint64_t seed,
                                                const Task& task) {
    LabelNames labels;
    labels[tag] = {"random keys"};
    std::vector<StylePiece> known;
    for (const StylePiece& piece : pieces)
        known.push_back({{}, piece.row, truthOf(false)});
    std::vector<FeatureExample> examples(music.begin(), music.end());
    for (FeatureExample& example : examples)
        example.truth = truthOf(false);

    std::mt19937_64 random(seed);
    constexpr Augmentation none{false, false, false, false, false, false};
    for (const StylePiece* piece : someWorks(pieces, random)) {
        if (task.cancel.cancelled()) return cancelled();
        const auto minute = augmentedWindow(*piece, labels, spoiltSeconds, none, random).music;
        if (minute.notes.size() < fewestNotes) continue;
        const Performance spoilt = withShuffledPitches(minute, random);
        for (const double seconds : {15.0, 30.0, spoiltSeconds})
            examples.push_back({known.size(), seconds, describeMusic(spoilt, seconds), truthOf(true)});
        known.push_back({{}, piece->row, truthOf(true)});
        known.back().row.cluster += " on random keys";
    }
    FeatureTraining training;
    training.members = 1;
    training.hidden = 8;
    training.mostSteps = 2000;
    training.seed = seed;
    return trainFeatureModel(known, examples, labels, training, task);
}

} // namespace atos
