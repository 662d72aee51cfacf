// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/recommend_tone.h"

#include "nn/softmax.h"
#include "tone/archetypes/explain_tone.h"
#include "tone/archetypes/shape_tone.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// An archetype that is not likelier than this among all is no answer.
constexpr double leastProbability = 0.08;
/// A head that is not sure of any label beyond this share does not know the music.
constexpr double leastGenre = 0.35;

/// Log odds of the fit by the log odds of the probability: fitted on the validation split by `atos evaluate
/// tone`, docs/tone.md.
constexpr double fitBase = 3.8;
constexpr double fitSlope = 2.0;

ToneTarget unchanged() {
    ToneTarget target;
    target.preset.id = "as-it-is";
    target.preset.name = "As it is";
    target.reasons = {{"choice", "There are too few notes to say anything, so the tone stays as it is.", "no evidence"}};
    for (std::size_t i = 0; i < target.offers.size(); ++i)
        target.offers[i] = {static_cast<ToneRole>(i), target.preset, target.reasons.front().sentence};
    return target;
}

bool knowsTheMusic(const StyleProfile& style) {
    const HeadProfile& genre = style.head(StyleHead::genre);
    const LabelProbability* best = genre.best();
    return best != nullptr && !genre.abstained && best->probability >= leastGenre;
}

/// A few notes are no reason for a harpsichord or a voice of its own.
bool isPlainPiano(const TonePreset& tone) {
    return tone.voice == Voice::concertGrand || tone.voice == Voice::mellowGrand
           || tone.voice == Voice::brightGrand || tone.voice == Voice::upright;
}

int fitOf(double probability) {
    const double odds = fitBase + fitSlope * logOdds(probability);
    return static_cast<int>(std::lround(100 / (1 + std::exp(-odds))));
}

std::string choiceSentence(const ToneChoice& choice, const std::string& heard) {
    std::string sentence = choice.sentence;
    if (choice.firstGuess) return "A first guess, from the little that was played: " + choice.name + ".";
    if (choice.careful)
        return fmt::format("It is not clear what kind of music this is, so the tone is one that suits most: {}.",
                           choice.name);
    if (!heard.empty()) sentence += fmt::format(" You play {}.", heard);
    return sentence;
}

} // namespace

ToneTarget recommendTone(const Archetypes& archetypes, const ToneEvidence& evidence) {
    if (evidence.features.noteCount < leastNotes) return unchanged();
    const auto judged = judgeArchetypes(archetypes, evidence);
    const JudgedArchetype* winner = &judged.front();
    ToneTarget target;
    target.choice.firstGuess = evidence.features.soundingSeconds < enoughMusicSeconds;
    target.choice.careful = !knowsTheMusic(evidence.style) || winner->probability < leastProbability;
    const auto likeliest = [&](const auto& suits) {
        const auto found = std::find_if(judged.begin(), judged.end(), [&](const JudgedArchetype& each) {
            return suits(archetypes.list[each.index]);
        });
        return found == judged.end() ? winner : &*found;
    };
    if (target.choice.careful)
        winner = likeliest([](const Archetype& each) { return each.safe; });
    else if (target.choice.firstGuess)
        winner = likeliest([](const Archetype& each) { return isPlainPiano(each.tone); });
    const Archetype& archetype = archetypes.list[winner->index];
    target.choice.archetype = archetype.id;
    target.choice.name = archetype.name;
    target.choice.sentence = archetype.sentence;
    target.choice.certainty = archetype.certainty;
    target.choice.probability = winner->probability;
    target.choice.fit = fitOf(winner->probability);
    const ToneMovement movement = movementOf(archetype, evidence);
    target.preset = heardThrough(evidence.listening, shapedTone(archetype, movement, evidence.features));
    target.offers = offeredTones(target.preset, archetype.sentence);
    target.reasons = explainTone(archetype, movement, target.preset, evidence.features);
    const std::string heard = whatSpeaksForIt(*winner, evidence.playing);
    target.reasons.insert(target.reasons.begin(),
                          {"choice", choiceSentence(target.choice, heard), archetype.source});
    return target;
}

} // namespace atos
