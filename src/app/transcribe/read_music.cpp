// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/read_music.h"

#include "app/transcribe/transcriber.h"
#include "audio/file/recording_formats.h"
#include "files/spooled_input.h"
#include "music/smf.h"

namespace atos {
namespace {

Result<Performance> hear(const std::filesystem::path& recording, std::string title, const Task& task) {
    const auto transcription = Transcriber().transcribe(recording, task);
    if (!transcription) return transcription.error();
    Performance performance = musicOf(transcription->music, std::move(title));
    performance.warnings = transcription->warnings;
    return performance;
}

/// What comes through a pipe has no name that tells what it is.
bool beginsAsMidi(std::string_view head) {
    return head.starts_with("MThd") || (head.starts_with("RIFF") && head.find("RMID") == 8);
}

Result<Performance> readPipedMusic(const std::filesystem::path& input, const Task& task,
                                   std::size_t pattern) {
    const auto piped = SpooledInput::of(input, largestPipedRecording);
    if (!piped) return piped.error();
    auto performance =
        beginsAsMidi(piped->head()) ? readMidi(piped->path(), pattern) : hear(piped->path(), {}, task);
    if (!performance) return piped->told(performance.error());
    if (performance->title == piped->path().stem()) performance->title.clear();
    performance->warnings = piped->told(std::move(performance->warnings));
    return performance;
}

} // namespace

Result<Performance> readMusic(const std::filesystem::path& input, const Task& task, std::size_t pattern) {
    if (isPiped(input)) return readPipedMusic(input, task, pattern);
    if (isRecording(input)) return hear(input, input.stem().string(), task);
    return readMidi(input, pattern);
}

} // namespace atos
