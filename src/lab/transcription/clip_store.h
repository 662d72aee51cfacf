// SPDX-License-Identifier: Apache-2.0
// Rendered clips as what the network infers notes from. One thread at a time.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "lab/transcription/render_set.h"
#include "transcribe/note_activity.h"

#include <random>

namespace atos {

/// Levels are kept in steps of half a decibel: eight hours take 420 MB.
struct RenderedFeatures {
    std::vector<std::uint8_t> levels; ///< frames x constantQBins
    std::vector<Note> sounding;
    std::vector<Pedal> pedals;

    [[nodiscard]] int frames() const { return static_cast<int>(levels.size() / constantQBins); }
    /// dB; beyond the clip there is silence.
    void copyLevels(int firstFrame, int frames, std::vector<float>& decibels) const;
};

[[nodiscard]] Result<RenderedFeatures> readFeatures(const RenderedClip& clip);

/// What a room, a microphone and a level would change, quicker than in the sound itself: a smooth equaliser,
/// a gain, reverberation as fading energy, a floor of noise. `decibels` are frames x constantQBins.
void augmentLevels(std::vector<float>& decibels, std::mt19937_64& random);

} // namespace atos
