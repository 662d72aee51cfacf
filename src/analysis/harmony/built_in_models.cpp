// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/built_in_models.h"

namespace atos {

namespace {

constexpr std::uint8_t keyBytes[] = {
#include "key_weights.inc"
};
constexpr std::uint8_t chordBytes[] = {
#include "chords_weights.inc"
};
constexpr std::uint8_t tempoBytes[] = {
#include "tempo_weights.inc"
};

} // namespace

std::span<const std::uint8_t> keyWeights() {
    return keyBytes;
}
std::span<const std::uint8_t> chordWeights() {
    return chordBytes;
}
std::span<const std::uint8_t> tempoWeights() {
    return tempoBytes;
}

} // namespace atos
