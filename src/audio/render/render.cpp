// SPDX-License-Identifier: Apache-2.0
#include "audio/render/render.h"

#include "audio/file/wav_file.h"
#include "audio/render/schedule.h"
#include "audio/render/soundfont.h"
#include "audio/render/voice_gains.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace atos {
namespace {

constexpr double longestSamples = 30 * 60;  // 635 MB of floats at 44.1 kHz
constexpr double longestFile = 6 * 60 * 60; // what a WAV file of 4 GB holds
constexpr int blockFrames = 2048;

using Sink = std::function<Status(std::span<const float>)>;

/// The last thing that a listener still hears: a key or a pedal let go. A pedal event long after the music is
/// left out.
double soundingEnd(const Performance& performance) {
    const double lastKey = performance.duration();
    double end = lastKey;
    for (const Pedal& pedal : performance.pedals)
        if (pedal.seconds <= lastKey + 10) end = std::max(end, pedal.seconds);
    return end;
}

struct Excerpt {
    double from = 0;
    double to = 0;
    long frames = 0; ///< with the tail
};

Result<Excerpt> excerptOf(const Performance& performance, const RenderOptions& options, double longest) {
    if (options.sampleRate < 22050 || options.sampleRate > 96000)
        return badInput("The sample rate must lie between 22050 and 96000 Hz.");
    const double from = std::max(0.0, options.fromSeconds);
    double to = soundingEnd(performance);
    if (options.seconds >= 0) to = std::min(to, from + options.seconds);
    to = std::max(to, from);
    const double seconds = to - from + std::max(0.0, options.tailSeconds);
    if (!(seconds <= longest)) {
        return badInput("This would last " + std::to_string(std::lround(seconds / 60))
                            + " minutes, more than the " + std::to_string(std::lround(longest / 60))
                            + " that can be rendered.",
                        "Choose a shorter part.");
    }
    return Excerpt{from, to, std::lround(seconds * options.sampleRate)};
}

/// The last 30 ms, so that a sound cut off by the end does not click.
void fadeOut(std::span<float> block, long firstFrame, const Excerpt& excerpt, int sampleRate) {
    const long fade = std::min<long>(excerpt.frames, sampleRate * 3 / 100);
    for (std::size_t frame = 0; frame < block.size() / 2; ++frame) {
        const long left = excerpt.frames - firstFrame - static_cast<long>(frame);
        if (left >= fade) continue;
        const float level = static_cast<float>(left) / static_cast<float>(fade);
        block[2 * frame] *= level;
        block[2 * frame + 1] *= level;
    }
}

Status renderTo(const Performance& performance, const RenderOptions& options, const Excerpt& excerpt,
                const Task& task, const Sink& sink) {
    const auto soundfont = findSoundfont(options.soundfont);
    if (!soundfont) return soundfont.error();
    const std::array voices{options.tone.voice.value_or(Voice::concertGrand)};
    auto synth = openLevelled(*soundfont, options.sampleRate, voices);
    if (!synth) return synth.error();
    (*synth)->apply(synthTone(options.tone));
    if (options.character) (*synth)->become(*options.character);
    (*synth)->setGain(options.gainDb);
    (*synth)->setLimited(options.limited);

    const auto messages = schedule(performance, excerpt.from, excerpt.to);
    auto next = messages.begin();
    std::array<float, std::size_t{2} * blockFrames> block{};
    for (long frame = 0; frame < excerpt.frames;) {
        if (task.cancel.cancelled()) return cancelled();
        long until = std::min<long>(excerpt.frames, frame + blockFrames);
        for (; next != messages.end(); ++next) {
            const long due = std::lround(next->seconds * options.sampleRate);
            if (due > frame) {
                until = std::min(until, due);
                break;
            }
            (*synth)->play(*next);
        }
        const std::span<float> part(block.data(), static_cast<std::size_t>(2 * (until - frame)));
        (*synth)->render(part.data(), part.data() + 1, 2, static_cast<int>(until - frame));
        fadeOut(part, frame, excerpt, options.sampleRate);
        if (auto written = sink(part); !written) return written;
        frame = until;
        task.report(static_cast<double>(frame) / static_cast<double>(excerpt.frames), "rendering");
    }
    return {};
}

} // namespace

Result<Samples> renderSamples(const Performance& performance, const RenderOptions& options,
                              const Task& task) {
    const auto excerpt = excerptOf(performance, options, longestSamples);
    if (!excerpt) return excerpt.error();
    Samples samples;
    samples.sampleRate = options.sampleRate;
    samples.interleaved.reserve(static_cast<std::size_t>(2 * excerpt->frames));
    const auto rendered = renderTo(performance, options, *excerpt, task, [&](std::span<const float> part) {
        samples.interleaved.insert(samples.interleaved.end(), part.begin(), part.end());
        return Status{};
    });
    if (!rendered) return rendered.error();
    return samples;
}

Status renderWav(const Performance& performance, const RenderOptions& options,
                 const std::filesystem::path& path, const Task& task) {
    const auto excerpt = excerptOf(performance, options, longestFile);
    if (!excerpt) return excerpt.error();
    auto file = WavFile::create(path, options.sampleRate);
    if (!file) return file.error();
    const auto rendered = renderTo(performance, options, *excerpt, task,
                                   [&](std::span<const float> part) { return file->write(part); });
    if (!rendered) return rendered;
    return file->finish();
}

Result<SoundLevel> renderLevel(const Performance& performance, const RenderOptions& options,
                               const Task& task) {
    const auto excerpt = excerptOf(performance, options, longestFile);
    if (!excerpt) return excerpt.error();
    LoudnessMeter meter(options.sampleRate);
    const auto rendered = renderTo(performance, options, *excerpt, task, [&](std::span<const float> part) {
        meter.add(part);
        return Status{};
    });
    if (!rendered) return rendered.error();
    return meter.level();
}

} // namespace atos
