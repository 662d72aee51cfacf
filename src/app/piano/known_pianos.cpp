// SPDX-License-Identifier: Apache-2.0
#include "app/piano/known_pianos.h"

#include "files/locations.h"
#include "piano/profile/pianos_page.h"
#include "piano/profile/profile_store.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace atos {

Result<std::vector<KeyboardProfile>> shippedKeyboards() {
    return readProfiles(shippedData() / "resources" / "keyboards");
}

Result<std::vector<KeyboardProfile>> knownKeyboards() {
    auto store = openProfileStore(shippedData() / "resources" / "keyboards");
    if (!store) return store.error();
    for (const std::string& objection : store->objections)
        spdlog::warn("{}", objection);
    return std::move(store->profiles);
}

Result<KeyboardProfile> keyboardCalled(const std::vector<KeyboardProfile>& profiles, const std::string& id) {
    const auto found = std::find_if(profiles.begin(), profiles.end(),
                                    [&](const KeyboardProfile& profile) { return profile.id == id; });
    if (found != profiles.end()) return *found;
    std::string known;
    for (const KeyboardProfile& profile : profiles)
        known += (known.empty() ? "" : ", ") + profile.id;
    return badInput("There is no keyboard profile \"" + id + "\".", "There are " + known + ".");
}

Result<PianosReport> pianosReport() {
    const auto shipped = shippedKeyboards();
    if (!shipped) return shipped.error();
    return PianosReport{pianosPage(*shipped), pianosJson(*shipped)};
}

} // namespace atos
