// SPDX-License-Identifier: Apache-2.0
// The one place that speaks to FluidSynth's synthesizer. Private to this module.
#pragma once

#include "audio/render/apply_tone.h"
#include "audio/render/instrument_character.h"
#include "audio/render/output_stage.h"
#include "core/result.h"
#include "midi/message.h"

#include <filesystem>
#include <memory>

using fluid_settings_t = struct _fluid_hashtable_t;
using fluid_synth_t = struct _fluid_synth_t;

namespace atos {

/// All sixteen channels play the tone's voice. One thread at a time; after open() nothing here touches the
/// disk.
class Synth {
public:
    /// badInput when FluidSynth cannot read the soundfont.
    [[nodiscard]] static Result<std::unique_ptr<Synth>> open(const std::filesystem::path& soundfont,
                                                             int sampleRate);

    void apply(const SynthTone& tone);
    void become(const InstrumentCharacter& character);
    void setGain(double decibels) { output_.setGain(decibels); }
    void setLimited(bool limited) { output_.setLimited(limited); }
    /// Notes pass through the tone's touch; program changes and everything but notes and controllers are left
    /// out.
    void play(const ChannelMessage& message);
    /// Stereo, -1..1; takes effect of messages at the next multiple of 64 frames.
    void render(float* left, float* right, int stride, int frames);

private:
    struct SettingsDeleter {
        void operator()(fluid_settings_t* settings) const;
    };
    struct SynthDeleter {
        void operator()(fluid_synth_t* synth) const;
    };
    Synth(fluid_settings_t* settings, int sampleRate);

    std::unique_ptr<fluid_settings_t, SettingsDeleter> settings_;
    std::unique_ptr<fluid_synth_t, SynthDeleter> synth_;
    OutputStage output_;
    VelocityCurve touch_ = velocityCurve(0);
};

} // namespace atos
