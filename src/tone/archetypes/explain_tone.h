// SPDX-License-Identifier: Apache-2.0
// Why a tone is what it is, in words about the music. Pure functions, any thread.
#pragma once

#include "tone/archetypes/judge_archetypes.h"
#include "tone/archetypes/reason.h"
#include "tone/archetypes/shape_tone.h"
#include "tone/preset/tone_preset.h"

#include <string>
#include <vector>

namespace atos {

/// "swung notes, rich chords and a firm touch": what of the playing speaks most for the archetype, at most
/// three things; empty when none does.
[[nodiscard]] std::string whatSpeaksForIt(const JudgedArchetype& judged, const MeasuredPlaying& playing);

/// One reason a part: voice, room, brightness, resonance, touch; what cannot be heard is not spoken of.
[[nodiscard]] std::vector<Reason> explainTone(const Archetype& archetype, const ToneMovement& movement,
                                              const TonePreset& tone, const Features& features);

/// "jazz", "music of the baroque": a label of the genre head as one says it.
[[nodiscard]] std::string spokenGenre(const std::string& label);

} // namespace atos
