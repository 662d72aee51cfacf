// SPDX-License-Identifier: Apache-2.0
// The gate before every piano.
#pragma once

#include "piano/protocols/midi_bytes.h"

#include <string>

namespace atos {

/// Why a message must never reach a piano (flash write, bulk dump, reset, volume, tuning, Local Off, pedals,
/// notes); empty when it may. Every path to a port asks this first.
[[nodiscard]] std::string forbiddenReason(MidiBytes message);

} // namespace atos
