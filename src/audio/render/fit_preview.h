// SPDX-License-Identifier: Apache-2.0
// The closed loop of the preview: what is heard is measured and moved until it is what the tone asks for.
#pragma once

#include "audio/render/phrase_renderer.h"

#include <string>
#include <vector>

namespace atos {

/// How much of the music the preview is measured on, seconds.
inline constexpr double measuredSeconds = 16;

/// What a tone asks of a phrase, where it asks anything.
struct PreviewTarget {
    double centroid = 0; ///< Hz: that of the same voice and touch with brightness and room left alone, times
                         ///< centroidRatio(brightness); 0: not asked for
    Reverberation reverberation; ///< of level 0 and no seconds: not asked for

    [[nodiscard]] bool asksBrightness() const { return centroid > 0; }
    [[nodiscard]] bool asksRoom() const { return reverberation.seconds > 0; }
};

/// What a brightness of -1 .. +1 does to the spectral centroid: at most a third of the way to twice (or half)
/// as bright, for which listeners want about a doubling (see spectrum.h): timbre should move little (Eerola,
/// Friberg & Bresin 2013, Front. Psychol. 4:487).
[[nodiscard]] double centroidRatio(double brightness);

struct PreviewFit {
    TonePreset tone; ///< for the preview alone: the tone with brightness, reverberation time and level moved
    PreviewTarget target;
    PreviewSound uncorrected;        ///< of the tone as it was asked for
    PreviewSound corrected;          ///< of `tone`
    std::vector<std::string> limits; ///< where the preview cannot follow, one sentence each; empty: it fits
};

/// The preview fits when its centroid is within this share of the target's ...
inline constexpr double centroidTolerance = 0.02;
/// ... and its clarity within what listeners just notice (ISO 3382-1, annex A), dB.
inline constexpr double clarityTolerance = 1;

/// Renders `phrase` in `tone` and corrects until it fits, or no correction brings it nearer: up to eleven
/// times the phrase, on two threads; call from a worker. The soundfont and the rate are those of `options`;
/// its tone and excerpt are not used. Parts that the tone leaves alone are left alone.
[[nodiscard]] Result<PreviewFit> fitPreview(const RenderFunction& render, const Performance& performance,
                                            const Phrase& phrase, const TonePreset& tone,
                                            const RenderOptions& options, const Task& task);

} // namespace atos
