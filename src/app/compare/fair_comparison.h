// SPDX-License-Identifier: Apache-2.0
// Takes from different keyboards beside each other: loudness is compared on one scale, or said to be
// incomparable. Pure functions, any thread.
#pragma once

#include "analysis/compare/compare_takes.h"
#include "tone/touch/velocity_profile.h"

#include <span>
#include <string>
#include <vector>

namespace atos {

enum class LoudnessBasis {
    asSent,     ///< nothing says that the keyboards differ
    normalised, ///< every take through the touch of its keyboard to the reference
    unknown,    ///< the keyboards differ and their profiles are not known: loudness and dynamics are not sure
};

/// "as_sent", "normalised", "unknown".
[[nodiscard]] std::string_view basisName(LoudnessBasis basis);

struct FairComparison {
    TakeComparison comparison; ///< on that basis
    LoudnessBasis basis = LoudnessBasis::asSent;
    std::vector<std::string> keyboards;      ///< of each take; empty: unknown
    std::vector<FeatureBand> loudnessAsSent; ///< of each take
    std::vector<FeatureBand> dynamicsAsSent;
    std::string sentence; ///< what was done about the keyboards; empty when nothing was
};

/// `profiles`: of each take's keyboard, or none at all. badInput for another number of them, and as
/// compareTakes().
[[nodiscard]] Result<FairComparison> compareFairly(std::span<const Performance> takes,
                                                   std::span<const VelocityProfile> profiles,
                                                   const VelocityProfile& reference, const Task& task = {});

} // namespace atos
