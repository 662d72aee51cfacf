// SPDX-License-Identifier: Apache-2.0
#include "lab/metrics/note_metrics.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace atos {
namespace {

constexpr double onsetTolerance = 0.05; // seconds
constexpr double shareOfLength = 0.2;
constexpr double velocityTolerance = 0.1; // of the true range
constexpr std::size_t nobody = static_cast<std::size_t>(-1);

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>; // truth, found
using Fits = std::function<bool(std::size_t truth, std::size_t found)>;

/// mir_eval compares distances after rounding them to 0.1 ms.
bool within(double a, double b, double tolerance) {
    return std::round(std::fabs(a - b) * 1e4) / 1e4 <= tolerance;
}

/// As many pairs as possible, by augmenting paths (H. W. Kuhn 1955).
class Matching {
public:
    Matching(std::span<const Note> truth, std::span<const Note> found, const Fits& fits)
        : candidates_(truth.size()), partner_(found.size(), nobody), tried_(found.size(), nobody) {
        for (std::size_t i = 0; i < truth.size(); ++i)
            addCandidates(i, truth[i], found, fits);
        for (std::size_t i = 0; i < truth.size(); ++i)
            seek(i, i);
    }

    [[nodiscard]] Pairs pairs() const {
        Pairs pairs;
        for (std::size_t i = 0; i < partner_.size(); ++i)
            if (partner_[i] != nobody) pairs.emplace_back(partner_[i], i);
        return pairs;
    }

private:
    void addCandidates(std::size_t index, const Note& note, std::span<const Note> found, const Fits& fits) {
        const auto early =
            std::lower_bound(found.begin(), found.end(), note.onset - 2 * onsetTolerance,
                             [](const Note& candidate, double onset) { return candidate.onset < onset; });
        for (auto candidate = early; candidate != found.end(); ++candidate) {
            if (candidate->onset > note.onset + 2 * onsetTolerance) break;
            const auto which = static_cast<std::size_t>(candidate - found.begin());
            if (candidate->pitch == note.pitch && within(candidate->onset, note.onset, onsetTolerance)
                && fits(index, which))
                candidates_[index].push_back(which);
        }
    }

    bool seek(std::size_t truth, std::size_t round) {
        for (const std::size_t candidate : candidates_[truth]) {
            if (tried_[candidate] == round) continue;
            tried_[candidate] = round;
            if (partner_[candidate] != nobody && !seek(partner_[candidate], round)) continue;
            partner_[candidate] = truth;
            return true;
        }
        return false;
    }

    std::vector<std::vector<std::size_t>> candidates_; ///< of each true note
    std::vector<std::size_t> partner_;                 ///< of each found note
    std::vector<std::size_t> tried_;                   ///< in which round
};

/// Least squares: true velocity (0..1 of its range) from the found one.
struct Line {
    double slope = 1, height = 0;
};

Line fitVelocities(std::span<const Note> truth, std::span<const Note> found, const Pairs& pairs, double low,
                   double range) {
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const auto& [i, j] : pairs) {
        const double from = found[j].velocity;
        const double to = (truth[i].velocity - low) / range;
        n += 1, x += from, y += to, xx += from * from, xy += from * to;
    }
    const double spread = n * xx - x * x;
    if (spread <= 0) return {0, n > 0 ? y / n : 0};
    const double slope = (n * xy - x * y) / spread;
    return {slope, (y - slope * x) / n};
}

std::size_t matchedInVelocity(std::span<const Note> truth, std::span<const Note> found, const Pairs& pairs) {
    const auto [lowest, highest] = std::minmax_element(
        truth.begin(), truth.end(), [](const Note& a, const Note& b) { return a.velocity < b.velocity; });
    const double low = lowest->velocity;
    const double range = std::max(1.0, highest->velocity - low);
    const Line line = fitVelocities(truth, found, pairs, low, range);
    return static_cast<std::size_t>(std::count_if(pairs.begin(), pairs.end(), [&](const auto& pair) {
        const double said = line.slope * found[pair.second].velocity + line.height;
        return std::fabs(said - (truth[pair.first].velocity - low) / range) < velocityTolerance;
    }));
}

double medianOnsetError(std::span<const Note> truth, std::span<const Note> found, const Pairs& pairs) {
    if (pairs.empty()) return 0;
    std::vector<double> errors;
    for (const auto& [i, j] : pairs)
        errors.push_back(found[j].onset - truth[i].onset);
    const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(errors.size() / 2);
    std::nth_element(errors.begin(), middle, errors.end());
    return *middle;
}

} // namespace

double FoundCounts::precision() const {
    return found > 0 ? static_cast<double>(matched) / static_cast<double>(found) : 0;
}
double FoundCounts::recall() const {
    return truth > 0 ? static_cast<double>(matched) / static_cast<double>(truth) : 0;
}
double FoundCounts::f1() const {
    return matched > 0 ? 2 * precision() * recall() / (precision() + recall()) : 0;
}

NoteScores scoreNotes(std::span<const Note> truth, std::span<const Note> found) {
    const auto any = [](std::size_t, std::size_t) { return true; };
    const auto endsAlike = [&](std::size_t i, std::size_t j) {
        return within(truth[i].end(), found[j].end(),
                      std::max(onsetTolerance, shareOfLength * truth[i].duration));
    };
    const Pairs onsets = Matching(truth, found, any).pairs();
    const Pairs both = Matching(truth, found, endsAlike).pairs();
    const FoundCounts counts{truth.size(), found.size(), onsets.size()};
    NoteScores scores{counts, counts, counts, counts, medianOnsetError(truth, found, onsets)};
    scores.withOffsets.matched = both.size();
    scores.withVelocities.matched = truth.empty() ? 0 : matchedInVelocity(truth, found, onsets);
    scores.withOffsetsAndVelocities.matched = truth.empty() ? 0 : matchedInVelocity(truth, found, both);
    return scores;
}

FoundCounts scorePedal(std::span<const Pedal> truth, std::span<const Pedal> found, double seconds) {
    constexpr double step = 0.02;
    FoundCounts counts;
    std::size_t nextTruth = 0, nextFound = 0;
    bool isDown = false, saidDown = false;
    const auto follow = [](std::span<const Pedal> pedals, std::size_t& next, bool& down, double time) {
        for (; next < pedals.size() && pedals[next].seconds <= time; ++next)
            if (pedals[next].kind == PedalKind::damper) down = pedals[next].value >= 64;
    };
    for (double time = 0; time < seconds; time += step) {
        follow(truth, nextTruth, isDown, time);
        follow(found, nextFound, saidDown, time);
        counts.truth += isDown ? 1 : 0;
        counts.found += saidDown ? 1 : 0;
        counts.matched += isDown && saidDown ? 1 : 0;
    }
    return counts;
}

} // namespace atos
