// SPDX-License-Identifier: Apache-2.0
// MIDI files to piano-roll images, and back. The whole use cases are these functions.
#pragma once

#include "core/result.h"
#include "music/performance.h"
#include "music/piano_roll.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace atos {

struct WrittenRoll {
    int frames = 0;
    double framesPerUnit = 0;          ///< RollClock of the options, or beats of a classic picture
    std::vector<std::string> warnings; ///< of the MIDI file, and what the image lacks of it
};

/// Our own image in three colours; what of the music does not fit into it is told in the warnings. `pattern`
/// as for readMidi(). badInput for what is no MIDI file and for a rate that does not fit. Any thread.
[[nodiscard]] Result<WrittenRoll> writeRollImage(const std::filesystem::path& midi,
                                                 const std::filesystem::path& png, const RollOptions& options,
                                                 std::size_t pattern = 0);
/// The grey picture of 106 x 300 pixels that midi2img makes (music/classic_picture.h).
[[nodiscard]] Result<WrittenRoll> writeClassicRoll(const std::filesystem::path& midi,
                                                   const std::filesystem::path& png, std::size_t pattern = 0);

enum class RollImage { ours, classic };

/// The music of an image, written as a MIDI file, too. `rate`, in frames a second or a quarter note, counts
/// instead of what the image states; 0: the image's own. badInput for any other image. Any thread.
[[nodiscard]] Result<Performance> unrollImage(const std::filesystem::path& png, RollImage kind,
                                              const std::filesystem::path& midi, double rate = 0);

} // namespace atos
