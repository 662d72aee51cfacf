// SPDX-License-Identifier: Apache-2.0
// The bundled pieces, and what is heard in a recording of our own rendering.
#pragma once

#include "audio/file/resample.h"
#include "audio/file/write_sound.h"
#include "audio/render/render.h"
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "transcribe/transcribe.h"

#include <filesystem>
#include <string>

namespace atos::test {

inline Result<Performance> bundledPiece(const std::string& name) {
    return readMidi(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "pieces" / (name + ".mid"));
}

/// By the shipped piano weights. Needs a soundfont.
inline Result<RecognisedMusic> heardInARecording(const Performance& piece) {
    static const auto recogniser = NoteRecogniser::load(std::filesystem::path(ATOS_SOURCE_DIR) / "models"
                                                        / "transcribe-open.safetensors");
    if (!recogniser) return recogniser.error();
    const auto samples = renderSamples(piece, {}, {});
    if (!samples) return samples.error();
    const auto mono = resampledMono(*samples, transcriptionRate);
    if (!mono) return mono.error();
    const TemporaryFolder folder;
    const auto path = folder / "recording.flac";
    if (const auto written = writeSound(*mono, transcriptionRate, SoundFormat::flac, 1, path); !written)
        return written.error();
    auto heard = transcribe(path, **recogniser, {});
    if (!heard) return heard.error();
    return std::move(heard->music);
}

} // namespace atos::test
