// SPDX-License-Identifier: Apache-2.0
// The plugin's side of lab/networks.h.
#pragma once

#include "lab/networks.h"

namespace atos::networks {

[[nodiscard]] Status trainStyle(const StyleTraining& options, const Task& task);
[[nodiscard]] Result<Json> evaluateStyle(const StyleEvaluation& options, const Task& task);
[[nodiscard]] Status trainTranscription(const TranscriptionTraining& options, const Task& task);
[[nodiscard]] Status trainLstm(const LstmTraining& options, const Task& task);
[[nodiscard]] Status trainImageGan(const GanTraining& options, const Task& task);
[[nodiscard]] Status trainCrnnGan(const GanTraining& options, const Task& task);

} // namespace atos::networks
