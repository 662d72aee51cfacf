// SPDX-License-Identifier: Apache-2.0
// The weight files that are compiled into the program, so that harmony and tempo need no files at run time.
#pragma once

#include "nn/safetensors.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

namespace atos {

/// Bytes of models/key-open.safetensors, chords-open.safetensors and tempo-open.safetensors at build time.
[[nodiscard]] std::span<const std::uint8_t> keyWeights();
[[nodiscard]] std::span<const std::uint8_t> chordWeights();
[[nodiscard]] std::span<const std::uint8_t> tempoWeights();

/// Reads a model that was compiled in. A damaged one is a fault of the build, which a test catches: nothing
/// can go on.
template<typename Model>
[[nodiscard]] Model builtInModel(std::span<const std::uint8_t> bytes, const std::string& what) {
    const Result<WeightFile> file = parseWeights(bytes, what);
    if (file)
        if (Result<Model> model = Model::fromWeights(*file)) return std::move(*model);
    std::fprintf(stderr, "%s is damaged; rebuild the program.\n", what.c_str());
    std::abort();
}

} // namespace atos
