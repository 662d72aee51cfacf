// SPDX-License-Identifier: Apache-2.0
// A network listens to a performance. Plugin only: includes torch.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"
#include "style/answers.h"
#include "style/dataset.h"
#include "style/feature_model.h"
#include "style/plugin/network.h"

#include <span>

namespace atos {

/// A 3-minute take at half-overlapping windows; longer ones are sampled evenly.
inline constexpr std::size_t mostWindows = 24;

/// Mean logits over at most `windows` windows of the first `heard` seconds; the network must be in evaluation
/// mode and the performance have notes. Windows are shared out over `threads` threads, which changes no digit
/// of the answer. Cancels between windows.
[[nodiscard]] Result<HeadLogits> listen(const StyleNetwork& network, const Performance& performance,
                                        double heard, std::size_t windows, std::size_t threads,
                                        const Task& task);

/// The network's answers to pieces of known truth, and the feature model's beside them when there is one.
[[nodiscard]] Result<std::vector<StyleAnswer>> listenToAll(const StyleNetwork& network,
                                                           const FeatureModel* features,
                                                           std::span<const StylePiece> pieces, double heard,
                                                           std::size_t windows, const Task& task);

} // namespace atos
