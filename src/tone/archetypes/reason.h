// SPDX-License-Identifier: Apache-2.0
// Why a part of a tone is what it is. Values, any thread.
#pragma once

#include <string>
#include <vector>

namespace atos {

/// A stretch of the take.
struct TimeSpan {
    double onset = 0;    ///< seconds
    double duration = 0; ///< seconds
};

/// A sentence for the player, and the evidence it rests on.
struct Reason {
    std::string parameter; ///< a name of TonePreset's JSON ("reverb.time"), or "choice"
    std::string sentence;
    std::string source;            ///< the paper or convention, short
    std::vector<TimeSpan> spans{}; ///< the music it rests on; empty: the whole take
};

} // namespace atos
