// SPDX-License-Identifier: Apache-2.0
// Which piano is behind a port, and on which port it answers. Sends the Universal Identity Request and
// nothing else.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "midi/port.h"
#include "piano/link/piano_link.h"
#include "piano/profile/profile.h"

#include <string>
#include <vector>

namespace atos {

struct FoundPiano {
    std::string output;
    std::string input; ///< where it answers; without an answer the input of its name; may be empty
    Bytes identity;    ///< as parseIdentityReply() gives it; empty when it did not answer
    const KeyboardProfile* profile = nullptr; ///< of those given: by its answer, else by its port's name
    bool echoes = false;                      ///< something on the way repeats what is sent
    double latencySeconds = 0;                ///< from question to answer; 0 without one
};

/// Of `options` the clock and the wait. environment when the port is not there. Takes a second when nothing
/// answers.
[[nodiscard]] Result<FoundPiano> identifyPiano(MidiSystem& system, const std::string& output,
                                               const std::vector<KeyboardProfile>& profiles,
                                               const PianoLinkOptions& options, const Task& task);

/// The one piano that a profile knows: ports whose names say it, else whoever answers. environment when there
/// is none or there are several.
[[nodiscard]] Result<FoundPiano> findPiano(MidiSystem& system, const std::vector<KeyboardProfile>& profiles,
                                           const PianoLinkOptions& options, const Task& task);

} // namespace atos
