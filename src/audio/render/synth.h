// SPDX-License-Identifier: Apache-2.0
// The one place that speaks to FluidSynth's synthesizer. Private to this module.
#pragma once

#include "audio/render/apply_tone.h"
#include "audio/render/instrument_character.h"
#include "audio/render/output_stage.h"
#include "core/result.h"
#include "midi/message.h"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>

using fluid_settings_t = struct _fluid_hashtable_t;
using fluid_synth_t = struct _fluid_synth_t;

namespace atos {

/// The gain in dB of each voice that makes it as loud as the concert grand.
using VoiceGains = std::array<double, voiceCount>;

/// All sixteen channels play the tone's voice. One thread at a time; after open() nothing here touches the
/// disk.
class Synth {
public:
    /// badInput when FluidSynth cannot read the soundfont. Voices without a gain of their own sound as loud
    /// as the soundfont has them; voice_gains.h measures them.
    [[nodiscard]] static Result<std::unique_ptr<Synth>> open(const std::filesystem::path& soundfont,
                                                             int sampleRate, const VoiceGains& gains = {});

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

    /// Attack, decay and release of the voice and of the character together.
    void shapeNotes();

    std::unique_ptr<fluid_settings_t, SettingsDeleter> settings_;
    std::unique_ptr<fluid_synth_t, SynthDeleter> synth_;
    OutputStage output_;
    VelocityCurve touch_ = velocityCurve(0);
    VoiceGains gains_{};
    Voice voice_ = Voice::concertGrand;
    std::optional<InstrumentCharacter> character_;
};

} // namespace atos
