// SPDX-License-Identifier: Apache-2.0
#include "ui/sample_recording.h"

#include "audio/file/write_sound.h"

#include <cmath>
#include <stdexcept>

namespace atos::test {

Transcription sixNotes() {
    Transcription heard;
    heard.seconds = 7;
    heard.thresholds.onset = 0.2F;
    heard.tuningCents = 12;
    for (int i = 0; i < 6; ++i)
        heard.music.notes.push_back({1.0 * i, i + 0.5, 60 + i, 80, i == 2 ? 0.21F : i == 4 ? 0.33F : 0.6F});
    return heard;
}

TitledRecording sixNotesIn(const std::filesystem::path& file) {
    return {{file, sixNotes(), std::make_shared<const Spectrogram>(), -6, nullptr},
            QStringLiteral("Six notes")};
}

void writeTone(const std::filesystem::path& file) {
    std::vector<float> tone(2 * 16000);
    for (std::size_t i = 0; i < tone.size(); ++i)
        tone[i] = 0.3F * std::sin(0.1F * static_cast<float>(i));
    if (!writeSound(tone, 16000, SoundFormat::flac, 1, file)) throw std::runtime_error("cannot write a tone");
}

} // namespace atos::test
