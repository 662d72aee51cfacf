// SPDX-License-Identifier: Apache-2.0
// The token language of the next-note models. Each note is four tokens: how many columns it begins after the
// note before, its key, its length and its velocity; a sequence is opened by a key token and a style token
// and may be closed by an end token in place of a step. A column is an eighth of a second: a sixteenth note
// at the steady 120 beats a minute that all music is brought to (analysis/features/pace.h). A grid of beats
// makes rhythms cheap to predict, and at this tempo its columns are also those of drawings. Any thread, pure
// functions.
#pragma once

#include "analysis/harmony/key.h"
#include "compose/era_styles.h"
#include "compose/note_grid.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace atos {

inline constexpr int longestStep = 32;             ///< columns; a longer rest counts as this
inline constexpr int endToken = longestStep + 1;   ///< in place of a step: nothing follows
inline constexpr int stepTokens = longestStep + 2; ///< steps 0 .. 32, then the end
inline constexpr int pitchTokens = 88;             ///< keys from A0 on
inline constexpr int durationTokens = 32;          ///< token d lasts d + 1 columns; longer notes count as 32
inline constexpr int velocityTokens = 8;           ///< token v is the velocities 16 v .. 16 v + 15

/// Key tokens: 0 is unknown, 1 .. 12 the major keys from C on, 13 .. 24 the minor ones.
inline constexpr int keyTokens = 25;
[[nodiscard]] int keyToken(const std::optional<Key>& key);

/// The place of a name in eraStyles; 0 for the empty name, nothing for one that is not there.
[[nodiscard]] std::optional<int> styleToken(std::string_view name);

struct NoteToken {
    std::uint8_t step = 0;     ///< 0 .. longestStep
    std::uint8_t pitch = 0;    ///< 0 .. pitchTokens - 1
    std::uint8_t duration = 0; ///< 0 .. durationTokens - 1
    std::uint8_t velocity = 0; ///< 0 .. velocityTokens - 1
    friend bool operator==(const NoteToken&, const NoteToken&) = default;
};

struct TokenSequence {
    int key = 0;   ///< key token
    int style = 0; ///< style token
    int start = 0; ///< the column of its music at which the sequence begins: the metre goes on from there
    std::vector<NoteToken> notes; ///< keys ascend within a column
    bool ends = false;            ///< closed by the end token
    friend bool operator==(const TokenSequence&, const TokenSequence&) = default;
};

/// Without key and style, from column 0, not closed. Grid to tokens to grid is the identity but for what the
/// language cannot say: rests over 32 columns and notes over 32 columns become 32, velocities move to the
/// middle of their sixteenth part.
[[nodiscard]] TokenSequence tokensOf(const NoteGrid& grid);
/// The columns are counted from the sequence's own beginning.
[[nodiscard]] NoteGrid gridOf(const TokenSequence& sequence);
/// The velocity that a token stands for.
[[nodiscard]] std::uint8_t velocityOf(int token);

} // namespace atos
