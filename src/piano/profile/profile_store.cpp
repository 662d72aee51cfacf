// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/profile_store.h"

#include "files/json.h"
#include "files/locations.h"

#include <algorithm>
#include <system_error>

namespace atos {
namespace {

constexpr std::uintmax_t largestProfile = 1U << 20U;
constexpr std::size_t mostOwn = 200;

std::vector<std::filesystem::path> ownFiles(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end;
         !failure && entry != end && files.size() < mostOwn; entry.increment(failure))
        if (entry->path().extension() == ".json") files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    return files;
}

Result<KeyboardProfile> readOwn(const std::filesystem::path& file) {
    const auto json = readJson(file, largestProfile);
    if (!json) return json.error();
    auto profile = profileFromJson(*json);
    if (!profile) return badInput(file.string() + " is left out: " + profile.error().message);
    if (const auto objections = lint(*profile); !objections.empty())
        return badInput(file.string() + " is left out: " + objections.front());
    return profile;
}

} // namespace

std::filesystem::path ownProfiles() {
    return userData() / "keyboards";
}

Result<ProfileStore> openShelf(const std::filesystem::path& shipped, const std::filesystem::path& own) {
    auto profiles = readProfiles(shipped);
    if (!profiles) return profiles.error();
    ProfileStore shelf{*std::move(profiles), {}};
    for (const std::filesystem::path& file : ownFiles(own)) {
        auto profile = readOwn(file);
        if (!profile) {
            shelf.objections.push_back(profile.error().message);
            continue;
        }
        const auto place = std::lower_bound(
            shelf.profiles.begin(), shelf.profiles.end(), profile->id,
            [](const KeyboardProfile& known, const std::string& id) { return known.id < id; });
        if (place != shelf.profiles.end() && place->id == profile->id)
            *place = *std::move(profile);
        else
            shelf.profiles.insert(place, *std::move(profile));
    }
    return shelf;
}

} // namespace atos
