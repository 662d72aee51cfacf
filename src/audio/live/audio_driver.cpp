// SPDX-License-Identifier: Apache-2.0
#include "audio/live/audio_driver.h"

#include "midi/drivers.h"

#include <fluidsynth.h>

#include <filesystem>
#include <vector>

namespace atos {
namespace {

/// Blocks that wait with ALSA, where we write to the card ourselves.
constexpr int alsaBlocks = 3;

std::vector<std::string> driversWorthTrying() {
    std::vector<std::string> names{"pulseaudio"};
    // FluidSynth would start a server of its own where none runs.
    if (JackWatch::open() != nullptr) names.emplace_back("jack");
    std::error_code ignored;
    if (std::filesystem::exists("/dev/snd", ignored)) names.emplace_back("alsa");
    return names;
}

} // namespace

void AudioDriver::SettingsDeleter::operator()(fluid_settings_t* settings) const {
    delete_fluid_settings(settings);
}
void AudioDriver::DriverDeleter::operator()(fluid_audio_driver_t* driver) const {
    delete_fluid_audio_driver(driver);
}

int AudioDriver::render(void* driver, int frames, int, float**, int outputs, float** output) {
    if (outputs < 2) return FLUID_FAILED;
    auto& self = *static_cast<AudioDriver*>(driver);
    self.blockFrames_ = frames;
    try {
        self.mixer_.render(output[0], output[1], 1, frames);
    } catch (...) {
        return FLUID_FAILED; // a block of silence; the driver's own thread knows no exceptions
    }
    return FLUID_OK;
}

std::optional<double> AudioDriver::bufferSeconds() const {
    const int frames = blockFrames_;
    if (frames == 0) return std::nullopt;
    return static_cast<double>(frames * (name_ == "alsa" ? alsaBlocks : 1)) / sampleRate;
}

AudioDriver::AudioDriver(LiveMixer& mixer, const std::string& name)
    : mixer_(mixer), name_(name), settings_(new_fluid_settings()) {
    fluid_settings_t* settings = settings_.get();
    fluid_settings_setstr(settings, "audio.driver", name.c_str());
    fluid_settings_setstr(settings, "audio.sample-format", "float");
    fluid_settings_setstr(settings, "audio.jack.id", "ATOS MIDI");
    fluid_settings_setint(settings, "audio.jack.autoconnect", 1);
    fluid_settings_setnum(settings, "synth.sample-rate", sampleRate);
    fluid_settings_setint(settings, "audio.period-size", 256);
    fluid_settings_setint(settings, "audio.periods", alsaBlocks);
    driver_.reset(new_fluid_audio_driver2(settings, &AudioDriver::render, this));
}

std::unique_ptr<AudioDriver> AudioDriver::open(LiveMixer& mixer) {
    silenceDrivers();
    for (const std::string& name : driversWorthTrying()) {
        std::unique_ptr<AudioDriver> made(new AudioDriver(mixer, name));
        if (made->driver_ != nullptr) return made;
    }
    return nullptr;
}

} // namespace atos
