// SPDX-License-Identifier: Apache-2.0
// What the network makes of a performance. Plugin only: includes torch.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"
#include "style/calibration.h"
#include "style/plugin/network.h"
#include "style/window.h"

#include <cstddef>

namespace atos {

/// Mean logits over at most `windows` windows of the first `seconds` seconds; the network must be in
/// evaluation mode and the performance have notes. Batches are shared out over `threads` threads, which
/// changes no digit of the answer. Cancels between batches.
[[nodiscard]] Result<HeadLogits> infer(const StyleNetwork& network, const Performance& performance,
                                       double seconds, std::size_t windows, std::size_t threads,
                                       const Task& task);

} // namespace atos
