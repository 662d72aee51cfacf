// SPDX-License-Identifier: Apache-2.0
// The piano that a command line means.
#pragma once

#include "core/result.h"
#include "files/json.h"
#include "keyboard/piano_link.h"
#include "keyboard/profile.h"
#include "midi/port.h"

#include <memory>
#include <string>
#include <vector>

namespace atos {

struct PianoChoice {
    std::string
        port; ///< a name, a unique part of one, or "auto": the one port whose piano is known by its name
    std::string keyboard; ///< profile id; empty: by the port's name
    bool experimental = false;
};

/// The shipped profiles.
[[nodiscard]] Result<std::vector<KeyboardProfile>> shippedKeyboards();
/// environment when there is no such port, or none or several for "auto"; badInput when nothing says which
/// piano it is.
[[nodiscard]] Result<std::unique_ptr<PianoLink>>
openPiano(MidiSystem& system, const std::vector<KeyboardProfile>& profiles, const PianoChoice& choice);
/// As `send --json` prints it.
[[nodiscard]] Json pushJson(const PushResult& push);
/// Two or three lines for the terminal.
[[nodiscard]] std::string pushText(const PushResult& push);

} // namespace atos
