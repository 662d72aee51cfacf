// SPDX-License-Identifier: Apache-2.0
// What a next-note model is told before it goes on. Any thread, pure function.
#pragma once

#include "compose/generation.h"
#include "compose/lstm/tokens.h"

namespace atos {

struct PromptTokens {
    TokenSequence sequence;     ///< the last notes of the prompt, with the request's key and style
    int column = 0;             ///< of its last note, counted from where the new music begins: 0 or less
    double secondsPerBeat = .5; ///< at which the new music is played: the prompt's last tempo
};

/// The new music begins on the first beat after the last onset of the prompt. badInput for a style that
/// nobody has learnt and for a prompt that is no piano music.
[[nodiscard]] Result<PromptTokens> promptTokens(const GenerationRequest& request);

/// The music of a grid at this tempo, which it states.
[[nodiscard]] Performance playedAt(double secondsPerBeat, const NoteGrid& grid);

} // namespace atos
