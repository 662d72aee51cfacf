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

Result<std::vector<Touch>> touchesFor(const ComparisonFiles& files, const std::vector<Performance>& takes,
                                      const Task& task) {
    if (files.touches.empty() && !files.library.empty())
        return touchesOfKeyboards(takes, files.library, task);
    std::vector<Touch> touches;
    for (const std::filesystem::path& file : files.touches) {
        const auto touch = readTouch(file);
        if (!touch) return touch.error();
        touches.push_back(*touch);
    }
    return touches;
}

} // namespace

Result<FileComparison> compareFiles(const ComparisonFiles& files, const Task& task) {
    auto takes = readTakes(files.takes, task);
    if (!takes) return takes.error();
    const auto touches = touchesFor(files, *takes, task);
    if (!touches) return touches.error();
    const auto reference = referenceTouch();
    if (!reference) return reference.error();
    auto fair = compareFairly(*takes, *touches, *reference, task);
    if (!fair) return fair.error();
    return FileComparison{std::move(*takes), std::move(*fair)};
}

} // namespace atos
