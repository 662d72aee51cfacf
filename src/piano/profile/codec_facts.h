// SPDX-License-Identifier: Apache-2.0
// What holds for every parameter of a codec: its name in a profile and how much it can carry.
#pragma once

#include "piano/profile/profile.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace atos {

struct CodecFacts {
    Codec codec;
    std::string_view name;        ///< in a profile
    std::size_t addressBytes = 0; ///< what they mean stands in docs/keyboard-profiles.md
    int mostBytes = 1;            ///< of a value
    bool canBeRead = false;       ///< the codec has a question for a value
};

inline constexpr std::array codecFacts{CodecFacts{Codec::controlChange, "control-change"},
                                       CodecFacts{Codec::programChange, "program-change"},
                                       CodecFacts{Codec::gm2Global, "gm2-global", 3},
                                       CodecFacts{Codec::rolandDt1, "roland-dt1", 4, 4, true},
                                       CodecFacts{Codec::rolandGs, "roland-gs", 3},
                                       CodecFacts{Codec::yamahaXg, "yamaha-xg", 3, 2, true},
                                       CodecFacts{Codec::yamahaVoice, "yamaha-voice", 1},
                                       CodecFacts{Codec::yamahaProperty, "yamaha-property", 5, 4, true},
                                       CodecFacts{Codec::kawaiFunction, "kawai-function", 2}};

[[nodiscard]] constexpr const CodecFacts& factsOf(Codec codec) {
    return *std::find_if(codecFacts.begin(), codecFacts.end(),
                         [codec](const CodecFacts& facts) { return facts.codec == codec; });
}

} // namespace atos
