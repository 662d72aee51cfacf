// SPDX-License-Identifier: Apache-2.0
// A picture from a stranger is refused in one sentence, or is music on the classic picture's rows.
#include "music/classic_picture.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto music = atos::decodeClassicPicture({data, size}, "The input");
    if (!music) {
        if (music.error().message.empty()) std::abort();
        return 0;
    }
    for (const atos::Note& note : music->notes)
        if (note.pitch < 21 || note.pitch > 126 || !(note.duration > 0)) std::abort();
    return 0;
}
