// SPDX-License-Identifier: Apache-2.0
// Asks the driver libraries under RtMidi without letting them write to the terminal: that a machine has no
// MIDI system is a state, which we show in our own words.
#pragma once

namespace atos {

/// Silences ALSA's and JACK's own error messages for the life of the process. Idempotent, any thread.
void silenceDrivers();
/// Whether the ALSA sequencer's device file is there.
[[nodiscard]] bool alsaSequencerExists();
/// Whether a JACK server ($JACK_DEFAULT_SERVER) accepts a client now. Never starts one.
[[nodiscard]] bool jackServerRuns();

} // namespace atos
