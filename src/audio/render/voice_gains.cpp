// SPDX-License-Identifier: Apache-2.0
#include "audio/render/voice_gains.h"

#include "audio/measure/loudness.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <vector>

namespace atos {
namespace {

constexpr int rate = 44100;
constexpr double mostGain = 24; ///< dB

/// Of a voice; empty until it is measured.
using Measured = std::array<std::optional<double>, voiceCount>;

TonePreset dry(Voice voice) {
    TonePreset tone;
    tone.voice = voice;
    tone.reverbLevel = -200;
    return tone;
}

/// A bass note and a chord above it, four times, from piano to forte and rising.
double loudnessOf(Synth& synth, Voice voice) {
    constexpr int frames = rate / 2;
    synth.apply(synthTone(dry(voice)));
    LoudnessMeter meter(rate);
    std::vector<float> sound(std::size_t{2} * frames);
    for (int step = 0; step < 4; ++step) {
        const int velocity = 56 + 12 * step;
        const int up = 3 * step;
        const std::array keys{43 + up, 55 + up, 62 + up, 67 + up};
        const auto strike = [&](int status, int value) {
            for (const int key : keys)
                synth.play({0,
                            {static_cast<std::uint8_t>(status), static_cast<std::uint8_t>(key),
                             static_cast<std::uint8_t>(value)}});
        };
        strike(0x90, velocity);
        synth.render(sound.data(), sound.data() + 1, 2, frames);
        meter.add(sound);
        strike(0x80, 0);
    }
    constexpr std::uint8_t allSoundOff = 120; // nothing of this voice is left in the next
    synth.play({0, {0xB0, allSoundOff, 0}});
    synth.render(sound.data(), sound.data() + 1, 2, frames / 5);
    return meter.level().loudness;
}

Status measure(const std::filesystem::path& soundfont, std::span<const Voice> voices, Measured& measured) {
    std::unique_ptr<Synth> synth; // opened when something is missing
    for (const Voice voice : voices) {
        auto& loudness = measured[static_cast<std::size_t>(voice)];
        if (loudness) continue;
        if (!synth) {
            auto opened = Synth::open(soundfont, rate);
            if (!opened) return opened.error();
            synth = *std::move(opened);
            synth->setLimited(false);
        }
        loudness = loudnessOf(*synth, voice);
    }
    return {};
}

} // namespace

Result<VoiceGains> voiceGains(const std::filesystem::path& soundfont, std::span<const Voice> voices) {
    static std::mutex mutex;
    static std::map<std::filesystem::path, Measured> known;
    VoiceGains gains{};
    const auto isReference = [](Voice voice) { return voice == Voice::concertGrand; };
    if (std::all_of(voices.begin(), voices.end(), isReference)) return gains;
    const std::lock_guard lock(mutex);
    Measured& measured = known[soundfont];
    constexpr std::array reference{Voice::concertGrand};
    if (auto status = measure(soundfont, reference, measured); !status) return status.error();
    if (auto status = measure(soundfont, voices, measured); !status) return status.error();
    for (const Voice voice : voices) {
        const auto index = static_cast<std::size_t>(voice);
        const double gain = *measured[static_cast<std::size_t>(Voice::concertGrand)] - *measured[index];
        if (std::isfinite(gain)) gains[index] = std::clamp(gain, -mostGain, mostGain); // no silent program
    }
    return gains;
}

Result<std::unique_ptr<Synth>> openLevelled(const std::filesystem::path& soundfont, int sampleRate,
                                            std::span<const Voice> voices) {
    const auto gains = voiceGains(soundfont, voices);
    if (!gains) return gains.error();
    return Synth::open(soundfont, sampleRate, *gains);
}

} // namespace atos
