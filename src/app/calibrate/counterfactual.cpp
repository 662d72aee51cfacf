// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/counterfactual.h"

#include "core/minutes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>

namespace atos {
namespace {

using Kind = PlayingChange::Kind;

constexpr int percentOfStep = 4;
/// A change that few would notice in playing.
constexpr int closeStep = 2;

struct Candidate {
    Kind kind;
    int step;
};

/// Changes that the network hears; smaller ones are tried where these tell.
std::array<Candidate, 4> candidates(Kind towards) {
    const Kind away = towards == Kind::slower ? Kind::faster : Kind::slower;
    return {Candidate{towards, 4}, {away, 4}, {towards, 8}, {away, 8}};
}

PlayingChange changeOf(const Candidate& candidate) {
    return {candidate.kind, candidate.step * percentOfStep};
}

std::string lowered(std::string sentence) {
    sentence.front() = static_cast<char>(std::tolower(sentence.front()));
    return sentence;
}

/// 32 % as people say it.
std::string share(int percent) {
    if (percent >= 30) return "a third";
    if (percent >= 22) return "a quarter";
    if (percent >= 14) return "a sixth";
    return "a little";
}

class CounterfactualSearch {
public:
    CounterfactualSearch(const std::vector<RankedPreset>& ranked, std::size_t changes,
                         const ChangeJudge& judge, const Task& task)
        : winner_(ranked.front()), changes_(changes), left_(changes), judge_(judge), task_(task) {}

    Result<Reason> run(Kind towards) {
        for (const Candidate& candidate : candidates(towards)) {
            if (left_ == 0 || flipped_) break;
            if (auto tried = listen(candidate); !tried) return tried.error();
        }
        if (auto narrowed = narrow(); !narrowed) return narrowed.error();
        return reason();
    }

private:
    Status listen(const Candidate& candidate) {
        if (task_.cancel.cancelled()) return cancelled();
        task_.report(1 - static_cast<double>(left_) / static_cast<double>(changes_),
                     "what would have changed the choice");
        --left_;
        const auto ranked = judge_(changeOf(candidate));
        if (!ranked) return ranked.error();
        if (!ranked->empty() && ranked->front().id != winner_.id) {
            flipped_ = candidate;
            instead_ = ranked->front();
        } else {
            firm_.push_back(candidate);
        }
        return {};
    }

    /// Halves the way from the largest change known to keep the choice.
    Status narrow() {
        while (flipped_ && left_ > 0) {
            int low = 0;
            for (const Candidate& candidate : firm_)
                if (candidate.kind == flipped_->kind && candidate.step < flipped_->step)
                    low = std::max(low, candidate.step);
            const int middle = (low + flipped_->step) / 2;
            if (middle == low) return {};
            if (auto tried = listen({flipped_->kind, middle}); !tried) return tried;
        }
        return {};
    }

    /// The largest change of a kind that kept the choice, percent; 0: none was tried.
    [[nodiscard]] int firmUntil(Kind kind) const {
        int most = 0;
        for (const Candidate& candidate : firm_)
            if (candidate.kind == kind) most = std::max(most, changeOf(candidate).percent);
        return most;
    }

    /// "at any tempo from a third slower to a third faster"
    [[nodiscard]] std::string withinWhat() const {
        const int slower = firmUntil(Kind::slower);
        const int faster = firmUntil(Kind::faster);
        if (slower > 0 && faster > 0)
            return fmt::format("at any tempo from {} slower to {} faster", share(slower), share(faster));
        return fmt::format("when it is played {} {}", share(std::max(slower, faster)),
                           slower > 0 ? "slower" : "faster");
    }

    [[nodiscard]] Reason reason() const {
        Reason reason{"choice", "", "the analysis, repeated on changed takes"};
        if (flipped_) {
            reason.sentence = fmt::format("{}, {} by {} would have come first.", inWords(changeOf(*flipped_)),
                                          instead_.title, instead_.composer);
            if (flipped_->step <= closeStep) reason.sentence = "It was close: " + lowered(reason.sentence);
            return reason;
        }
        reason.sentence = fmt::format("{} stays first {}.", winner_.title, withinWhat());
        return reason;
    }

    const RankedPreset& winner_;
    const std::size_t changes_;
    std::size_t left_;
    const ChangeJudge& judge_;
    const Task& task_;
    std::optional<Candidate> flipped_;
    RankedPreset instead_;
    std::vector<Candidate> firm_; ///< listened to, and the choice stayed
};

} // namespace

Result<Reason> findCounterfactual(const std::vector<RankedPreset>& ranked, PlayingChange::Kind towards,
                                  std::size_t changes, const ChangeJudge& judge, const Task& task) {
    return CounterfactualSearch(ranked, changes, judge, task).run(towards);
}

Reason goingBy(const TimeSpan& passage, Reason reason) {
    reason.sentence = fmt::format("Going by the {:.0f} minutes from {}: {}", passage.duration / 60,
                                  minutesAndSeconds(std::floor(passage.onset)), reason.sentence);
    reason.spans = {passage};
    return reason;
}

} // namespace atos
