// SPDX-License-Identifier: Apache-2.0
#include "app/preview/measure_voices.h"

#include "audio/measure/loudness.h"
#include "audio/measure/spectrum.h"
#include "audio/measure/tone_difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <future>
#include <limits>

namespace atos {
namespace {

constexpr double phraseSeconds = 4;
constexpr double heldSeconds = 3.5;

/// Broken chords under a tune, C F G C, rising from soft to loud.
Performance testPhrase() {
    constexpr std::array<std::array<int, 4>, 4> chords{
        {{36, 55, 60, 64}, {41, 57, 60, 65}, {43, 55, 59, 62}, {48, 60, 64, 67}}};
    Performance phrase;
    for (std::size_t bar = 0; bar < chords.size(); ++bar) {
        for (std::size_t beat = 0; beat < 4; ++beat) {
            const double start = static_cast<double>(bar) + 0.25 * static_cast<double>(beat);
            const auto velocity = static_cast<std::uint8_t>(44 + 14 * bar + 4 * beat);
            const auto low = static_cast<std::uint8_t>(chords[bar][beat]);
            phrase.notes.push_back({start, 0.4, low, velocity, 0, 0});
            if (beat % 2 == 0)
                phrase.notes.push_back({start, 0.45,
                                        static_cast<std::uint8_t>(chords[bar][1 + beat / 2] + 12),
                                        static_cast<std::uint8_t>(velocity + 8), 0, 0});
        }
    }
    return phrase;
}

Performance heldNote(std::uint8_t pitch) {
    Performance note;
    note.notes.push_back({0, heldSeconds, pitch, 80, 0, 0});
    return note;
}

struct Sounds {
    Samples phrase, high, middle;
};

class Renderer {
public:
    Renderer(const RenderFunction& render, const std::filesystem::path& soundfont, const Task& task)
        : render_(render), soundfont_(soundfont), task_(task) {}

    [[nodiscard]] Result<Samples> play(const Performance& music, Voice voice, double seconds) const {
        RenderOptions options;
        options.soundfont = soundfont_;
        options.tone.voice = voice;
        options.tone.reverbLevel = -std::numeric_limits<double>::infinity();
        options.seconds = seconds;
        options.tailSeconds = 1;
        options.limited = false;
        return render_(music, options, {task_.cancel, {}});
    }

    [[nodiscard]] Result<Sounds> sounds(Voice voice) const {
        auto phrase = play(testPhrase(), voice, phraseSeconds);
        if (!phrase) return phrase.error();
        auto high = play(heldNote(72), voice, heldSeconds);
        if (!high) return high.error();
        auto middle = play(heldNote(60), voice, heldSeconds);
        if (!middle) return middle.error();
        return Sounds{*std::move(phrase), *std::move(high), *std::move(middle)};
    }

private:
    const RenderFunction& render_;
    const std::filesystem::path& soundfont_;
    const Task& task_;
};

Samples louder(Samples samples, double decibels) {
    const auto factor = static_cast<float>(std::pow(10, decibels / 20));
    for (float& sample : samples.interleaved)
        sample *= factor;
    return samples;
}

VoiceMeasure measure(Voice voice, const Sounds& sounds, const Sounds& reference) {
    VoiceMeasure result;
    result.voice = voice;
    result.centroid = spectralCentroid(sounds.phrase);
    result.fade = fadeSeconds(sounds.high, 20);
    result.modulation = strongestModulation(sounds.middle, 0.3, 3.3);
    const SoundLevel own = levelOf(sounds.phrase);
    const SoundLevel others = levelOf(reference.phrase);
    result.loudness = own.loudness - others.loudness;
    const LoudnessMatch match = matchLoudness(others, own);
    result.matched = levelOf(louder(sounds.phrase, match.gainB)).loudness
                     - levelOf(louder(reference.phrase, match.gainA)).loudness;
    return result;
}

void findNearest(std::vector<VoiceMeasure>& voices, const std::vector<Sounds>& sounds) {
    for (VoiceMeasure& each : voices)
        each.distance = std::numeric_limits<double>::infinity();
    const auto consider = [](VoiceMeasure& voice, const VoiceMeasure& other, double distance) {
        if (distance >= voice.distance) return;
        voice.distance = distance;
        voice.nearest = other.voice;
    };
    for (std::size_t a = 0; a < voices.size(); ++a) {
        for (std::size_t b = a + 1; b < voices.size(); ++b) {
            const double distance = compareTones(sounds[a].phrase, sounds[b].phrase, phraseSeconds).distance;
            consider(voices[a], voices[b], distance);
            consider(voices[b], voices[a], distance);
        }
    }
}

} // namespace

Result<std::vector<VoiceMeasure>> measureVoices(const RenderFunction& render,
                                                const std::filesystem::path& soundfont, const Task& task) {
    const Renderer renderer(render, soundfont, task);
    std::vector<Sounds> sounds;
    for (std::size_t voice = 0; voice < voiceCount; voice += 2) {
        // Two at a time: as many as the smallest machine has cores.
        auto second = std::async(std::launch::async, [&] { return renderer.sounds(allVoices[voice + 1]); });
        auto first = renderer.sounds(allVoices[voice]);
        auto other = second.get();
        if (!first) return first.error();
        if (!other) return other.error();
        sounds.push_back(*std::move(first));
        sounds.push_back(*std::move(other));
        task.report(static_cast<double>(voice) / voiceCount, "rendering");
    }
    std::vector<VoiceMeasure> voices;
    for (std::size_t i = 0; i < voiceCount; ++i)
        voices.push_back(measure(allVoices[i], sounds[i], sounds.front()));
    findNearest(voices, sounds);
    return voices;
}

std::string voiceTable(const std::vector<VoiceMeasure>& voices) {
    std::string table =
        "| Voice | Centroid, Hz | C5 fades 20 dB in, s | C4 swings | Loudness, LU | Matched, LU | "
        "Most like | Distance |\n|---|---|---|---|---|---|---|---|\n";
    for (const VoiceMeasure& each : voices)
        table += fmt::format(
            "| {} | {:.0f} | {:.2f} | {:.1f} Hz, {:.1f} dB | {:+.1f} | {:+.2f} | {} | {:.3f} |\n",
            voiceName(each.voice), each.centroid, each.fade, each.modulation.hertz, each.modulation.decibels,
            each.loudness, each.matched, voiceName(each.nearest), each.distance);
    return table;
}

Json voiceTableJson(const std::vector<VoiceMeasure>& voices) {
    Json list = Json::array();
    for (const VoiceMeasure& each : voices)
        list.push_back({{"voice", voiceName(each.voice)},
                        {"centroid_hz", each.centroid},
                        {"fade_s", each.fade},
                        {"modulation_hz", each.modulation.hertz},
                        {"modulation_db", each.modulation.decibels},
                        {"loudness_lu", each.loudness},
                        {"matched_lu", each.matched},
                        {"nearest", voiceName(each.nearest)},
                        {"distance", each.distance}});
    return list;
}

} // namespace atos
