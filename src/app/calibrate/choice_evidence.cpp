// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/choice_evidence.h"

#include "analysis/embedding/chord_tokens.h"
#include "core/minutes.h"
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
    Reason reason{"choice", "Harmony: the way your chords follow each other is nearer to the first.",
                  "the score's terms"};
    if (carrier.empty()) return reason;
    for (const Chord& chord : evidence.harmony.chords)
        if (romanIn(chord, evidence.harmony.keys) == carrier)
            reason.spans.push_back({chord.onset, chord.duration});
    reason.sentence = fmt::format("Harmony: above all your {} speaks for the first ({} {}, from {} on).",
                                  carrier, reason.spans.size(), reason.spans.size() == 1 ? "chord" : "chords",
                                  minutesAndSeconds(std::floor(reason.spans.front().onset)));
    return reason;
}

Reason keyReason(const ChoiceEvidence& evidence) {
    const Key& key = evidence.own.key;
    Reason reason{"choice", "", "the score's terms"};
    double seconds = 0;
    for (const KeySpan& span : evidence.harmony.keys.spans) {
        if (span.key != key) continue;
        reason.spans.push_back({span.onset, span.duration});
        seconds += span.duration;
    }
    reason.sentence = fmt::format("Key: the first is in {} {} as well, where you spend {:.0f} seconds.",
                                  tonicName(key), modeName(key.mode), seconds);
    return reason;
}

/// "Composer: you and the first both sound like Chopin (41 and 78 %)."
Reason headReason(StyleHead which, const ChoiceEvidence& evidence) {
    std::string name(headName(which));
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    const auto& own = evidence.own.style.head(which).labels;
    const auto& other = evidence.winner.style.head(which).labels;
    std::size_t best = 0;
    const auto common = [&](std::size_t i) { return std::min(own[i].probability, other[i].probability); };
    for (std::size_t i = 1; i < std::min(own.size(), other.size()); ++i)
        if (common(i) > common(best)) best = i;
    const bool comparable = !evidence.own.style.head(which).abstained && !own.empty() && other.size() > best && own[best].label == other[best].label;
    if (!comparable || own[best].label == anotherComposer)
        return {"choice", name + ": what the network hears is more alike.", "the style network"};
    return {"choice",
            fmt::format("{}: the network hears {} in both (yours {:.0f} %, the first {:.0f} %).", name,
                        own[best].label, 100 * own[best].probability, 100 * other[best].probability),
            "the style network"};
}

struct MeasureWords {
    std::string_view term;
    const char* sentence; ///< with yours, the first's and the second's value
    std::size_t measure;  ///< of playingMeasures
    bool octaves;         ///< whether the measure is a log2
};
constexpr std::array<MeasureWords, 4> measureWords{
    {{"texture", "Texture: you hold {:.1f} keys at once, the first {:.1f}, the second {:.1f}.", 2, true},
     {"articulation",
      "Articulation: you hold notes for {:.2f} of the way to the next, the first {:.2f}, the second {:.2f}.",
      3, false},
     {"register",
      "Register: your notes lie around MIDI pitch {:.0f}, the first's around {:.0f}, the second's around "
      "{:.0f}.",
      4, false},
     {"pace", "Pace: your harmony changes {:.2f} times a second, the first's {:.2f}, the second's {:.2f}.", 6,
      true}}};

Reason measureReason(const MeasureWords& words, const ChoiceEvidence& evidence) {
    const auto value = [&words](const PieceProfile& profile) {
        const double measure = profile.playing[words.measure];
        return words.octaves ? std::exp2(measure) : measure;
    };
    return {"choice",
            fmt::format(fmt::runtime(words.sentence), value(evidence.own), value(evidence.winner),
                        value(evidence.runnerUp)),
            "the score's terms"};
}

} // namespace

Reason explainTerm(const std::string& term, const ChoiceEvidence& evidence) {
    if (term == "harmony") return harmonyReason(evidence);
    if (term == "key") return keyReason(evidence);
    for (const MeasureWords& words : measureWords)
        if (words.term == term) return measureReason(words, evidence);
    const auto* const head = std::find_if(styleHeads.begin(), styleHeads.end(),
                                          [&term](StyleHead which) { return headName(which) == term; });
    return headReason(head == styleHeads.end() ? StyleHead::genre : *head, evidence);
}

} // namespace atos
