// SPDX-License-Identifier: Apache-2.0
// How hard pianists strike as a rule: what every keyboard's velocities are brought to
// (resources/tones/touch-reference.json, made by `atos train touch` from open performances).
#pragma once

#include "tone/touch/velocity_profile.h"

#include <filesystem>

namespace atos {

struct VelocityReference {
    VelocityProfile profile;
    std::vector<std::string> sources; ///< the collections it was measured on
};

[[nodiscard]] std::filesystem::path shippedVelocityReference();
[[nodiscard]] Result<VelocityReference> readVelocityReference(const std::filesystem::path& path);

} // namespace atos
