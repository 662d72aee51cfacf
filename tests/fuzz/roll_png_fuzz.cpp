// SPDX-License-Identifier: Apache-2.0
// An image from a stranger is refused in one sentence, or is a sound roll whose notes can be read.
#include "music/roll_png.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto roll = atos::decodeRollPng({data, size}, "The input");
    if (!roll) {
        if (roll.error().message.empty()) std::abort();
        return 0;
    }
    if (!atos::checkRoll(roll->roll)) std::abort();
    static_cast<void>(atos::performanceFromRoll(roll->roll));
    return 0;
}
