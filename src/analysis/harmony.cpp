// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony.h"

#include "analysis/embedding/chord_tokens.h"
#include "analysis/harmony/chord_finder.h"
#include "analysis/harmony/key_finder.h"

namespace atos {

KeyTimeline findKeys(const Performance& performance) {
    return findKeys(cutSlices(performance), KeyModel::builtIn());
}

std::vector<Chord> findChords(const Performance& performance, const KeyTimeline& keys) {
    return findChords(cutSlices(performance), keys, ChordModel::inUse());
}

Harmony analyzeHarmony(const Performance& performance, const ChordModel& chords, const HarmonyStep& done) {
    const auto tell = [&done](std::string_view step) {
        if (done) done(step);
    };
    Harmony harmony;
    const std::vector<Slice> slices = cutSlices(performance);
    harmony.keys = findKeys(slices, KeyModel::builtIn());
    tell("key");
    harmony.chords = findChords(slices, harmony.keys, chords);
    tell("chords");
    harmony.tokens = chordTokens(performance);
    tell("words");
    return harmony;
}

Harmony analyzeHarmony(const Performance& performance, const HarmonyStep& done) {
    return analyzeHarmony(performance, ChordModel::inUse(), done);
}

} // namespace atos
