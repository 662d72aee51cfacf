// SPDX-License-Identifier: Apache-2.0
// A keyboard's fingerprint for people and for programs. Any thread, pure functions.
#pragma once

#include "files/json.h"
#include "tone/touch/keyboard_fingerprint.h"

#include <string>
#include <vector>

namespace atos {

/// As `atos touch --json` prints it.
[[nodiscard]] Json fingerprintJson(const KeyboardFingerprint& fingerprint);
/// What a player should know, one sentence each: the touch, the advice, odd keys, pedal, release velocity.
[[nodiscard]] std::vector<std::string> fingerprintSentences(const KeyboardFingerprint& fingerprint);

} // namespace atos
