// SPDX-License-Identifier: Apache-2.0
// The grey piano-roll pictures of midi2img (M. Gatti) and of the networks that were trained on them: 106
// rows, MIDI 21 in the first .. 126 in the last, columns of a sixteenth note, bright where a note sounds.
// They say neither velocity nor tempo. Any thread.
#pragma once

#include "core/result.h"
#include "files/bytes.h"
#include "music/performance.h"

#include <filesystem>
#include <span>
#include <string>

namespace atos {

inline constexpr int classicRows = 106;
inline constexpr int classicLowestPitch = 21;
inline constexpr int classicColumns = 300;      ///< of a picture that is written: 75 quarter notes
inline constexpr int mostClassicColumns = 4096; ///< of one that is read
inline constexpr int classicColumnsPerBeat = 4;

/// The first 75 quarter notes by the performance's tempo map, as a PNG. Notes that leave the rows are left
/// out; a note shorter than a column fills one; where a key is struck again at once, the note before is a
/// column shorter if it can be, since the picture shows no onsets.
[[nodiscard]] Status writeClassicPicture(const Performance& performance, const std::filesystem::path& path);

/// Every run of bright pixels (128 and more) is a note of velocity 64, at 120 beats a minute. badInput, which
/// `name` begins, for what is no PNG of 106 rows and at most 4096 columns.
[[nodiscard]] Result<Performance> decodeClassicPicture(std::span<const std::uint8_t> bytes,
                                                       const std::string& name);
[[nodiscard]] Result<Performance> readClassicPicture(const std::filesystem::path& path);

} // namespace atos
