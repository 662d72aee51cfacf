// SPDX-License-Identifier: Apache-2.0
// What each head can answer. Any thread.
#pragma once

#include "style/style_profile.h"

#include <array>
#include <string>
#include <vector>

namespace atos {

/// Labels by head, alphabetical; a head without labels cannot be trained.
using LabelNames = std::array<std::vector<std::string>, styleHeads.size()>;

/// Where `anotherComposer` stands in a head's labels; -1: the head does not know it.
[[nodiscard]] int anotherIn(const std::vector<std::string>& labels);

/// The tempo class of so many beats a minute, as the labelled collection draws the borders.
[[nodiscard]] std::string tempoClassOf(double bpm);

} // namespace atos
