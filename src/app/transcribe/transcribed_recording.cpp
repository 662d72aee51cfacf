// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/transcribed_recording.h"

#include "app/transcribe/transcriber.h"
#include "audio/live/recording_gain.h"

#include <utility>

namespace atos {
namespace {

constexpr double longestHeard = 3 * 60 * 60; // seconds

} // namespace

TranscribeFunction shippedTranscriber() {
    const auto of = [](Instrument instrument) {
        return std::make_shared<Transcriber>(shippedWeightsOf(instrument));
    };
    return [piano = of(Instrument::piano), any = of(Instrument::any)](const std::filesystem::path& recording,
                                                                      Instrument instrument, const Task& task,
                                                                      const LevelsFunction& watch) {
        const auto& transcriber = instrument == Instrument::any ? any : piano;
        return transcriber->transcribe(recording, task, {longestHeard, watch});
    };
}

Result<TranscribedRecording> transcribeWithPicture(const TranscribeFunction& transcribe,
                                                   const RenderFunction& render,
                                                   const std::filesystem::path& recording,
                                                   Instrument instrument, const Task& task) {
    const auto spectrogram = std::make_shared<Spectrogram>();
    auto heard = transcribe(recording, instrument, task,
                            [&spectrogram](std::span<const float> levels) { spectrogram->add(levels); });
    if (!heard) return heard.error();
    const auto gain = recordingGain(render, recording, performanceFrom(heard->music), {}, task);
    if (task.cancel.cancelled()) return cancelled();
    const auto beats = findBeatGrid(performanceFrom(heard->music));
    return TranscribedRecording{recording, std::move(*heard), spectrogram, gain ? *gain : 0,
                                beats && beats->sure ? std::make_shared<const BeatGrid>(*beats) : nullptr};
}

} // namespace atos
