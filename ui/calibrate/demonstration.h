// SPDX-License-Identifier: Apache-2.0
// The phrase on which a tone shows best what it changes.
#pragma once

#include "app/demonstrate/demonstrate_tones.h"
#include "app/preview/preview_phrase.h"

#include <QString>

#include <filesystem>
#include <memory>

namespace atos {

struct FoundPhrase {
    std::shared_ptr<const Performance> music; ///< all of it is the phrase
    LoudnessMatch match;                      ///< of the piano as made (A) and the tone (B) on it
    std::shared_ptr<const PhrasePair> pair;   ///< the phrase in both
    QString sentence;                         ///< where it comes from and what to listen for
};

/// Among phrases of `own`, the player's music, and of the MIDI files in `pieces`: the one on which `tone` and
/// the piano as made differ most (audio/measure/demonstrate.h). Some seconds of rendering on two threads:
/// call from a worker. badInput when they sound the same.
[[nodiscard]] Result<FoundPhrase> findDemonstration(const RenderFunction& render, const Performance& own,
                                                    const std::filesystem::path& pieces,
                                                    const TonePreset& tone, const Task& task);

} // namespace atos
