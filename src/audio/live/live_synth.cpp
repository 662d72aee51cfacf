// SPDX-License-Identifier: Apache-2.0
#include "audio/live/live_synth.h"

#include "audio/live/audio_driver.h"
#include "audio/live/live_mixer.h"
#include "audio/render/soundfont.h"
#include "audio/render/voice_gains.h"

namespace atos {
namespace {

class FluidLiveSynth : public LiveSynth {
public:
    explicit FluidLiveSynth(std::unique_ptr<Synth> synth, std::string soundfont)
        : mixer_(std::move(synth)), driver_(AudioDriver::open(mixer_)), soundfont_(std::move(soundfont)) {}

    // Without a driver nobody drains the rings, so nothing may enter them.
    void play(const ChannelMessage& message) override {
        if (audible()) mixer_.play(message);
    }
    void setTone(const TonePreset& tone) override {
        if (audible()) mixer_.setTone(synthTone(tone));
    }
    void setGain(double decibels) override {
        if (audible()) mixer_.setGain(decibels);
    }
    void silence() override {
        if (audible()) mixer_.silence();
    }
    void playRecording(AudioFile recording, double gainDb) override {
        if (audible()) mixer_.playRecording(std::move(recording), gainDb);
    }
    void stopRecording() override { mixer_.stopRecording(); }
    void playPair(std::shared_ptr<const PhrasePair> pair, PairSide side, double from) override {
        if (audible()) mixer_.pair().start(std::move(pair), side, from);
    }
    void choosePair(PairSide side) override {
        if (audible()) mixer_.pair().choose(side);
    }
    void replacePair(std::shared_ptr<const PhrasePair> pair) override {
        if (audible()) mixer_.pair().replace(std::move(pair));
    }
    void stopPair() override {
        if (audible()) mixer_.pair().stop();
    }
    std::optional<double> pairPosition() const override { return mixer_.pair().position(); }
    bool audible() const override { return driver_ != nullptr; }
    std::string status() const override {
        if (!audible()) return "No sound card answers, so the preview is silent; everything else works.";
        return "The preview sounds through " + driver_->name() + " with " + soundfont_ + ".";
    }
    std::optional<double> bufferSeconds() const override {
        return audible() ? driver_->bufferSeconds() : std::nullopt;
    }

private:
    LiveMixer mixer_;
    std::unique_ptr<AudioDriver> driver_; // after the mixer: it must stop first
    std::string soundfont_;
};

} // namespace

Result<std::unique_ptr<LiveSynth>> LiveSynth::open(const std::filesystem::path& soundfont) {
    const auto font = findSoundfont(soundfont);
    if (!font) return font.error();
    auto synth = openLevelled(*font, AudioDriver::sampleRate, allVoices);
    if (!synth) return synth.error();
    return std::unique_ptr<LiveSynth>(
        std::make_unique<FluidLiveSynth>(std::move(*synth), font->stem().string()));
}

} // namespace atos
