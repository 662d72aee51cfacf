// SPDX-License-Identifier: Apache-2.0
// MIDI messages in words, for people who watch the wire.
#pragma once

#include "piano/profile/profile.h"

#include <string>

namespace atos {

/// "note on C4 (60), velocity 80, channel 1", "damper 127, channel 1", "Roland FP-30X: Brilliance +1"; what
/// is not known is said to be so, with its size. `profile` names a piano's own messages; null: none. C4 is
/// key 60. Any thread.
[[nodiscard]] std::string describeMessage(MidiBytes message, const KeyboardProfile* profile = nullptr);

} // namespace atos
