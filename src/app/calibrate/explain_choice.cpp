// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/explain_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace atos {
namespace {

constexpr double negligible = 0.005; // rounds to 0.00 or 0.01: not worth a word
constexpr double narrow = 0.03;

std::string spoken(const std::string& term) {
    if (term == "harmony") return "its harmony";
    if (term == "key") return "its key";
    if (term == "tag") return "its tags";
    if (term == "pace") return "the pace of its harmony";
    return "its " + term;
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

std::string whatCarried(const std::vector<Advantage>& list) {
    std::string words;
    for (const Advantage& advantage : carriers(list))
        words += fmt::format("{}{} ({:+.2f})", words.empty() ? "" : " and ", spoken(advantage.term),
                             advantage.lead);
    if (!list.empty() && list.back().lead < -negligible)
        words +=
            fmt::format("{} speaks for the other ({:+.2f})",
                        words.empty() ? spoken(list.back().term) : ", although " + spoken(list.back().term),
                        list.back().lead);
    return words;
}

} // namespace

std::vector<Reason> explainChoice(const std::vector<RankedPreset>& ranked,
                                  const std::optional<ChoiceEvidence>& evidence) {
    const RankedPreset& winner = ranked.front();
    std::string sentence = fmt::format("Nearest: {} ({})", winner.title, winner.composer);
    std::vector<Reason> reasons;
    if (ranked.size() > 1) {
        const double margin = winner.score - ranked[1].score;
        sentence += fmt::format("; then {} ({}){}", ranked[1].title, ranked[1].composer,
                                margin < 0        ? ", which is as near"
                                : margin < narrow ? ", which is almost as near"
                                                  : "");
        const auto list = advantages(winner, ranked[1]);
        if (const auto carried = whatCarried(list); !carried.empty())
            sentence += "; what tells them apart is " + carried;
        if (evidence)
            for (const Advantage& carrier : carriers(list))
                reasons.push_back(explainTerm(carrier.term, *evidence));
    }
    reasons.insert(reasons.begin(), {"choice", sentence + ".", "the score's terms"});
    return reasons;
}

} // namespace atos
