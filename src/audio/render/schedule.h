// SPDX-License-Identifier: Apache-2.0
// A performance as the messages that play it. Pure, any thread.
#pragma once

#include "midi/message.h"
#include "music/performance.h"

#include <vector>

namespace atos {

/// The notes that begin in [from, to) and the pedals, in order of time, counted from `from`. Pedals stand at
/// the start as they were then; everything is released by `to`. A note that strikes a sounding key again
/// takes it over.
[[nodiscard]] std::vector<ChannelMessage> schedule(const Performance& performance, double from, double to);

} // namespace atos
