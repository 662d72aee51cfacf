// SPDX-License-Identifier: Apache-2.0
// The phrase on which two tones differ most to the ear, out of music that is at hand.
#pragma once

#include "audio/render/demonstrate.h"
#include "core/result.h"
#include "core/task.h"
#include "files/folder.h"
#include "music/performance.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace atos {

/// Where phrases to choose from are taken.
struct PhraseSources {
    Performance own;                          ///< the player's music; without notes: none
    std::size_t ownPhrases = 6;               ///< at most
    std::vector<std::filesystem::path> files; ///< MIDI
    std::size_t phrasesOfAFile = 4;           ///< at most
    UnreadableFile unreadable;                ///< empty: a file that cannot be read is an error
    int generated = 0;                        ///< so many more by the LSTM, of ten seconds each
    std::uint64_t seed = 1;                   ///< of the first of these
};

struct ShownDifference {
    Performance phrase; ///< all of it is the phrase; its title says where it is from, empty for the player's
    Demonstration demonstration; ///< of tone A and tone B on it
};

/// The same sources and tones give the same phrase. badInput when they sound the same on all phrases, or
/// there is none; environment without a soundfont, or without networks when phrases are to be generated. Some
/// seconds of rendering on two threads: call from a worker. `render` as renderSamples().
[[nodiscard]] Result<ShownDifference> demonstrateTones(const RenderFunction& render,
                                                       const PhraseSources& sources, const TonePreset& a,
                                                       const TonePreset& b, const RenderOptions& options,
                                                       const Task& task);

struct ShownFiles {
    std::filesystem::path midi;  ///< the phrase
    std::filesystem::path sound; ///< it in tone A and then in B, equally loud, as WAV; empty: not wanted
};

/// Each file is written whole or not at all, the MIDI file first. Tones and options as they were shown with.
[[nodiscard]] Status writeShown(const ShownDifference& shown, const ShownFiles& files, const TonePreset& a,
                                const TonePreset& b, const RenderOptions& options, const Task& task);

} // namespace atos
