// SPDX-License-Identifier: Apache-2.0
// A recording beside the notes that were heard in it: what a screen shows and plays.
#pragma once

#include "analysis/tempo/beat_grid.h"
#include "app/transcribe/instruments.h"
#include "audio/file/recording_formats.h"
#include "audio/render/render.h"
#include "core/result.h"
#include "core/task.h"
#include "transcribe/spectrogram.h"
#include "transcribe/transcribe.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace atos {

/// What writes recordings down: Transcribers, or something else in a test. Called in a worker.
using TranscribeFunction =
    std::function<Result<Transcription>(const std::filesystem::path& recording, Instrument instrument,
                                        const Task& task, const LevelsFunction& watch)>;

/// The shipped networks, each opened with its first recording. Of a recording that is longer only the first
/// three hours are heard, so that what is kept of it stays bounded.
[[nodiscard]] TranscribeFunction shippedTranscriber();

struct TranscribedRecording {
    std::filesystem::path file;
    Transcription transcription;
    std::shared_ptr<const Spectrogram> spectrogram; ///< never null when it comes from transcribeWithPicture()
    double gainDb = 0; ///< for the recording, to be as loud as its notes; 0 when nothing renders them
    std::shared_ptr<const BeatGrid> beats{}; ///< of the notes as they were heard; null unless they are sure
};

/// Errors as of `transcribe`. Without a soundfont there are no notes to be as loud as, which is no error. Any
/// thread that `transcribe` allows; call it from a worker.
[[nodiscard]] Result<TranscribedRecording> transcribeWithPicture(const TranscribeFunction& transcribe,
                                                                 const RenderFunction& render,
                                                                 const std::filesystem::path& recording,
                                                                 Instrument instrument, const Task& task);

} // namespace atos
