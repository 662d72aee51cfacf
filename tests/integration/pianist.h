// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "midi/port.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace atos::test {

struct StruckNote {
    double seconds = 0; ///< steady clock
    std::uint8_t pitch = 0;
    std::uint8_t velocity = 0;
};

/// The program player.cpp: another process that plays a bundled piece on a virtual port and hears what is
/// sent to it.
class Pianist {
public:
    /// `piece` is a file of resources/pieces, played in `seconds`. Returns when the ports are open.
    Pianist(const std::string& port, const std::string& piece, double seconds);

    void knockUntil(const std::function<bool()>& heard);
    void begin(); ///< returns at once
    /// Waits for the last note.
    [[nodiscard]] std::vector<StruckNote> finish();
    /// What arrived from the app, in order, as hexadecimal text. `system` carries the end marker.
    [[nodiscard]] std::vector<std::string> heard(MidiSystem& system);

private:
    void expect(const std::string& answer);

    std::string port_;
    TemporaryFolder folder_;
    ChildProcess process_;
};

} // namespace atos::test
