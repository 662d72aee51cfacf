// SPDX-License-Identifier: Apache-2.0
// From a recording to notes, and from these to music with a title: the one place that both happen.
#pragma once

#include "app/transcribe/instruments.h"
#include "core/opened_at_first_use.h"
#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"
#include "transcribe/transcribe.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>

namespace atos {

/// In bytes: three hours of a WAV file, 48 kHz, 16 bits, stereo.
inline constexpr std::uintmax_t largestPipedRecording = std::uintmax_t{2} << 30U;

struct TranscriberOptions {
    double seconds = std::numeric_limits<double>::infinity(); ///< of the recording; the rest is not heard
    LevelsFunction watch; ///< sees what the network hears, on the working thread; may be empty
};

/// Opens its network with the first recording and keeps it. Any thread, several recordings at once.
class Transcriber {
public:
    /// Of these weights; the shipped ones of the piano by default. Opens nothing yet.
    explicit Transcriber(std::filesystem::path weights = shippedWeightsOf(Instrument::piano));

    /// badInput for what is no recording or is silent, environment when the networks or the weights are
    /// missing. Opening takes about 0.9 s, a minute of music about 0.6 s: call it from a worker. Cancels
    /// within half a second of work. A pipe and standard input ("-") are read to their end first.
    [[nodiscard]] Result<Transcription> transcribe(const std::filesystem::path& recording, const Task& task,
                                                   const TranscriberOptions& options = {});
    /// Of the weights; empty before the first recording.
    [[nodiscard]] std::string contentHash() const;

private:
    [[nodiscard]] Result<Transcription> transcribePiped(const std::filesystem::path& pipe, const Task& task,
                                                        const TranscriberOptions& options);

    std::filesystem::path weights_;
    OpenedAtFirstUse<NoteRecogniser> network_;
};

/// The notes that were heard as music under that title, UTF-8; may be empty. Pure, any thread.
[[nodiscard]] Performance musicOf(const RecognisedMusic& heard, std::string title);

} // namespace atos
