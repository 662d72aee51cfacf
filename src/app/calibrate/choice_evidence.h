// SPDX-License-Identifier: Apache-2.0
// What in the music a term of the score rests on: which chords, how many notes a second, where. Pure, any
// thread.
#pragma once

#include "analysis/embedding/chord_embedding.h"
#include "analysis/harmony.h"
#include "tone/archetypes/reason.h"
#include "tone/ranking/piece_profile.h"

#include <string>
#include <vector>

namespace atos {

/// The take and the two references that came first. All must outlive the call.
struct ChoiceEvidence {
    const Harmony& harmony;
    const ChordEmbedding& embedding;
    const PieceProfile& own;
    const PieceProfile& winner;
    const PieceProfile& runnerUp;
};

/// One sentence about a term of the score ("harmony", "register"), with the seconds it rests on; without
/// spans it rests on the whole take. The chords named are those without which the winner's lead in harmony
/// would shrink most.
[[nodiscard]] std::optional<Reason> explainTerm(const std::string& term, const ChoiceEvidence& evidence);

} // namespace atos
