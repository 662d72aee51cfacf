// SPDX-License-Identifier: Apache-2.0
#include "compose/generation.h"

namespace atos {

Status checkRequest(const GenerationRequest& request) {
    if (!(request.seconds >= shortestGeneration && request.seconds <= longestGeneration))
        return badInput("Music is made in lengths of 1 to 600 seconds.");
    if (!(request.temperature >= 0.1 && request.temperature <= 3))
        return badInput("The temperature must be between 0.1 and 3.");
    if (!(request.topP > 0 && request.topP <= 1))
        return badInput("The share of likely choices (top-p) must be above 0 and at most 1.");
    return {};
}

Performance signedBy(const std::string& generator, const std::string& weightsContentHash, std::uint64_t seed,
                     Performance music) {
    music.sort();
    music.source = Source::generated;
    music.title = generator + ", seed " + std::to_string(seed);
    music.contentHash = weightsContentHash;
    return music;
}

} // namespace atos
