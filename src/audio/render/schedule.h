// SPDX-License-Identifier: Apache-2.0
// A performance as the messages that play it. Pure, any thread.
#pragma once

#include "midi/message.h"
#include "music/performance.h"

#include <vector>

namespace atos {

/// The stretch [from, to) of the music, whoever plays it: a synthesizer, a file, a piano on a port. The notes
/// that begin in it and the pedals, in order of time, in seconds counted from `from`, each on its channel.
/// Pedals stand at the start as they were then; everything is released by `to`. A key that is struck again
/// while it sounds is released just before, and then sounds until its last note ends.
[[nodiscard]] std::vector<ChannelMessage> schedule(const Performance& performance, double from, double to);

} // namespace atos
