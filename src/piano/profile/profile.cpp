// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/profile.h"

#include <algorithm>

namespace atos {
namespace {
constexpr std::uintmax_t largestProfileFile = 256U << 10U;
constexpr std::size_t mostProfiles = 500;
} // namespace

const Parameter* KeyboardProfile::find(std::string_view parameter) const {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [parameter](const Parameter& entry) { return entry.name == parameter; });
    return found == parameters.end() ? nullptr : &*found;
}

Result<std::vector<KeyboardProfile>> readProfiles(const std::filesystem::path& folder) {
    std::error_code failure;
    std::vector<std::filesystem::path> paths;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure))
        if (entry->path().extension() == ".json") paths.push_back(entry->path());
    if (failure) return badInput("The folder of keyboard profiles, " + folder.string() + ", cannot be read.");
    if (paths.size() > mostProfiles) return badInput(folder.string() + " holds too many keyboard profiles.");
    std::vector<KeyboardProfile> profiles;
    for (const auto& path : paths) {
        const auto json = readJson(path, largestProfileFile);
        if (!json) return json.error();
        auto profile = profileFromJson(*json);
        if (!profile) return badInput(path.string() + " is no keyboard profile: " + profile.error().message);
        profiles.push_back(*std::move(profile));
    }
    std::sort(profiles.begin(), profiles.end(),
              [](const KeyboardProfile& a, const KeyboardProfile& b) { return a.id < b.id; });
    const auto twin = std::adjacent_find(profiles.begin(), profiles.end(),
                                         [](const auto& a, const auto& b) { return a.id == b.id; });
    if (twin != profiles.end()) return badInput("Two keyboard profiles are called \"" + twin->id + "\".");
    return profiles;
}

} // namespace atos
