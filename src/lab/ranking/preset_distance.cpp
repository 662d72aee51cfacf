// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/preset_distance.h"

#include "lab/metrics/weighted_mean.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace atos {
namespace {

using Distances = std::array<double, comparedParts.size()>;

double apart(const std::optional<double>& a, const std::optional<double>& b, double span) {
    if (a.has_value() != b.has_value()) return 1;
    return a ? std::min(1.0, std::abs(*a - *b) / span) : 0;
}

std::optional<double> octaves(const std::optional<double>& value) {
    return value ? std::optional(std::log2(*value)) : std::nullopt;
}

class MeanDistances {
public:
    void add(const Distances& distances, double weight) {
        for (std::size_t part = 0; part < distances.size(); ++part)
            parts_[part].add(distances[part], weight);
    }
    [[nodiscard]] Distances value() const {
        Distances means{};
        std::transform(parts_.begin(), parts_.end(), means.begin(), [](const auto& p) { return p.value(); });
        return means;
    }
    [[nodiscard]] bool empty() const { return parts_[0].weight() <= 0; }

private:
    std::array<WeightedMean, comparedParts.size()> parts_;
};

double overall(const Distances& distances) {
    return std::accumulate(distances.begin(), distances.end(), 0.0) / static_cast<double>(distances.size());
}

} // namespace

std::array<double, comparedParts.size()> presetDistances(const TonePreset& a, const TonePreset& b) {
    return {a.voice == b.voice ? 0.0 : 1.0,         apart(a.brightness, b.brightness, 2),
            apart(octaves(a.reverbTime), octaves(b.reverbTime), 3), apart(a.reverbLevel, b.reverbLevel, 18),
            apart(a.resonance, b.resonance, 1.5),   apart(a.touch, b.touch, 2)};
}

Json PresetSpread::json() const {
    std::vector<const std::vector<TonePreset>*> pieces;
    std::size_t performances = 0;
    for (const auto& [piece, presets] : presets_) {
        if (presets.size() < 2) continue;
        pieces.push_back(&presets);
        performances += presets.size();
    }
    MeanDistances within;
    MeanDistances between;
    for (std::size_t one = 0; one < pieces.size(); ++one) {
        const auto& own = *pieces[one];
        const double pairs = 0.5 * static_cast<double>(own.size() * (own.size() - 1));
        for (std::size_t i = 0; i < own.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                within.add(presetDistances(own[i], own[j]), 1 / pairs);
        for (std::size_t other = 0; other < one; ++other)
            for (const TonePreset& a : own)
                for (const TonePreset& b : *pieces[other])
                    between.add(presetDistances(a, b),
                                1 / static_cast<double>(own.size() * pieces[other]->size()));
    }
    const Distances near = within.value();
    const Distances far = between.value();
    Json parts = Json::object();
    for (std::size_t part = 0; part < comparedParts.size(); ++part)
        parts[std::string(comparedParts[part])] = {{"within", near[part]}, {"between", far[part]}};
    const bool both = !within.empty() && !between.empty() && overall(far) > 0;
    return {{"pieces", pieces.size()},
            {"performances", performances},
            {"within", overall(near)},
            {"between", overall(far)},
            {"ratio", both ? Json(overall(near) / overall(far)) : Json(nullptr)},
            {"parts", std::move(parts)}};
}

} // namespace atos
