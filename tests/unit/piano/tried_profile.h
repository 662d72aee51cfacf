// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "piano/profile/learned_voices.h"
#include "unit/piano/shipped_profiles.h"

namespace atos::test {

/// As that of a player who has found that voices reach the keys, where the shipped one wants that to be
/// tried.
inline KeyboardProfile tried(const KeyboardProfile& profile) {
    const Parameter* voice = profile.find("voice");
    if (voice == nullptr || !voice->confirm) return profile;
    LearnedVoices learned;
    learned.keyboard = profile.id;
    learned.reachesKeys = true;
    return withLearned(profile, learned);
}

} // namespace atos::test
