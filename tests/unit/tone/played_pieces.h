// SPDX-License-Identifier: Apache-2.0
// The bundled pieces are written music with few velocities; here hands seem to have played them.
#pragma once

#include "music/smf.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace atos::test {

/// The piece's notes and pedals with velocities that wander: the same for the same seed.
[[nodiscard]] inline Performance playedPiece(const std::string& name, unsigned seed) {
    Performance piece =
        readMidi(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "pieces" / (name + ".mid")).value();
    std::mt19937 random(seed);
    const auto deviation = [&random] { // a sum of four is near enough to a bell
        double sum = 0;
        for (int i = 0; i < 4; ++i)
            sum += static_cast<double>(random() % 2001) / 1000 - 1;
        return sum;
    };
    const double loudness = 62 + 5 * deviation();
    for (Note& note : piece.notes) {
        const double phrase = 8 * std::sin(note.onset / 3);
        note.velocity =
            static_cast<std::uint8_t>(std::clamp(loudness + phrase + 9 * deviation(), 5.0, 127.0));
    }
    return piece;
}

[[nodiscard]] inline std::vector<Performance> playedPieces() {
    std::vector<Performance> pieces;
    unsigned seed = 0;
    for (const char* name : {"chopin-nocturne-op9-no2", "debussy-arabesque-no1", "grieg-mountain-king",
                             "mozart-fantasy-k397", "schumann-traumerei"})
        pieces.push_back(playedPiece(name, ++seed));
    return pieces;
}

} // namespace atos::test
