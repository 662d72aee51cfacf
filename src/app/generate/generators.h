// SPDX-License-Identifier: Apache-2.0
// Everything that makes music by itself, by name. Any thread.
#pragma once

#include "compose/generation.h"
#include "core/result.h"
#include "core/task.h"

#include <filesystem>
#include <memory>
#include <span>

namespace atos {

/// What a generator understands by itself.
struct GeneratorAbilities {
    bool key = false;    ///< keeps to a key; otherwise its music is moved there afterwards
    bool prompt = false; ///< goes on from other music
};

struct GeneratorChoice {
    const char* name; ///< as in `atos generate NAME`
    const char* summary;
    const char*
        shippedModel; ///< in models/, without "-open.safetensors"; nullptr: it learns from a collection
    /// From a weights file, or the collection. Opens the networks plugin (about 0.9 s the first time: call it
    /// from a worker).
    Result<std::unique_ptr<Generator>> (*open)(const std::filesystem::path& source, const Task& task);
    GeneratorAbilities abilities{};
};

/// Those whose weights are shipped.
[[nodiscard]] std::span<const GeneratorChoice> shippedGenerators();
/// Where those lie; empty for a generator that learns from a collection.
[[nodiscard]] std::filesystem::path shippedWeightsOf(const GeneratorChoice& generator);
/// Whether they are on this machine.
[[nodiscard]] bool installed(const GeneratorChoice& generator);

struct MusicWish {
    GenerationRequest request;
    /// Music for repeating (loop.h): about as long as the request says, in whole bars.
    bool loop = false;
};

/// One piece, in the key that is wished whatever the generator can: of one that takes no key the result is
/// moved (inScaleOf()). Errors as of Generator::generate().
[[nodiscard]] Result<Performance> makeMusic(const Generator& generator, const GeneratorAbilities& abilities,
                                            const MusicWish& wish, const Task& task);

/// Opens the generator and lets it make one piece. `source` as for open(); empty: the shipped weights. Errors
/// of both; call it from a worker. Who wants several pieces keeps what open() gives.
[[nodiscard]] Result<Performance> generateMusic(const GeneratorChoice& generator,
                                                const std::filesystem::path& source, const MusicWish& wish,
                                                const Task& task);

} // namespace atos
