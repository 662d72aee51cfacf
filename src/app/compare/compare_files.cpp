// SPDX-License-Identifier: Apache-2.0
#include "app/compare/compare_files.h"

#include "app/compare/velocity_profiles.h"
#include "app/touch/measure_keyboard.h"
#include "app/transcribe/read_music.h"

#include <utility>

namespace atos {
namespace {

Result<std::vector<Performance>> readTakes(const std::vector<std::filesystem::path>& files,
                                           const Task& task) {
    std::vector<Performance> takes;
    for (const std::filesystem::path& file : files) {
        if (takes.size() == mostTakes)
            return badInput("More than six takes cannot be compared.", "Choose two to six.");
        auto take = readMusic(file, task);
        if (!take) return take.error();
        takes.push_back(std::move(*take));
    }
    return takes;
}

Result<std::vector<VelocityProfile>>
velocityProfilesFor(const ComparisonFiles& files, const std::vector<Performance>& takes, const Task& task) {
    if (files.profiles.empty() && !files.library.empty())
        return profilesOfKeyboards(takes, files.library, task);
    std::vector<VelocityProfile> profiles;
    for (const std::filesystem::path& file : files.profiles) {
        const auto profile = readVelocityProfile(file);
        if (!profile) return profile.error();
        profiles.push_back(*profile);
    }
    return profiles;
}

} // namespace

Result<FileComparison> compareFiles(const ComparisonFiles& files, const Task& task) {
    auto takes = readTakes(files.takes, task);
    if (!takes) return takes.error();
    const auto profiles = velocityProfilesFor(files, *takes, task);
    if (!profiles) return profiles.error();
    const auto reference = referenceVelocityProfile();
    if (!reference) return reference.error();
    auto fair = compareFairly(*takes, *profiles, *reference, task);
    if (!fair) return fair.error();
    return FileComparison{std::move(*takes), std::move(*fair)};
}

} // namespace atos
