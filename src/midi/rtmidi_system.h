// SPDX-License-Identifier: Apache-2.0
// The MIDI systems that RtMidi reaches: ALSA, JACK, CoreMIDI, WinMM.
#pragma once

#include "midi/port.h"

#include <memory>
#include <string>

namespace atos {

/// `api` as MidiSystem::api() spells it. environment when this machine or this build lacks it. SysEx arrives
/// whole; active sensing and clock never arrive.
[[nodiscard]] Result<std::unique_ptr<MidiSystem>> openRtMidi(const std::string& api);

} // namespace atos
