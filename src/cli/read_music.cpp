// SPDX-License-Identifier: Apache-2.0
#include "cli/read_music.h"

#include "audio/file/recording_formats.h"
#include "files/locations.h"
#include "music/smf.h"
#include "transcribe/transcribe.h"

namespace atos {

Result<Performance> readMusic(const std::filesystem::path& input, const Task& task) {
    if (!isRecordingName(input)) return readMidi(input);
    const auto recogniser = NoteRecogniser::load(shippedWeights("transcribe"));
    if (!recogniser) return recogniser.error();
    const auto transcription = transcribe(input, **recogniser, task);
    if (!transcription) return transcription.error();
    Performance performance = performanceFrom(transcription->music);
    performance.title = input.stem().string();
    performance.warnings = transcription->warnings;
    return performance;
}

} // namespace atos
