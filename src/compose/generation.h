// SPDX-License-Identifier: Apache-2.0
// What is asked of whatever makes music by itself, and what comes back: the same for every generator.
#pragma once

#include "analysis/harmony.h"
#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atos {

inline constexpr double shortestGeneration = 1;  ///< seconds
inline constexpr double longestGeneration = 600; ///< seconds

struct GenerationRequest {
    double seconds = 30;          ///< of music, shortestGeneration .. longestGeneration
    std::uint64_t seed = 1;       ///< the same request with the same weights gives the same notes
    double temperature = 1;       ///< 0.1 (cautious) .. 3 (wild); generators without one ignore it
    double topP = 0.99;           ///< nucleus: only the likeliest choices that make up this share; 0 < p <= 1
    std::optional<Key> key;       ///< only notes of its scale; the generator's choice when absent
    std::string style;            ///< one of the names that the generator's model knows; empty: any
    Performance prompt;           ///< what comes before, not repeated in the result; without notes: nothing
    std::vector<Chord> chordPlan; ///< harmony to follow, seconds of the result; empty: free
};

/// Makes music. One thread at a time for one generator.
class Generator {
public:
    virtual ~Generator() = default;

    /// A performance that begins near 0 s and ends at the latest at `seconds`, with Source::generated, a
    /// title that tells the generator and the seed, and the contentHash of the weights. badInput, in one
    /// sentence, for what the request may not ask; cancels within 50 ms of work.
    [[nodiscard]] virtual Result<Performance> generate(const GenerationRequest& request,
                                                       const Task& task) const = 0;
};

/// badInput unless every number is in its range.
[[nodiscard]] Status checkRequest(const GenerationRequest& request);

/// Puts the notes in order and says where they come from: "LSTM, seed 7".
[[nodiscard]] Performance signedBy(const std::string& generator, const std::string& weightsContentHash,
                                   std::uint64_t seed, Performance music);

} // namespace atos
