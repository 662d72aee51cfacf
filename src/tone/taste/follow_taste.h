// SPDX-License-Identifier: Apache-2.0
// A recommended tone, moved to what its player likes. Pure functions, any thread.
#pragma once

#include "tone/archetypes/recommend_tone.h"
#include "tone/taste/taste.h"

namespace atos {

/// The tones on offer and, first of the reasons, a sentence that says so; unchanged where nothing of what is
/// liked can be heard.
[[nodiscard]] ToneTarget followTaste(const Taste& taste, ToneTarget target);

} // namespace atos
