// SPDX-License-Identifier: Apache-2.0
#include "app/live/live_sound.h"

namespace atos {

Result<AudioFile> openRecordingAt(const std::filesystem::path& file, double second) {
    auto recording = AudioFile::open(file, LiveSynth::recordingRate);
    if (!recording) return recording.error();
    if (const Status skipped = recording->skipTo(second); !skipped) return skipped.error();
    return recording;
}

} // namespace atos
