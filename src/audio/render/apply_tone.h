// SPDX-License-Identifier: Apache-2.0
// How a brand-neutral tone sounds in the preview. Private to this module. Pure, any thread.
#pragma once

#include "audio/measure/clarity.h"
#include "audio/render/velocity_curve.h"
#include "audio/render/voice_sound.h"
#include "tone/preset/tone_preset.h"

namespace atos {

/// The same tone in the synthesizer's own quantities; trivially copyable, so that a ring can carry it.
struct SynthTone {
    Voice voice = Voice::concertGrand;
    double reverbRoom = 0;                  ///< FluidSynth's room size, 0..1
    double reverbDamping = 0;               ///< 0..1
    double reverbWidth = 0;                 ///< 0..100
    double reverbLevel = 0;                 ///< 0..1; 0: off
    double chorusLevel = 0;                 ///< 0..10; 0: off
    double shelfDb = 0;                     ///< treble against bass, beside the filters of the voice
    VelocityCurve touch = velocityCurve(0); ///< with what the voice makes of a velocity
};

/// What is left alone sounds like a grand in a small room (1 s, -20 dB). Reverberation lies within 0.6 s .. 5
/// s: shorter asks for less than FluidSynth's smallest room. Resonance has no counterpart in a soundfont and
/// is left to the piano.
[[nodiscard]] SynthTone synthTone(const TonePreset& preset);

/// The reverberation that the preset asks the preview for, what is left alone included.
[[nodiscard]] Reverberation askedReverberation(const TonePreset& preset);

} // namespace atos
