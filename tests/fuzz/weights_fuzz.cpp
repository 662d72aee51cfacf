// SPDX-License-Identifier: Apache-2.0
// A weights file from a stranger is refused in one sentence or survives being written and read again.
#include "nn/safetensors.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = atos::parseWeights({data, size}, "input");
    if (!file) return 0;
    const auto bytes = atos::encodeWeights(*file);
    if (!bytes) std::abort();
    const auto again = atos::parseWeights(*bytes, "output");
    if (!again || again->tensors.size() != file->tensors.size()) std::abort();
    return 0;
}
