// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/tokens.h"

#include <algorithm>
#include <utility>

namespace atos {
namespace {
constexpr int velocitiesPerToken = 16;
} // namespace

int keyToken(const std::optional<Key>& key) {
    if (!key) return 0;
    return 1 + key->tonic % 12 + (key->mode == Mode::minor ? 12 : 0);
}

std::optional<int> styleToken(std::string_view name) {
    if (name.empty()) return 0;
    const auto found = std::find(eraStyles.begin(), eraStyles.end(), name);
    if (found == eraStyles.end()) return std::nullopt;
    return static_cast<int>(found - eraStyles.begin());
}

std::uint8_t velocityOf(int token) {
    return static_cast<std::uint8_t>(token * velocitiesPerToken + velocitiesPerToken / 2);
}

TokenSequence tokensOf(const NoteGrid& grid) {
    TokenSequence sequence;
    sequence.notes.reserve(grid.notes.size());
    int column = 0;
    for (const GridNote& note : grid.notes) {
        NoteToken token;
        token.step = static_cast<std::uint8_t>(std::clamp(note.column - column, 0, longestStep));
        token.pitch = static_cast<std::uint8_t>(std::clamp(note.pitch - lowestGridPitch, 0, pitchTokens - 1));
        token.duration = static_cast<std::uint8_t>(std::clamp(note.length, 1, durationTokens) - 1);
        token.velocity =
            static_cast<std::uint8_t>(std::min(note.velocity / velocitiesPerToken, velocityTokens - 1));
        sequence.notes.push_back(token);
        column = note.column;
    }
    return sequence;
}

NoteGrid gridOf(const TokenSequence& sequence) {
    NoteGrid grid;
    grid.notes.reserve(sequence.notes.size());
    int column = 0;
    for (const NoteToken& token : sequence.notes) {
        column += token.step;
        grid.notes.push_back({column, token.duration + 1,
                              static_cast<std::uint8_t>(token.pitch + lowestGridPitch),
                              velocityOf(token.velocity)});
        grid.columns = std::max(grid.columns, grid.notes.back().end());
    }
    return grid;
}

} // namespace atos
