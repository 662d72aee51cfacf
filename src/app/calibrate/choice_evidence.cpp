// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/choice_evidence.h"

#include "analysis/embedding/chord_tokens.h"
#include "core/minutes.h"
#include "tone/archetypes/explain_tone.h"
#include "tone/ranking/learned_similarity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace atos {
namespace {

constexpr std::size_t chordsTried = 12;

std::string romanIn(const Chord& chord, const KeyTimeline& keys) {
    return romanNumeral(chord, keyAt(keys, chord.onset));
}

/// How much nearer the harmony lies to the winner's than to the runner-up's.
double harmonyLead(const ChoiceEvidence& evidence, const std::vector<Chord>& chords) {
    const HarmonySpace& space = LearnedSimilarity::builtIn().space;
    const auto own = space.project(evidence.embedding.vectorOf(chordTokens(chords, evidence.harmony.keys)));
    return cosine(own, space.project(evidence.winner.harmony))
           - cosine(own, space.project(evidence.runnerUp.harmony));
}

/// The roman numerals that sound longest.
std::vector<std::string> commonest(const Harmony& harmony) {
    std::map<std::string, double> seconds;
    for (const Chord& chord : harmony.chords)
        if (chord.quality != ChordQuality::none) seconds[romanIn(chord, harmony.keys)] += chord.duration;
    std::vector<std::string> names;
    for (const auto& [name, duration] : seconds)
        names.push_back(name);
    std::stable_sort(names.begin(), names.end(),
                     [&](const auto& a, const auto& b) { return seconds.at(a) > seconds.at(b); });
    if (names.size() > chordsTried) names.resize(chordsTried);
    return names;
}

Reason harmonyReason(const ChoiceEvidence& evidence) {
    const double lead = harmonyLead(evidence, evidence.harmony.chords);
    std::string carrier;
    double most = 0;
    for (const std::string& name : commonest(evidence.harmony)) {
        std::vector<Chord> others;
        std::copy_if(evidence.harmony.chords.begin(), evidence.harmony.chords.end(),
                     std::back_inserter(others),
                     [&](const Chord& chord) { return romanIn(chord, evidence.harmony.keys) != name; });
        const double worth = lead - harmonyLead(evidence, others);
        if (worth <= most) continue;
        most = worth;
        carrier = name;
    }
    Reason reason{"choice", "Your chords follow each other much as they do in the first.",
                  "the score's terms"};
    if (carrier.empty()) return reason;
    for (const Chord& chord : evidence.harmony.chords)
        if (romanIn(chord, evidence.harmony.keys) == carrier)
            reason.spans.push_back({chord.onset, chord.duration});
    reason.sentence =
        fmt::format("Your chords follow each other much as they do in the first, above all {}, first at {}.",
                    carrier, minutesAndSeconds(std::floor(reason.spans.front().onset)));
    return reason;
}

Reason keyReason(const ChoiceEvidence& evidence) {
    const Key& key = evidence.own.key;
    Reason reason{"choice", "", "the score's terms"};
    for (const KeySpan& span : evidence.harmony.keys.spans) {
        if (span.key != key) continue;
        reason.spans.push_back({span.onset, span.duration});
    }
    reason.sentence = fmt::format("Both are in {} {}.", tonicName(key), modeName(key.mode));
    return reason;
}

/// What a head says of both, for a sentence: "Both sound like Chopin."
std::string inBoth(StyleHead which, const std::string& label) {
    switch (which) {
    case StyleHead::composer:
        return fmt::format("Both sound like {}.", label);
    case StyleHead::genre:
        return fmt::format("Both are heard as {}.", spokenGenre(label));
    default:
        return fmt::format("Both have the same {}.", headName(which) == "tag" ? "traits" : headName(which));
    }
}

std::optional<Reason> headReason(StyleHead which, const ChoiceEvidence& evidence) {
    const auto& own = evidence.own.style.head(which).labels;
    const auto& other = evidence.winner.style.head(which).labels;
    std::size_t best = 0;
    const auto common = [&](std::size_t i) { return std::min(own[i].probability, other[i].probability); };
    for (std::size_t i = 1; i < std::min(own.size(), other.size()); ++i)
        if (common(i) > common(best)) best = i;
    const bool comparable = !evidence.own.style.head(which).abstained && !own.empty() && other.size() > best
                            && own[best].label == other[best].label;
    if (!comparable || own[best].label == anotherComposer)
        return std::nullopt; // of what it does not say itself, the style says nothing here either
    return Reason{"choice", inBoth(which, own[best].label), "the style network"};
}

struct MeasureWords {
    std::string_view term;
    const char* sentence;
};
constexpr std::array<MeasureWords, 4> measureWords{
    {{"texture", "You play about as many notes at a time as the first has."},
     {"articulation", "You hold your notes about as long as the first has them."},
     {"register", "Your music lies about as high as the first."},
     {"pace", "Your chords change about as often as those of the first."}}};

} // namespace

std::optional<Reason> explainTerm(const std::string& term, const ChoiceEvidence& evidence) {
    if (term == "harmony") return harmonyReason(evidence);
    if (term == "key") return keyReason(evidence);
    for (const MeasureWords& words : measureWords)
        if (words.term == term) return Reason{"choice", words.sentence, "the score's terms"};
    const auto* const head = std::find_if(styleHeads.begin(), styleHeads.end(),
                                          [&term](StyleHead which) { return headName(which) == term; });
    return headReason(head == styleHeads.end() ? StyleHead::genre : *head, evidence);
}

} // namespace atos
