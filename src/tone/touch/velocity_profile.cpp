// SPDX-License-Identifier: Apache-2.0
#include "tone/touch/velocity_profile.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace atos {
namespace {

constexpr double softest = 1;
constexpr double loudest = 127;
constexpr double fineSteps = 128;        ///< of a velocity
constexpr double mostWeight = 400;       ///< notes
constexpr std::size_t fewestLevels = 20; ///< whole velocities in a take that a hand played

bool hasDynamics(const std::vector<double>& velocities) {
    std::set<int> levels;
    for (const double velocity : velocities) {
        levels.insert(static_cast<int>(velocity));
        if (levels.size() >= fewestLevels) return true;
    }
    return false;
}

std::vector<double> velocitiesOf(const Performance& take) {
    std::vector<double> velocities;
    for (const Note& note : take.notes)
        velocities.push_back(note.preciseVelocity());
    return velocities;
}

} // namespace

double VelocityProfile::at(double share) const {
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(velocities.size()) - 0.5;
    const double last = static_cast<double>(velocities.size() - 1);
    const double below = std::floor(std::clamp(place, 0.0, last));
    const double above = std::min(below + 1, last);
    const double part = std::clamp(place - below, 0.0, 1.0);
    return std::lerp(velocities[static_cast<std::size_t>(below)], velocities[static_cast<std::size_t>(above)],
                     part);
}

std::optional<VelocityProfile> velocityProfileOf(std::span<const std::vector<double>> takes) {
    VelocityProfile profile;
    double weights = 0;
    for (const std::vector<double>& take : takes) {
        if (!hasDynamics(take)) continue;
        std::vector<double> sorted = take;
        std::sort(sorted.begin(), sorted.end());
        const auto count = static_cast<double>(sorted.size());
        const double weight = std::min(count, mostWeight);
        for (std::size_t i = 0; i < profile.velocities.size(); ++i) {
            const double share =
                (static_cast<double>(i) + 0.5) / static_cast<double>(profile.velocities.size());
            profile.velocities[i] += weight * sorted[static_cast<std::size_t>(share * count)];
        }
        weights += weight;
        profile.notes += count;
        ++profile.takes;
    }
    if (weights == 0) return std::nullopt;
    for (double& velocity : profile.velocities)
        velocity /= weights;
    return profile;
}

bool handPlayed(const Performance& take) {
    return hasDynamics(velocitiesOf(take));
}

std::optional<VelocityProfile> measureVelocityProfile(std::span<const Performance> takes) {
    std::vector<std::vector<double>> velocities;
    std::transform(takes.begin(), takes.end(), std::back_inserter(velocities), velocitiesOf);
    return velocityProfileOf(velocities);
}

VelocityMap::VelocityMap(const VelocityProfile& from, const VelocityProfile& to) {
    for (std::size_t begin = 0; begin < from.velocities.size();) {
        std::size_t end = begin;
        double sum = 0;
        for (; end < from.velocities.size() && from.velocities[end] == from.velocities[begin]; ++end)
            sum += to.velocities[end];
        points_.emplace_back(from.velocities[begin], sum / static_cast<double>(end - begin));
        begin = end;
    }
    if (points_.front().first > softest) points_.insert(points_.begin(), {softest, softest});
    if (points_.back().first < loudest) points_.emplace_back(loudest, loudest);
}

double VelocityMap::operator()(double velocity) const {
    const auto above = std::upper_bound(points_.begin(), points_.end(), velocity,
                                        [](double value, const auto& point) { return value < point.first; });
    if (above == points_.begin()) return points_.front().second;
    const auto& below = above[-1];
    if (above == points_.end()) return below.second;
    const double part = (velocity - below.first) / (above->first - below.first);
    return std::lerp(below.second, above->second, part);
}

Performance withVelocityMap(Performance take, const VelocityMap& map) {
    for (Note& note : take.notes) {
        const double steps =
            std::round(std::clamp(map(note.preciseVelocity()), softest, loudest) * fineSteps);
        note.velocity = static_cast<std::uint8_t>(steps / fineSteps);
        note.fineVelocity = static_cast<std::uint8_t>(static_cast<int>(steps) % static_cast<int>(fineSteps));
    }
    return take;
}

Json velocityProfileJson(const VelocityProfile& profile) {
    Json velocities = Json::array();
    for (const double velocity : profile.velocities)
        velocities.push_back(std::round(velocity * 1000) / 1000);
    return {{"schema", 1},
            {"takes", std::llround(profile.takes)},
            {"notes", std::llround(profile.notes)},
            {"velocities", velocities}};
}

Result<VelocityProfile> velocityProfileFromJson(const Json& json, const std::string& what) {
    constexpr double mostNotes = 1e9;
    const Error wrong =
        badInput(what + " does not hold a keyboard's touch.", "Make one with atos touch --out.");
    const auto schema = numberIn(json, "schema", 1, 1);
    const auto takes = numberIn(json, "takes", 1, mostNotes);
    const auto notes = numberIn(json, "notes", 1, mostNotes);
    VelocityProfile profile;
    if (!schema || !takes || !notes || !json.contains("velocities")) return wrong;
    const Json& velocities = json.at("velocities");
    if (!velocities.is_array() || velocities.size() != profile.velocities.size()) return wrong;
    for (std::size_t i = 0; i < profile.velocities.size(); ++i) {
        if (!velocities[i].is_number()) return wrong;
        profile.velocities[i] = velocities[i].get<double>();
        const double least = i == 0 ? softest : profile.velocities[i - 1];
        if (!(profile.velocities[i] >= least && profile.velocities[i] <= loudest + 1)) return wrong;
    }
    profile.takes = *takes;
    profile.notes = *notes;
    return profile;
}

Result<VelocityProfile> readVelocityProfile(const std::filesystem::path& path) {
    const auto json = readJson(path, 1U << 16U);
    if (!json) return json.error();
    return velocityProfileFromJson(*json, path.string());
}

} // namespace atos
