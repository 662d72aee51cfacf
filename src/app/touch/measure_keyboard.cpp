// SPDX-License-Identifier: Apache-2.0
#include "app/touch/measure_keyboard.h"

#include "files/bytes.h"
#include "music/smf.h"
#include "tone/touch/velocity_reference.h"

#include <optional>
#include <utility>

namespace atos {
namespace {

Result<std::vector<Performance>> readTakes(const std::vector<std::filesystem::path>& files, const Task& task,
                                           const UnreadableFile& unreadable) {
    std::vector<Performance> takes;
    std::optional<Error> first;
    std::size_t read = 0;
    for (const std::filesystem::path& file : files) {
        if (task.cancel.cancelled()) return cancelled();
        task.report(static_cast<double>(read++) / static_cast<double>(files.size()), file.string());
        auto take = readMidi(file);
        if (take) {
            takes.push_back(*std::move(take));
            continue;
        }
        if (!unreadable) return take.error();
        if (!first) first = take.error();
        unreadable(file, take.error());
    }
    if (takes.empty() && first) return *first;
    return takes;
}

} // namespace

Result<VelocityProfile> referenceVelocityProfile() {
    auto reference = readVelocityReference(shippedVelocityReference());
    if (!reference) return reference.error();
    return std::move(reference->profile);
}

Result<KeyboardFingerprint> measureKeyboard(const std::vector<std::filesystem::path>& takes, const Task& task,
                                            const UnreadableFile& unreadable) {
    const auto reference = referenceVelocityProfile();
    if (!reference) return reference.error();
    const auto read = readTakes(takes, task, unreadable);
    if (!read) return read.error();
    return takeFingerprint(*read, *reference);
}

Status writeVelocityProfile(const KeyboardFingerprint& fingerprint, const std::filesystem::path& file) {
    if (!fingerprint.advice)
        return badInput("There are not enough notes to know this keyboard by.",
                        "Give takes with 400 notes in all, and dynamics.");
    return writeFile(file, velocityProfileJson(*fingerprint.profile).dump() + "\n");
}

} // namespace atos
