// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/read_music.h"

#include "app/transcribe/transcriber.h"
#include "audio/file/recording_formats.h"
#include "music/smf.h"

namespace atos {

Result<Performance> readMusic(const std::filesystem::path& input, const Task& task, std::size_t pattern) {
    if (!isRecordingName(input)) return readMidi(input, pattern);
    const auto transcription = Transcriber().transcribe(input, task);
    if (!transcription) return transcription.error();
    Performance performance = musicOf(transcription->music, input.stem().string());
    performance.warnings = transcription->warnings;
    return performance;
}

} // namespace atos
