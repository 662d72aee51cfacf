// SPDX-License-Identifier: Apache-2.0
// The harmony of a performance: keys, chords and the tokens that the embedding knows. Any thread, pure
// functions.
#pragma once

#include "analysis/harmony/chord.h"
#include "core/task.h"
#include "music/performance.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

struct ChordModel;

struct Harmony {
    KeyTimeline keys;
    std::vector<Chord> chords;
    std::vector<std::string> tokens; ///< chords and steps between them; see analysis/embedding/chord_tokens.h
};

[[nodiscard]] KeyTimeline findKeys(const Performance& performance);
[[nodiscard]] std::vector<Chord> findChords(const Performance& performance, const KeyTimeline& keys);

/// Called at the end of each step with its name: "key", "chords", "tokens".
using HarmonyStep = std::function<void(std::string_view step)>;
[[nodiscard]] Harmony analyzeHarmony(const Performance& performance, const HarmonyStep& done = {});
/// As analyzeHarmony(performance), which uses ChordModel::inUse(). What open weights and the catalogue are
/// made of must come from ChordModel::builtIn().
[[nodiscard]] Harmony analyzeHarmony(const Performance& performance, const ChordModel& chords,
                                     const HarmonyStep& done = {});

} // namespace atos
