// SPDX-License-Identifier: Apache-2.0
// Music that is repeated without a seam. Any thread, pure functions.
#pragma once

#include "midi/message.h"
#include "music/performance.h"

#include <vector>

namespace atos {

/// How much music to make for a loop of so many seconds: enough to choose where it ends.
[[nodiscard]] double secondsForLoop(double seconds);

/// The stretch of whole 4/4 bars, about so long, after which the music goes on most like the stretch begins:
/// there it begins again (Performance::loopSeconds). Notes that sound over its end sound on into its
/// beginning until their key is struck again, and so does the pedal. Its tempo is the one at the music's
/// beginning.
[[nodiscard]] Performance loopOf(const Performance& music, double seconds);

/// The messages of one pass of a loop that has run before, at [0, loopSeconds): played again and again they
/// repeat the music. What they release at the beginning was struck in the pass before.
[[nodiscard]] std::vector<ChannelMessage> loopSchedule(const Performance& loop);

/// One pass for a file: all keys are let go by its end, so that nothing hangs in a program that jumps back.
[[nodiscard]] Performance onePass(Performance loop);

} // namespace atos
