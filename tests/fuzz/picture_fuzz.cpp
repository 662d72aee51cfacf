// SPDX-License-Identifier: Apache-2.0
// A picture from a stranger is refused in one sentence, or is a picture whose ink can be looked for.
#include "compose/draw/picture.h"
#include "compose/draw/target_mask.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto picture = atos::decodePicture({data, size}, "The input");
    if (!picture) {
        if (picture.error().message.empty()) std::abort();
        return 0;
    }
    constexpr int columns = 16;
    const auto ink = atos::targetMask(picture->pixels, columns, "The input");
    if (ink && !atos::checkTargetMask(*ink)) std::abort();
    return 0;
}
