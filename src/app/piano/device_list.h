// SPDX-License-Identifier: Apache-2.0
// The MIDI ports of this machine and the pianos behind them.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "midi/port.h"
#include "piano/link/piano_watch.h"
#include "piano/profile/profile.h"

#include <functional>
#include <string>
#include <vector>

namespace atos {

struct ListedPort {
    PortInfo port;
    const KeyboardProfile* piano = nullptr; ///< of those given, by the port's name; null: unknown
};

/// Only names are looked at: nothing is sent to a port unasked. `profiles` must live as long as the answer.
[[nodiscard]] std::vector<ListedPort> listPorts(MidiSystem& system,
                                                const std::vector<KeyboardProfile>& profiles);

/// Tells of a known piano as it comes, answers and goes, until cancelled or `tell` fails, whose error it then
/// returns; the first call tells how it stands. Nothing is sent but the identity request. environment when
/// there is no MIDI system. Runs on the caller's thread, twice a second.
[[nodiscard]] Status watchPiano(MidiSystem& system, const std::vector<KeyboardProfile>& profiles,
                                const CancelToken& cancel,
                                const std::function<Status(const PianoSighting&)>& tell);

/// The output behind which the piano is that plays on that input, by their names; empty: none is like it.
[[nodiscard]] std::string outputLike(const std::string& input, const std::vector<std::string>& outputs);

} // namespace atos
