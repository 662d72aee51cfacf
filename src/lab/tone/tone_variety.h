// SPDX-License-Identifier: Apache-2.0
// How much the tones of different music differ: in numbers, in sound, and on real pianos. Any thread.
#pragma once

#include "audio/render/render.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/tone/recommended_piece.h"
#include "piano/profile/profile.h"

#include <filesystem>
#include <span>
#include <string>

namespace atos {

/// Every genre weighs the same: {"pieces", "room_p90_p10", "level_p90_p10" (dB), "voices", "commonest_voice",
/// "archetypes", "by_voice": {...}, "by_genre": {genre: {"archetypes": {...}}}}.
[[nodiscard]] Json toneVariety(std::span<const RecommendedPiece> pieces);

/// A tone and the kind of music that it is for: "nocturne", "ragtime".
struct ToneOfKind {
    std::string kind;
    TonePreset tone;
};

/// Mean distance in specific loudness (loudnessDistance) of one phrase in the tones of different kinds of music
/// over that in the tones of one kind, every pair of tones counting once. {"kinds", "tones", "within",
/// "between", "ratio"}. Renders each different tone once: 0.2 s each.
[[nodiscard]] Result<Json> soundingVariety(std::span<const ToneOfKind> list, const RenderFunction& render,
                                           const Performance& phrase,
                                           const std::filesystem::path& soundfont, const Task& task);

/// For every piano, how many of the archetypes' tones it gets other messages for: {id: {"distinct", "sets"}};
/// "sets": whether it is sent a voice and a room without --experimental.
[[nodiscard]] Json distinctOnPianos(const Archetypes& archetypes, std::span<const KeyboardProfile> keyboards);

} // namespace atos
