// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/beat_track.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr int longestGap = 3;         ///< beats between two onsets of the chain
constexpr double widestStretch = 0.2; ///< of a beat against its period
constexpr double steadiness = 40;     ///< cost of a squared relative deviation, in saliences
constexpr double missedBeat = 0.8;    ///< cost of a beat without an onset, in saliences
constexpr std::size_t smoothing = 4;  ///< beats to either side

struct Link {
    double score = 0;
    int from = -1;
    int beats = 1;
};

struct Chain {
    std::vector<std::size_t> onsets;
    std::vector<int> beats; ///< to each from the one before
    double score = 0;
};

Chain bestChain(std::span<const Accent> accents, const std::vector<double>& periods) {
    std::vector<Link> links(accents.size());
    std::size_t reach = 0;
    for (std::size_t i = 0; i < accents.size(); ++i) {
        const double period = periods[i];
        const double farthest = period * longestGap * (1 + widestStretch);
        while (accents[i].seconds - accents[reach].seconds > farthest)
            ++reach;
        Link best;
        for (std::size_t j = reach; j < i; ++j) {
            const double beats = (accents[i].seconds - accents[j].seconds) / period;
            const int count = static_cast<int>(beats + 0.5);
            if (count < 1 || count > longestGap) continue;
            const double stretch = beats / count - 1;
            if (std::abs(stretch) > widestStretch) continue;
            const double score =
                links[j].score - count * steadiness * stretch * stretch - missedBeat * (count - 1);
            if (score > best.score) best = {score, static_cast<int>(j), count};
        }
        best.score += accents[i].salience;
        links[i] = best;
    }
    Chain chain;
    const auto last = std::max_element(links.begin(), links.end(),
                                       [](const Link& a, const Link& b) { return a.score < b.score; });
    if (last == links.end()) return chain;
    chain.score = last->score;
    for (auto at = static_cast<int>(last - links.begin()); at >= 0;) {
        const Link& link = links[static_cast<std::size_t>(at)];
        chain.onsets.push_back(static_cast<std::size_t>(at));
        chain.beats.push_back(link.beats);
        at = link.from;
    }
    std::reverse(chain.onsets.begin(), chain.onsets.end());
    std::reverse(chain.beats.begin(), chain.beats.end());
    return chain;
}

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The pace around each onset, along a chain; the period where the chain does not reach.
std::vector<double> paceAlong(const Chain& chain, std::span<const Accent> accents, double period) {
    std::vector<double> lengths;
    for (std::size_t i = 1; i < chain.onsets.size(); ++i)
        lengths.push_back((accents[chain.onsets[i]].seconds - accents[chain.onsets[i - 1]].seconds)
                          / chain.beats[i]);
    std::vector<double> pace(accents.size(), period);
    if (lengths.size() <= smoothing) return pace;
    std::size_t link = 0;
    for (std::size_t i = 0; i < accents.size(); ++i) {
        while (link + 1 < lengths.size() && chain.onsets[link + 1] < i)
            ++link;
        const std::size_t from = link > smoothing ? link - smoothing : 0;
        const std::size_t to = std::min(lengths.size(), link + smoothing + 1);
        pace[i] = medianOf({lengths.begin() + static_cast<std::ptrdiff_t>(from),
                            lengths.begin() + static_cast<std::ptrdiff_t>(to)});
    }
    return pace;
}

/// The median pace over eight beats: single ones are as uneven as hands are, which would blur two paces into
/// one between them.
double medianPace(const std::vector<double>& beats) {
    const std::size_t span = std::min<std::size_t>(8, beats.size() - 1);
    std::vector<double> paces;
    for (std::size_t i = span; i < beats.size(); ++i)
        paces.push_back((beats[i] - beats[i - span]) / static_cast<double>(span));
    return medianOf(std::move(paces));
}

} // namespace

BeatTrack trackBeats(std::span<const Accent> accents, double period) {
    BeatTrack track;
    if (accents.empty() || !(period > 0)) return track;
    const Chain steady = bestChain(accents, std::vector<double>(accents.size(), period));
    const Chain chain = bestChain(accents, paceAlong(steady, accents, period));
    if (chain.onsets.size() < 2) return track;
    track.beats.push_back(accents[chain.onsets.front()].seconds);
    for (std::size_t i = 1; i < chain.onsets.size(); ++i) {
        const double from = accents[chain.onsets[i - 1]].seconds;
        const double length = (accents[chain.onsets[i]].seconds - from) / chain.beats[i];
        for (int beat = 1; beat <= chain.beats[i]; ++beat)
            track.beats.push_back(from + beat * length);
    }
    track.score = chain.score / static_cast<double>(track.beats.size());
    track.period = medianPace(track.beats);
    return track;
}

} // namespace atos
