// SPDX-License-Identifier: Apache-2.0
#include "audio/render/synth.h"

#include <fluidsynth.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace atos {
namespace {

constexpr int channels = 16;
/// Leaves headroom for ten fingers and the damper pedal; FluidSynth's own default is 0.2.
constexpr double synthGain = 0.6;

void quietLog() {
    static std::once_flag once;
    std::call_once(once, [] {
        for (const int level : {FLUID_PANIC, FLUID_ERR, FLUID_WARN, FLUID_INFO, FLUID_DBG})
            fluid_set_log_function(level, nullptr, nullptr);
    });
}

fluid_settings_t* makeSettings(int sampleRate) {
    fluid_settings_t* settings = new_fluid_settings();
    if (settings == nullptr) return nullptr;
    fluid_settings_setnum(settings, "synth.sample-rate", sampleRate);
    fluid_settings_setnum(settings, "synth.gain", synthGain);
    fluid_settings_setint(settings, "synth.polyphony", 256);
    // Otherwise a soundfont of 500 MB is read whole for one piano.
    fluid_settings_setint(settings, "synth.dynamic-sample-loading", 1);
    return settings;
}

/// Synthesizers are made, given their soundfont and destroyed one after the other: FluidSynth fills the
/// tables that all of them share while it makes the first, so that a second one made meanwhile sounded with
/// what was there by then (24 dB too soft), and it shares the samples of one soundfont among them: one loaded
/// while another was taken down crashed in fluid_voice_optimize_sample().
std::mutex& making() {
    static std::mutex mutex;
    return mutex;
}

} // namespace

void Synth::SettingsDeleter::operator()(fluid_settings_t* settings) const {
    delete_fluid_settings(settings);
}
void Synth::SynthDeleter::operator()(fluid_synth_t* synth) const {
    const std::lock_guard lock(making());
    delete_fluid_synth(synth);
}

Synth::Synth(fluid_settings_t* settings, int sampleRate)
    : settings_(settings), synth_(settings != nullptr ? new_fluid_synth(settings) : nullptr),
      output_(sampleRate) {}

Result<std::unique_ptr<Synth>> Synth::open(const std::filesystem::path& soundfont, int sampleRate,
                                           const VoiceGains& gains) {
    quietLog();
    std::unique_ptr<Synth> made; // before the lock, which its destructor needs
    const std::lock_guard lock(making());
    made.reset(new Synth(makeSettings(sampleRate), sampleRate));
    fluid_synth_t* synth = made->synth_.get();
    if (synth == nullptr) return internalError("The synthesizer could not be started.");
    const int font = fluid_synth_sfload(synth, soundfont.c_str(), 1);
    if (font == FLUID_FAILED)
        return badInput(soundfont.string() + " cannot be played: it is damaged.",
                        "Choose another soundfont.");
    for (const int program : voicePrograms)
        fluid_synth_pin_preset(synth, font, 0, program);
    for (int channel = 0; channel < channels; ++channel) {
        fluid_synth_set_channel_type(synth, channel, CHANNEL_TYPE_MELODIC);
        fluid_synth_bank_select(synth, channel, 0);
        // Sends are set once, in full; the levels of the effects say how much is heard.
        fluid_synth_cc(synth, channel, 91, 0);
        fluid_synth_cc(synth, channel, 93, 0);
        fluid_synth_set_gen(synth, channel, GEN_REVERBSEND, 1000);
        fluid_synth_set_gen(synth, channel, GEN_CHORUSSEND, 1000);
    }
    made->gains_ = gains;
    made->apply(synthTone({}));
    return made;
}

void Synth::apply(const SynthTone& tone) {
    fluid_synth_t* synth = synth_.get();
    const VoiceSound& voice = soundOf(tone.voice);
    voice_ = tone.voice;
    for (int channel = 0; channel < channels; ++channel)
        fluid_synth_program_change(synth, channel, voice.program);
    shapeNotes();
    fluid_synth_reverb_on(synth, -1, tone.reverbLevel > 0 ? 1 : 0);
    fluid_synth_set_reverb_group_roomsize(synth, -1, tone.reverbRoom);
    fluid_synth_set_reverb_group_damp(synth, -1, tone.reverbDamping);
    fluid_synth_set_reverb_group_width(synth, -1, tone.reverbWidth);
    fluid_synth_set_reverb_group_level(synth, -1, tone.reverbLevel);
    fluid_synth_chorus_on(synth, -1, tone.chorusLevel > 0 ? 1 : 0);
    fluid_synth_set_chorus_group_level(synth, -1, tone.chorusLevel);
    output_.setShelf(tone.shelfDb);
    output_.setVoice(voice.bands, voice.width, voice.tremolo);
    output_.setVoiceGain(gains_[static_cast<std::size_t>(tone.voice)]);
    touch_ = tone.touch;
}

void Synth::become(const InstrumentCharacter& character) {
    fluid_synth_t* synth = synth_.get();
    // Absolute tuning, 100 cents a key.
    std::array<double, 128> tuning{};
    for (std::size_t key = 0; key < tuning.size(); ++key)
        tuning[key] = 100.0 * static_cast<double>(key) + character.cents[key];
    fluid_synth_activate_key_tuning(synth, 0, 0, "piano", tuning.data(), 1);
    for (int channel = 0; channel < channels; ++channel) {
        fluid_synth_activate_tuning(synth, channel, 0, 0, 1);
        fluid_synth_set_gen(synth, channel, GEN_FILTERFC, static_cast<float>(character.filterCents));
    }
    character_ = character;
    shapeNotes();
}

void Synth::shapeNotes() {
    const VoiceSound& voice = soundOf(voice_);
    const InstrumentCharacter character = character_.value_or(InstrumentCharacter{});
    const auto timecents = [](double times) { return static_cast<float>(1200 * std::log2(times)); };
    const double attack = std::max(character.attackSeconds, voice.attackSeconds);
    // Generators move the soundfont's own values, whose attack is 2^(-12000 / 1200) s, about 1 ms.
    const float slower = attack > 0 ? timecents(attack) - timecents(1.0 / 1024) : 0;
    const float decay = timecents(character.decayTimes * voice.decayTimes);
    // The soundfont holds a note for seconds before it fades; one that fades sooner begins at once.
    constexpr float noHold = -12000;
    const float hold = voice.decayTimes < 1 ? noHold : 0;
    const float release = timecents(character.releaseTimes * voice.releaseTimes);
    for (int channel = 0; channel < channels; ++channel) {
        fluid_synth_set_gen(synth_.get(), channel, GEN_VOLENVATTACK, slower);
        fluid_synth_set_gen(synth_.get(), channel, GEN_VOLENVHOLD, hold);
        fluid_synth_set_gen(synth_.get(), channel, GEN_VOLENVDECAY, decay);
        fluid_synth_set_gen(synth_.get(), channel, GEN_VOLENVRELEASE, release);
    }
}

void Synth::play(const ChannelMessage& message) {
    const auto [status, first, second] = message.bytes;
    if (message.isNoteOn())
        fluid_synth_noteon(synth_.get(), status & 0x0F, first & 0x7F, touch_[second & 0x7F]);
    else if (message.isNoteOff())
        fluid_synth_noteoff(synth_.get(), status & 0x0F, first & 0x7F);
    else if (message.kind() == 0xB0)
        fluid_synth_cc(synth_.get(), status & 0x0F, first & 0x7F, second & 0x7F);
}

void Synth::render(float* left, float* right, int stride, int frames) {
    fluid_synth_write_float(synth_.get(), frames, left, 0, stride, right, 0, stride);
    output_.process(left, right, stride, frames);
}

} // namespace atos
