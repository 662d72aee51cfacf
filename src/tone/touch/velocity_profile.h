// SPDX-License-Identifier: Apache-2.0
// How hard a keyboard is struck: the distribution of its velocities, and the monotone map that brings one
// keyboard's velocities to another's scale. Any thread, pure functions.
#pragma once

#include "files/json.h"
#include "music/performance.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace atos {

struct VelocityProfile {
    /// The velocity below which (i + 0.5) % of the notes lie: 1..128, never falling.
    std::array<double, 100> velocities{};
    double notes = 0;
    double takes = 0;

    /// The velocity below which that share (0..1) of the notes lies.
    [[nodiscard]] double at(double share) const;
    friend bool operator==(const VelocityProfile&, const VelocityProfile&) = default;
};

/// Whether a take has the dynamics of playing: at least twenty different velocities. Written music has fewer.
[[nodiscard]] bool handPlayed(const Performance& take);

/// The mean of the takes' quantiles, which is steadier than the quantiles of all their notes: a loud piece
/// moves it, and does not split it. A take counts as much as it has notes, up to 400. Takes that no hand
/// played do not count; empty when none does.
[[nodiscard]] std::optional<VelocityProfile> measureVelocityProfile(std::span<const Performance> takes);

/// The same for lists of velocities, one a take.
[[nodiscard]] std::optional<VelocityProfile> velocityProfileOf(std::span<const std::vector<double>> takes);

/// What another keyboard's scale calls the same strike: matches the distributions, straight lines between
/// their quantiles. Rises wherever `from` does; where a keyboard says the same velocity for many strikes (it
/// clips) it answers with their mean. Beyond what was heard, straight on to 1 and 127.
class VelocityMap {
public:
    VelocityMap(const VelocityProfile& from, const VelocityProfile& to);
    [[nodiscard]] double operator()(double velocity) const;

private:
    std::vector<std::pair<double, double>> points_; ///< by first, which rises
};

/// Every note's velocity through the map, fine velocities included.
[[nodiscard]] Performance withVelocityMap(Performance take, const VelocityMap& map);

[[nodiscard]] Json velocityProfileJson(const VelocityProfile& profile);
/// badInput in one sentence, naming `what`, for anything but what velocityProfileJson() makes.
[[nodiscard]] Result<VelocityProfile> velocityProfileFromJson(const Json& json, const std::string& what);
[[nodiscard]] Result<VelocityProfile> readVelocityProfile(const std::filesystem::path& path);

} // namespace atos
