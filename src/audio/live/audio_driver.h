// SPDX-License-Identifier: Apache-2.0
// The sound card, through FluidSynth's drivers. Private to this module.
#pragma once

#include "audio/live/live_mixer.h"
#include "audio/live/live_synth.h"

#include <atomic>
#include <memory>
#include <optional>
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
    /// What waits before it is heard; a sound server may add to it. Empty before the first block.
    [[nodiscard]] std::optional<double> bufferSeconds() const;

private:
    static int render(void* driver, int frames, int, float**, int outputs, float** output);

    struct SettingsDeleter {
        void operator()(fluid_settings_t* settings) const;
    };
    struct DriverDeleter {
        void operator()(fluid_audio_driver_t* driver) const;
    };
    AudioDriver(LiveMixer& mixer, const std::string& name);

    LiveMixer& mixer_;
    std::string name_;
    std::atomic<int> blockFrames_ = 0; ///< of the last block that was asked for
    std::unique_ptr<fluid_settings_t, SettingsDeleter> settings_;
    std::unique_ptr<fluid_audio_driver_t, DriverDeleter> driver_;
};

} // namespace atos
