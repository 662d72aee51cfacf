// SPDX-License-Identifier: Apache-2.0
// `atos dataset render`: open MIDI played by many pianos in many rooms, as sound with its notes beside it.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace atos {

struct RenderSet {
    std::filesystem::path data; ///< the labelled music; only what open weights may learn from is played
    std::filesystem::path out;  ///< a folder: NNNNN.flac, .mp3 or .ogg, NNNNN.mid, manifest.jsonl
    std::vector<std::filesystem::path> soundfonts; ///< empty: findSoundfont()
    double hours = 8;
    std::uint64_t seed = 1;
};

/// Clip i depends on the seed, i and the soundfonts alone. A clip that stands in the manifest and whose files
/// have the hashes written there is not rendered again. Every 20th clip plays a piece of the validation
/// split.
[[nodiscard]] Status renderTrainingSet(const RenderSet& options, const Task& task);

struct RenderedClip {
    std::filesystem::path sound;
    std::filesystem::path notes;
    bool validation = false;
    std::string contentHash{}; ///< of both files, as the manifest states it
};

/// What the manifest lists. badInput when there is none, or it is damaged.
[[nodiscard]] Result<std::vector<RenderedClip>> readRenderedSet(const std::filesystem::path& folder);

} // namespace atos
