// SPDX-License-Identifier: Apache-2.0
// What a transcriber might hear, and a recording to play beside it.
#pragma once

#include "ui/studio/transcript_editor.h"

#include <filesystem>

namespace atos::test {

/// Six notes a second apart from C4 upwards, each half a second long; the third is unsure, the fifth likely,
/// the others sure.
[[nodiscard]] Transcription sixNotes();
/// The same as the window knows it; `file` may be empty.
[[nodiscard]] TitledRecording sixNotesIn(const std::filesystem::path& file);
/// Two seconds of a tone, as FLAC.
void writeTone(const std::filesystem::path& file);

} // namespace atos::test
