// SPDX-License-Identifier: Apache-2.0
// The sound card, through FluidSynth's drivers. Private to this room.
#pragma once

#include "audio/live_mixer.h"
#include "audio/live_synth.h"

#include <memory>
#include <string>

using fluid_settings_t = struct _fluid_hashtable_t;
using fluid_audio_driver_t = struct _fluid_audio_driver_t;

namespace atos {

/// Plays a mixer while it lives, on a thread of the driver.
class AudioDriver {
public:
    static constexpr int sampleRate = LiveSynth::recordingRate;

    /// Tries PulseAudio (which PipeWire answers too), JACK where a server runs, and ALSA; nullptr when none
    /// has a sound card. `mixer` must outlive the driver.
    [[nodiscard]] static std::unique_ptr<AudioDriver> open(LiveMixer& mixer);
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    struct SettingsDeleter {
        void operator()(fluid_settings_t* settings) const;
    };
    struct DriverDeleter {
        void operator()(fluid_audio_driver_t* driver) const;
    };
    AudioDriver(LiveMixer& mixer, const std::string& name);

    std::string name_;
    std::unique_ptr<fluid_settings_t, SettingsDeleter> settings_;
    std::unique_ptr<fluid_audio_driver_t, DriverDeleter> driver_;
};

} // namespace atos
