// SPDX-License-Identifier: Apache-2.0
#include "session/explain_choice.h"

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

std::string whatCarried(const RankedPreset& winner, const RankedPreset& other) {
    const auto list = advantages(winner, other);
    std::string words;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, list.size()) && list[i].lead > negligible; ++i)
        words +=
            fmt::format("{}{} ({:+.2f})", words.empty() ? "" : " and ", spoken(list[i].term), list[i].lead);
    if (!list.empty() && list.back().lead < -negligible)
        words += fmt::format(", although {} speaks for the other ({:+.2f})", spoken(list.back().term),
                             list.back().lead);
    return words;
}

} // namespace

Reason explainChoice(const std::vector<RankedPreset>& ranked) {
    const RankedPreset& winner = ranked.front();
    std::string sentence = fmt::format("{} scores {:.2f}", winner.title, winner.score);
    if (ranked.size() > 1) {
        const double margin = winner.score - ranked[1].score;
        sentence += fmt::format("; {} is {:.2f} behind{}", ranked[1].title, margin,
                                margin < narrow ? ", which is almost as good" : "");
        if (const auto carried = whatCarried(winner, ranked[1]); !carried.empty())
            sentence += "; what tells them apart is " + carried;
    }
    return {"choice", sentence + ".", "the score's terms"};
}

} // namespace atos
