// SPDX-License-Identifier: Apache-2.0
#include "audio/live/recording_gain.h"

#include "audio/file/audio_file.h"
#include "audio/live/live_synth.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace atos {
namespace {

/// As it is played: the same sound from both loudspeakers.
Result<SoundLevel> levelOfRecording(AudioFile& recording, double seconds, const Task& task) {
    LoudnessMeter meter(LiveSynth::recordingRate);
    std::array<float, LiveSynth::recordingRate / 10> mono{};
    std::vector<float> stereo;
    for (double heard = 0; heard < seconds; heard += 0.1) {
        if (task.cancel.cancelled()) return cancelled();
        const auto read = recording.read(mono);
        if (!read) return read.error();
        stereo.clear();
        for (std::size_t i = 0; i < *read; ++i)
            stereo.insert(stereo.end(), 2, mono[i]);
        meter.add(stereo);
        if (*read < mono.size()) break;
    }
    return meter.level();
}

} // namespace

Result<double> recordingGain(const RenderFunction& render, const std::filesystem::path& recording,
                             const Performance& notes, const RenderOptions& options, const Task& task) {
    auto file = AudioFile::open(recording, LiveSynth::recordingRate);
    if (!file) return file.error();
    RenderOptions stretch;
    stretch.soundfont = options.soundfont;
    stretch.fromSeconds = std::max(0.0, (file->seconds() - gainSeconds) / 2);
    stretch.seconds = gainSeconds;
    stretch.tailSeconds = 0;
    stretch.limited = false;
    if (auto skipped = file->skipTo(stretch.fromSeconds); !skipped) return skipped.error();
    const auto heard = levelOfRecording(*file, gainSeconds, task);
    if (!heard) return heard.error();
    const auto rendered = render(notes, stretch, {task.cancel, {}});
    if (!rendered) return rendered.error();
    const double wanted = levelOf(*rendered).loudness;
    if (!std::isfinite(wanted) || !std::isfinite(heard->loudness)) return 0.0;
    return std::min(wanted - heard->loudness, highestTruePeak - heard->truePeak);
}

} // namespace atos
