// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/transcriber.h"

#include "files/spooled_input.h"

#include <utility>

namespace atos {

Transcriber::Transcriber(std::filesystem::path weights) : weights_(std::move(weights)) {}

Result<Transcription> Transcriber::transcribe(const std::filesystem::path& recording, const Task& task,
                                              const TranscriberOptions& options) {
    if (isPiped(recording)) return transcribePiped(recording, task, options);
    const auto network = network_.get([this] { return NoteRecogniser::load(weights_); });
    if (!network) return network.error();
    return atos::transcribe(recording, **network, task, options.seconds, options.watch);
}

Result<Transcription> Transcriber::transcribePiped(const std::filesystem::path& pipe, const Task& task,
                                                   const TranscriberOptions& options) {
    const auto piped = SpooledInput::of(pipe, largestPipedRecording);
    if (!piped) return piped.error();
    auto transcription = transcribe(piped->path(), task, options);
    if (!transcription) return piped->told(transcription.error());
    transcription->warnings = piped->told(std::move(transcription->warnings));
    return transcription;
}

std::string Transcriber::contentHash() const {
    const NoteRecogniser* const network = network_.opened();
    return network != nullptr ? network->contentHash() : std::string();
}

Performance musicOf(const RecognisedMusic& heard, std::string title) {
    Performance performance = performanceFrom(heard);
    performance.title = std::move(title);
    return performance;
}

} // namespace atos
