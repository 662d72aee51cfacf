// SPDX-License-Identifier: Apache-2.0
// One phrase in any tone, rendered without a gain so that it can be measured. Any thread.
#pragma once

#include "audio/measure/clarity.h"
#include "audio/measure/loudness.h"
#include "audio/render/phrase.h"
#include "audio/render/render.h"

namespace atos {

/// What the sound of a phrase is, measured as it is rendered without a gain.
struct PreviewSound {
    SoundLevel level;
    double centroid = 0; ///< Hz, see spectrum.h
    Reverberation reverberation;

    [[nodiscard]] double clarity() const { return atos::clarity(reverberation); } ///< C80, dB
};

class PhraseRenderer {
public:
    /// Seconds after the phrase: enough for the room to decay by the 25 dB that its measure needs.
    static constexpr double tailSeconds = 3;

    /// `render` and `performance` must outlive it. The soundfont and the rate are those of `options`; its
    /// tone and excerpt are not used.
    PhraseRenderer(const RenderFunction& render, const Performance& performance, const Phrase& phrase,
                   RenderOptions options, const Task& task);

    [[nodiscard]] Result<Samples> operator()(const TonePreset& tone) const;
    /// With and without its room, on two threads.
    [[nodiscard]] Result<PreviewSound> measure(const TonePreset& tone) const;

private:
    const RenderFunction& render_;
    const Performance& performance_;
    Phrase phrase_;
    RenderOptions options_;
    Task task_;
};

} // namespace atos
