// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/note_sampling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace atos {
namespace {

/// Every scale has a note within so many keys.
constexpr int roomAbove = 4;
constexpr float forbidden = -std::numeric_limits<float>::infinity();

void setPart(NoteToken& note, NotePart part, std::size_t token) {
    const auto value = static_cast<std::uint8_t>(token);
    switch (part) {
    case NotePart::step:
        note.step = value;
        return;
    case NotePart::pitch:
        note.pitch = value;
        return;
    case NotePart::duration:
        note.duration = value;
        return;
    case NotePart::velocity:
        note.velocity = value;
        return;
    }
}

} // namespace

double unitOf(std::mt19937_64& random) {
    return static_cast<double>(random() >> 11U) * 0x1p-53;
}

std::size_t drawToken(std::span<const float> logits, double topP, double unit) {
    std::vector<std::size_t> order(logits.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return logits[a] > logits[b]; });
    const double highest = logits[order.front()];
    if (!std::isfinite(highest)) return order.front();
    std::vector<double> weights;
    for (const std::size_t token : order)
        weights.push_back(std::exp(logits[token] - highest));
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    double nucleus = 0;
    std::size_t kept = 0;
    while (kept < weights.size() && (kept == 0 || nucleus < topP * all))
        nucleus += weights[kept++];
    double left = unit * nucleus;
    for (std::size_t i = 0; i < kept; ++i)
        if ((left -= weights[i]) < 0) return order[i];
    return order[kept - 1];
}

NoteSampler::NoteSampler(NoteStream& stream, std::size_t particles, int column,
                         const SamplingOptions& options)
    : stream_(stream), options_(options), particles_(particles) {
    for (std::size_t particle = 0; particle < particles; ++particle) {
        particles_[particle].column = column;
        std::seed_seq seeds{options.seed & 0xffffffffU, options.seed >> 32U,
                            static_cast<std::uint64_t>(particle)};
        random_.emplace_back(seeds);
    }
}

void NoteSampler::keepToRules(const Particle& particle, NotePart part, const NoteToken& chosen,
                              std::span<float> logits) const {
    if (part == NotePart::step) {
        const bool lastPart = particle.column >= options_.columns - options_.columns / 8;
        if (!options_.mayEnd || !lastPart) logits[endToken] = forbidden;
        const int shortest = std::clamp(-particle.column, 0, longestStep); // out of the prompt
        std::fill_n(logits.begin(), shortest, forbidden);
        const bool columnIsFull =
            particle.together >= options_.mostTogether || particle.lastPitch > pitchTokens - roomAbove;
        if (particle.together > 0 && columnIsFull) logits[0] = forbidden;
    }
    if (part == NotePart::pitch && chosen.step == 0 && particle.together > 0)
        std::fill_n(logits.begin(), particle.lastPitch + 1, forbidden);
}

Status NoteSampler::choose(NotePart part, std::span<const int> active, const NoteBias& bias,
                           std::vector<NoteToken>& chosen) {
    if (auto asked = stream_.logits(part, active, chosen, rows_); !asked) return asked;
    const std::size_t tokens = tokensOf(part);
    for (std::size_t i = 0; i < active.size(); ++i) {
        const auto which = static_cast<std::size_t>(active[i]);
        const std::span row(rows_.data() + i * tokens, tokens);
        for (float& logit : row)
            logit /= static_cast<float>(options_.temperature);
        bias.apply(which, particles_[which], part, chosen[i], row);
        keepToRules(particles_[which], part, chosen[i], row);
        setPart(chosen[i], part, drawToken(row, options_.topP, unitOf(random_[which])));
    }
    return {};
}

Status NoteSampler::advance(std::span<const int> active, const NoteBias& bias) {
    std::vector<NoteToken> chosen(active.size());
    for (const NotePart part : {NotePart::step, NotePart::pitch, NotePart::duration, NotePart::velocity})
        if (auto done = choose(part, active, bias, chosen); !done) return done;
    std::vector<int> going;
    std::vector<NoteToken> appended;
    for (std::size_t i = 0; i < active.size(); ++i) {
        Particle& particle = particles_[static_cast<std::size_t>(active[i])];
        const NoteToken& token = chosen[i];
        const int column = particle.column + token.step;
        particle.finished = token.step == endToken || column >= options_.columns;
        if (particle.finished) continue;
        particle.together = token.step == 0 ? particle.together + 1 : 1;
        particle.column = column;
        particle.lastPitch = token.pitch;
        going.push_back(active[i]);
        appended.push_back(token);
        if (column >= 0)
            particle.notes.push_back({column, std::min(token.duration + 1, options_.columns - column),
                                      static_cast<std::uint8_t>(token.pitch + lowestGridPitch),
                                      velocityOf(token.velocity)});
    }
    return going.empty() ? Status() : stream_.append(going, appended);
}

Status NoteSampler::resample(std::span<const int> ancestors) {
    const auto before = particles_;
    for (std::size_t i = 0; i < particles_.size(); ++i)
        particles_[i] = before[static_cast<std::size_t>(ancestors[i])];
    return stream_.resample(ancestors);
}

} // namespace atos
