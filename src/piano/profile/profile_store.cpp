// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/profile_store.h"

#include "files/json.h"
#include "files/locations.h"
#include "piano/profile/learned_voices.h"
#include "piano/profile/lint.h"
#include "piano/profile/profile_json.h"

#include <algorithm>
#include <system_error>

namespace atos {
namespace {

constexpr std::uintmax_t largestShipped = 256U << 10U;
constexpr std::size_t mostShipped = 500;
constexpr std::uintmax_t largestOwn = 1U << 20U;
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
    const auto json = readJson(file, largestOwn);
    if (!json) return json.error();
    auto profile = profileFromJson(*json);
    if (!profile) return badInput(file.string() + " is left out: " + profile.error().message);
    if (const auto objections = lint(*profile); !objections.empty())
        return badInput(file.string() + " is left out: " + objections.front());
    return profile;
}

Status layLearnedOver(KeyboardProfile& profile, const std::filesystem::path& own) {
    const auto learned = readLearned(own, profile.id);
    if (!learned) return learned.error();
    if (!*learned) return {};
    KeyboardProfile changed = withLearned(profile, **learned);
    if (const auto objections = lint(changed); !objections.empty())
        return badInput(learnedPath(own, profile.id).string() + " is left out: " + objections.front());
    profile = std::move(changed);
    return {};
}

} // namespace

std::filesystem::path ownProfiles() {
    return userData() / "keyboards";
}

Result<std::vector<KeyboardProfile>> readProfiles(const std::filesystem::path& folder) {
    std::error_code failure;
    std::vector<std::filesystem::path> paths;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure))
        if (entry->path().extension() == ".json") paths.push_back(entry->path());
    if (failure) return badInput("The folder of keyboard profiles, " + folder.string() + ", cannot be read.");
    if (paths.size() > mostShipped) return badInput(folder.string() + " holds too many keyboard profiles.");
    std::vector<KeyboardProfile> profiles;
    for (const auto& path : paths) {
        const auto json = readJson(path, largestShipped);
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

Result<ProfileStore> openProfileStore(const std::filesystem::path& shipped,
                                      const std::filesystem::path& own) {
    auto profiles = readProfiles(shipped);
    if (!profiles) return profiles.error();
    ProfileStore store{*std::move(profiles), {}};
    for (const std::filesystem::path& file : ownFiles(own)) {
        auto profile = readOwn(file);
        if (!profile) {
            store.objections.push_back(profile.error().message);
            continue;
        }
        const auto place = std::lower_bound(
            store.profiles.begin(), store.profiles.end(), profile->id,
            [](const KeyboardProfile& known, const std::string& id) { return known.id < id; });
        if (place != store.profiles.end() && place->id == profile->id)
            *place = *std::move(profile);
        else
            store.profiles.insert(place, *std::move(profile));
    }
    for (KeyboardProfile& profile : store.profiles)
        if (auto status = layLearnedOver(profile, own); !status)
            store.objections.push_back(status.error().message);
    return store;
}

} // namespace atos
