// SPDX-License-Identifier: Apache-2.0
// Which labels a head takes for which: numbers and a picture. Free of torch; any thread.
#pragma once

#include "files/json.h"
#include "lab/style/predictions.h"
#include "style/calibration.h"

#include <string>

namespace atos {

/// By true label, by given label: the share of the true label's works, rounded; abstentions count by their
/// best label. Labels that nothing here carries have no row. Null for tags, several of which may hold.
[[nodiscard]] Json confusionOf(StyleHead head, std::span<const StylePrediction> predictions,
                               const HeadCalibration& calibration, const std::vector<std::string>& labels);

/// An SVG with one matrix a head: rows are the truth, darker cells larger shares, each with its number.
/// `confusions` by head, as confusionOf() gives them.
[[nodiscard]] std::string drawConfusions(const Json& confusions);

} // namespace atos
