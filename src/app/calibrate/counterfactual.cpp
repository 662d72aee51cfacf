// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/counterfactual.h"

#include "core/joined_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace atos {
namespace {

using Kind = PlayingChange::Kind;

constexpr std::array kinds{Kind::slower, Kind::faster, Kind::shorter, Kind::longer};
constexpr int steps = 8;
constexpr int mostAnalyses = 4;
/// A change that few would notice in playing.
constexpr int closeStep = 2;

/// One step of any kind is about as easy to hear.
constexpr int percentOfStep(Kind kind) {
    return kind == Kind::slower || kind == Kind::faster ? 4 : 8;
}

Performance stretched(Performance performance, double factor) {
    for (Note& note : performance.notes) {
        note.onset *= factor;
        note.duration *= factor;
    }
    for (Pedal& pedal : performance.pedals)
        pedal.seconds *= factor;
    for (KeySignature& signature : performance.keySignatures)
        signature.seconds *= factor;
    TempoMap tempo;
    for (const TempoChange& change : performance.tempo.changes())
        tempo.setTempo(change.beat, change.secondsPerBeat * factor);
    tempo.metres = performance.tempo.metres;
    tempo.origin = performance.tempo.origin;
    performance.tempo = std::move(tempo);
    return performance;
}

Performance held(Performance performance, double factor) {
    std::array<double, 128> nextOnset;
    nextOnset.fill(1e300);
    for (auto note = performance.notes.rbegin(); note != performance.notes.rend(); ++note) {
        double& next = nextOnset.at(note->pitch & 0x7FU);
        const double longest = std::max(note->duration, next - note->onset);
        note->duration = std::min(note->duration * factor, longest);
        next = note->onset;
    }
    return performance;
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
    CounterfactualSearch(const Performance& performance, const std::vector<RankedPreset>& ranked,
                         const TakeJudge& judge, const Task& task)
        : performance_(performance), winner_(ranked.front()), judge_(judge), task_(task) {}

    Result<Reason> run() {
        const auto favoured = favouredChanges();
        if (task_.cancel.cancelled()) return cancelled();
        std::size_t at = 0;
        while (at < favoured.size() && left_ > 0 && !flipped_) {
            const Candidate& candidate = favoured[at];
            if (auto tried = analyse(candidate); !tried) return tried.error();
            // A guess that was wrong is wrong again one step on: try something clearly larger.
            while (at < favoured.size()
                   && (favoured[at].kind == candidate.kind && favoured[at].step < 2 * candidate.step))
                ++at;
        }
        if (auto narrowed = narrow(); !narrowed) return narrowed.error();
        return reason();
    }

private:
    struct Candidate {
        Kind kind;
        int step;
    };

    static PlayingChange changeOf(const Candidate& candidate) {
        return {candidate.kind, candidate.step * percentOfStep(candidate.kind)};
    }

    /// Those that the guess says would flip, smallest first; when there are none, large changes of tempo,
    /// which the network may hear though the guess does not.
    std::vector<Candidate> favouredChanges() {
        std::vector<Candidate> list;
        for (int step = 1; step <= steps; ++step) {
            for (const Kind kind : kinds) {
                if (task_.cancel.cancelled()) return {};
                const auto ranked = judge_.guess(changed(performance_, changeOf({kind, step})));
                if (!ranked.empty() && ranked.front().id != winner_.id) list.push_back({kind, step});
            }
        }
        if (list.empty()) list = {{Kind::slower, 4}, {Kind::faster, 4}, {Kind::slower, 8}, {Kind::faster, 8}};
        return list;
    }

    Status analyse(const Candidate& candidate) {
        if (task_.cancel.cancelled()) return cancelled();
        task_.report(1 - static_cast<double>(left_) / mostAnalyses, "what would have changed the choice");
        --left_;
        const auto ranked = judge_.listen(changed(performance_, changeOf(candidate)));
        if (!ranked) return ranked.error();
        const bool flips = !ranked->empty() && ranked->front().id != winner_.id;
        if (flips) {
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
            if (auto tried = analyse({flipped_->kind, middle}); !tried) return tried;
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
        std::vector<std::string> parts;
        if (slower > 0 && faster > 0)
            parts.push_back(
                fmt::format("at any tempo from {} slower to {} faster", share(slower), share(faster)));
        else if (slower > 0 || faster > 0)
            parts.push_back(fmt::format("when it is played {} {}", share(std::max(slower, faster)),
                                        slower > 0 ? "slower" : "faster"));
        for (const auto& [kind, word] :
             {std::pair(Kind::shorter, "shorter"), std::pair(Kind::longer, "longer")})
            if (firmUntil(kind) > 0)
                parts.push_back(fmt::format("with keys held {} {}", share(firmUntil(kind)), word));
        return joinedWords(parts);
    }

    [[nodiscard]] Reason reason() const {
        Reason reason{"choice", "", "the whole analysis, repeated on changed takes"};
        if (flipped_) {
            reason.sentence = fmt::format("{}, {} by {} would have come first.", inWords(changeOf(*flipped_)),
                                          instead_.title, instead_.composer);
            if (flipped_->step <= closeStep) reason.sentence = "It was close: " + lowered(reason.sentence);
            return reason;
        }
        reason.sentence = fmt::format("{} stays first {}.", winner_.title, withinWhat());
        return reason;
    }

    const Performance& performance_;
    const RankedPreset& winner_;
    const TakeJudge& judge_;
    const Task& task_;
    int left_ = mostAnalyses;
    std::optional<Candidate> flipped_;
    RankedPreset instead_;
    std::vector<Candidate> firm_; ///< analysed, and the choice stayed
};

} // namespace

Performance changed(const Performance& performance, const PlayingChange& change) {
    const double share = change.percent / 100.0;
    switch (change.kind) {
    case Kind::slower:
        return stretched(performance, 1 / (1 - share));
    case Kind::faster:
        return stretched(performance, 1 / (1 + share));
    case Kind::shorter:
        return held(performance, 1 - share);
    case Kind::longer:
        break;
    }
    return held(performance, 1 + share);
}

std::string inWords(const PlayingChange& change) {
    constexpr std::array<const char*, 4> words{"Played {} % slower", "Played {} % faster",
                                               "Played with keys held {} % shorter",
                                               "Played with keys held {} % longer"};
    return fmt::format(fmt::runtime(words.at(static_cast<std::size_t>(change.kind))), change.percent);
}

Result<Reason> findCounterfactual(const Performance& performance, const std::vector<RankedPreset>& ranked,
                                  const TakeJudge& judge, const Task& task) {
    return CounterfactualSearch(performance, ranked, judge, task).run();
}

} // namespace atos
