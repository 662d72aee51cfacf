// SPDX-License-Identifier: Apache-2.0
// Keyboard instruments as outlines, from the side of the listener. Pure, any thread.
#pragma once

#include "tone/preset/voice.h"

#include <QPainterPath>

namespace atos {

/// In a box of 110 x 100 units, the floor at its lower edge.
struct InstrumentPath {
    QPainterPath body;  ///< to be filled
    QPainterPath lines; ///< legs, lid and prop: to be stroked
    QPainterPath marks; ///< what tells it from its kin (felt, tacks, tines), stroked in another colour
};

[[nodiscard]] InstrumentPath instrumentPath(Voice voice);

} // namespace atos
