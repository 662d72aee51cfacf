// SPDX-License-Identifier: Apache-2.0
#include "audio/render/demonstrate.h"

#include "audio/file/wav_file.h"
#include "audio/render/what_to_hear.h"

#include <algorithm>
#include <future>

namespace atos {
namespace {

Phrase wholeOf(const Performance& music) {
    return {0, music.duration()};
}

Result<ToneDifference> differenceOn(const Performance& music, const RenderFunction& render,
                                    const TonePreset& a, const TonePreset& b, const RenderOptions& options,
                                    const Task& task) {
    const PhraseRenderer renderer(render, music, wholeOf(music), options, task);
    auto rendering = std::async(std::launch::async, [&] { return renderer(a); });
    const auto soundB = renderer(b);
    const auto soundA = rendering.get();
    if (!soundA) return soundA.error();
    if (!soundB) return soundB.error();
    return compareTones(*soundA, *soundB, music.duration());
}

bool isSilent(const Performance& music) {
    return music.notes.empty();
}

bool haveTheSameSettings(TonePreset a, const TonePreset& b) {
    a.id = b.id;
    a.name = b.name;
    return a == b;
}

Error soundTheSame() {
    return badInput("The two tones sound the same in the preview.",
                    "Choose two that differ in voice, brightness, room or touch.");
}

} // namespace

double Demonstration::medianDistance() const {
    std::vector<double> sorted = distances;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[sorted.size() / 2];
}

std::vector<Performance> demonstrationPhrases(const Performance& performance, std::size_t most) {
    const auto phrases = phrasesOf(performance, shortestDemonstration, longestDemonstration);
    const std::size_t count = std::min(most, phrases.size());
    std::vector<Performance> chosen;
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(excerpt(performance, phrases[i * phrases.size() / count]));
    return chosen;
}

Result<Demonstration> demonstrate(const RenderFunction& render, std::span<const Performance> candidates,
                                  const TonePreset& a, const TonePreset& b, const RenderOptions& options,
                                  const Task& task) {
    if (std::all_of(candidates.begin(), candidates.end(), isSilent))
        return badInput("There is no music to show the difference on.", "Choose a file with notes.");
    if (haveTheSameSettings(a, b)) return soundTheSame(); // whatever is played
    Demonstration shown;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        task.report(static_cast<double>(i) / static_cast<double>(candidates.size() + 1), "comparing phrases");
        const auto difference = differenceOn(candidates[i], render, a, b, options, task);
        if (!difference) return difference.error();
        shown.distances.push_back(difference->distance);
        if (difference->distance <= shown.difference.distance) continue;
        shown.difference = *difference;
        shown.chosen = i;
    }
    if (shown.difference.distance < leastDistance) return soundTheSame();

    const Performance& music = candidates[shown.chosen];
    const PhraseRenderer renderer(render, music, wholeOf(music), options, task);
    const auto soundA = renderer.measure(a);
    if (!soundA) return soundA.error();
    const auto soundB = renderer.measure(b);
    if (!soundB) return soundB.error();
    shown.soundA = *soundA;
    shown.soundB = *soundB;
    shown.match = matchLoudness(soundA->level, soundB->level);
    shown.listenFor = whatToHear(*soundA, *soundB, shown.difference);
    return shown;
}

Status writeDemonstration(const RenderFunction& render, const Performance& phrase, const TonePreset& a,
                          const TonePreset& b, const LoudnessMatch& match, const RenderOptions& options,
                          const std::filesystem::path& path, const Task& task) {
    auto file = WavFile::create(path, options.sampleRate);
    if (!file) return file.error();
    RenderOptions part = options;
    part.tailSeconds = PhraseRenderer::tailSeconds;
    for (const auto& [tone, gain] : {std::pair(&a, match.gainA), std::pair(&b, match.gainB)}) {
        part.tone = *tone;
        part.gainDb = gain;
        const auto sound = render(phrase, part, task);
        if (!sound) return sound.error();
        if (auto written = file->write(sound->interleaved); !written) return written;
    }
    return file->finish();
}

} // namespace atos
