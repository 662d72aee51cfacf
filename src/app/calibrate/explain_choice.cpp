// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/explain_choice.h"

#include "core/joined_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace atos {
namespace {

constexpr double negligible = 0.005; // rounds to 0.00 or 0.01: not worth a word
constexpr double narrow = 0.03;

/// What a term is about, for "It wins on ...".
std::string spoken(const std::string& term) {
    if (term == "key" || term == "harmony" || term == "composer" || term == "genre" || term == "mood")
        return term;
    if (term == "tag") return "how it is written";
    if (term == "pace") return "how fast its chords change";
    if (term == "texture") return "how many notes sound at a time";
    return term;
}

struct Advantage {
    std::string term;
    double lead; ///< contribution to the winner minus contribution to the runner-up
};

std::vector<Advantage> advantages(const RankedPreset& winner, const RankedPreset& other) {
    std::vector<Advantage> list;
    for (std::size_t i = 0; i < std::min(winner.terms.size(), other.terms.size()); ++i)
        list.push_back({winner.terms[i].name, winner.terms[i].contribution - other.terms[i].contribution});
    std::stable_sort(list.begin(), list.end(),
                     [](const Advantage& a, const Advantage& b) { return a.lead > b.lead; });
    return list;
}

/// The terms worth a word, strongest first.
std::vector<Advantage> carriers(const std::vector<Advantage>& list) {
    constexpr std::size_t most = 2;
    std::vector<Advantage> strongest;
    for (const Advantage& advantage : list)
        if (strongest.size() < most && advantage.lead > negligible) strongest.push_back(advantage);
    return strongest;
}

/// "It wins on harmony and key; the other is closer in mood."; empty when nothing tells them apart.
std::string whatCarried(const std::vector<Advantage>& list) {
    std::vector<std::string> names;
    for (const Advantage& advantage : carriers(list))
        names.push_back(spoken(advantage.term));
    std::string words;
    if (!names.empty()) words = "It wins on " + joinedWords(names);
    if (!list.empty() && list.back().lead < -negligible)
        words += (words.empty() ? "The other is closer in " : "; the other is closer in ")
                 + spoken(list.back().term);
    return words.empty() ? words : " " + words + ".";
}

} // namespace

std::vector<Reason> explainChoice(const std::vector<RankedPreset>& ranked,
                                  const std::optional<ChoiceEvidence>& evidence) {
    const RankedPreset& winner = ranked.front();
    std::string sentence = fmt::format("Nearest: {} ({})", winner.title, winner.composer);
    std::vector<Reason> reasons;
    if (ranked.size() == 1) {
        sentence += '.';
    } else {
        const bool close = winner.score - ranked[1].score < narrow;
        const std::string other = fmt::format("{} ({})", ranked[1].title, ranked[1].composer);
        sentence +=
            close ? fmt::format(". {} fits nearly as well.", other) : fmt::format("; then {}.", other);
        const auto list = advantages(winner, ranked[1]);
        sentence += whatCarried(list);
        if (evidence)
            for (const Advantage& carrier : carriers(list))
                if (auto reason = explainTerm(carrier.term, *evidence)) reasons.push_back(*std::move(reason));
    }
    reasons.insert(reasons.begin(), {"choice", sentence, "the score's terms"});
    return reasons;
}

} // namespace atos
