// SPDX-License-Identifier: Apache-2.0
#include "app/compare/velocity_profiles.h"

#include "music/smf.h"

#include <algorithm>
#include <map>
#include <string>
#include <system_error>

namespace atos {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostTakesOfKeyboard = 30; // more hardly change the curve
constexpr std::size_t mostFiles = 500;

std::vector<fs::path> newestFiles(const fs::path& folder) {
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code unreadable;
        const auto written = entry->last_write_time(unreadable);
        if (!unreadable && entry->path().extension() == ".mid") files.emplace_back(written, entry->path());
    }
    std::sort(files.rbegin(), files.rend());
    files.resize(std::min(files.size(), mostFiles));
    std::vector<fs::path> paths;
    for (auto& [written, path] : files)
        paths.push_back(std::move(path));
    return paths;
}

} // namespace

Result<std::vector<VelocityProfile>> profilesOfKeyboards(std::span<const Performance> takes,
                                                         const fs::path& folder, const Task& task) {
    std::map<std::string, std::vector<Performance>> played;
    for (const Performance& take : takes)
        played[take.keyboard];
    if (played.size() < 2 || played.contains("")) return std::vector<VelocityProfile>{};
    const auto known = [](const auto& keyboard) { return keyboard.second.size() >= mostTakesOfKeyboard; };
    for (const fs::path& file : newestFiles(folder)) {
        if (task.cancel.cancelled()) return cancelled();
        if (std::all_of(played.begin(), played.end(), known)) break;
        auto take = readMidi(file);
        if (!take) continue;
        const auto keyboard = played.find(take->keyboard);
        if (keyboard != played.end() && !known(*keyboard) && handPlayed(*take))
            keyboard->second.push_back(std::move(*take));
    }
    std::map<std::string, VelocityProfile> profiles;
    for (const auto& [keyboard, its] : played) {
        if (its.size() < fewestTakesOfKeyboard) return std::vector<VelocityProfile>{};
        profiles[keyboard] = *measureVelocityProfile(its);
    }
    std::vector<VelocityProfile> ofTakes;
    for (const Performance& take : takes)
        ofTakes.push_back(profiles.at(take.keyboard));
    return ofTakes;
}

} // namespace atos
