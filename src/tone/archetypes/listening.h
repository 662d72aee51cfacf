// SPDX-License-Identifier: Apache-2.0
// What the player hears the piano through, and what that asks of its room. Pure functions, any thread.
#pragma once

#include "tone/preset/tone_preset.h"

#include <optional>
#include <string_view>

namespace atos {

enum class Listening { unknown, headphones, loudspeakers };

/// "headphones", "loudspeakers"; "" for unknown.
[[nodiscard]] std::string_view listeningName(Listening listening);
/// Empty for any other name.
[[nodiscard]] std::optional<Listening> listeningCalled(std::string_view name);

/// Loudspeakers stand in a room that adds its own reverberation, headphones in none, so that the same tone wants
/// more of the piano's room there: half an audible step (audible.h) more or less than where nothing is known.
[[nodiscard]] TonePreset heardThrough(Listening listening, TonePreset tone);

} // namespace atos
