// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "midi/port.h"

#include <memory>

namespace atos {

/// The first MIDI system that works on this machine (ALSA before JACK on Linux); one whose api() is "none"
/// and that has no ports when there is none. $ATOS_MIDI ("alsa", "jack", "none") narrows the choice.
[[nodiscard]] std::unique_ptr<MidiSystem> openMidiSystem();

} // namespace atos
