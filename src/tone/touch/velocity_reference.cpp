// SPDX-License-Identifier: Apache-2.0
#include "tone/touch/velocity_reference.h"

#include "files/locations.h"

namespace atos {

std::filesystem::path shippedVelocityReference() {
    return shippedData() / "resources" / "tones" / "touch-reference.json";
}

Result<VelocityReference> readVelocityReference(const std::filesystem::path& path) {
    const auto json = readJson(path, 1U << 16U);
    if (!json) return json.error();
    const auto profile = velocityProfileFromJson(*json, path.string());
    if (!profile) return profile.error();
    VelocityReference reference{*profile, {}};
    if (const auto sources = json->find("sources"); sources != json->end() && sources->is_array())
        for (const Json& source : *sources)
            if (source.is_string()) reference.sources.push_back(source.get<std::string>());
    return reference;
}

} // namespace atos
