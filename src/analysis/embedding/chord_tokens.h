// SPDX-License-Identifier: Apache-2.0
// The tokens that the chord embedding knows: what chords do in their key, and how long they last beside each
// other, so that a piece reads the same in every key and at every tempo. Any thread, pure functions.
#pragma once

#include "analysis/harmony/chord.h"
#include "music/performance.h"

#include <span>
#include <string>
#include <vector>

namespace atos {

/// For each change of harmony a chord token, the mode of the local key and the roman numeral ("M:V7",
/// "m:iv"), and between two chords a step token ("M:V7>I"; "M:V7>m:i" where the mode changes), which tells
/// pieces apart that use the same chords in another order. A step to a chord that lasts at least 5/3 as long
/// as the one before ends in "+" ("M:V7>I+", as cadences do), one to a chord at most 3/5 as long in "-".
/// Chords under 0.12 s (passing notes) and stretches without harmony say nothing, and a chord that is merely
/// repeated says it once.
[[nodiscard]] std::vector<std::string> chordTokens(std::span<const Chord> chords, const KeyTimeline& keys);

/// The tokens of a performance, heard at its standard pace (pace.h): the same at every tempo.
[[nodiscard]] std::vector<std::string> chordTokens(const Performance& performance);

/// What a piece is read as.
enum class TokenKind { harmony, bars };
[[nodiscard]] std::vector<std::string> chordTokensOf(const Performance& performance, TokenKind kind);

} // namespace atos
