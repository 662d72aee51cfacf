// SPDX-License-Identifier: Apache-2.0
// What a piano says it is and how it is set, in plain values.
#pragma once

#include "app/piano/open_piano.h"
#include "core/result.h"
#include "core/task.h"

#include <string>
#include <vector>

namespace atos {

/// What a piano was known by.
enum class KnownBy { nothing, name, identity };
/// "nothing", "name", "identity".
[[nodiscard]] const char* knownByName(KnownBy by);

struct IdentifiedPiano {
    FoundPiano found;
    KnownBy by = KnownBy::nothing;
    std::string maker;    ///< by its answer; empty: it did not answer, or the maker is not known
    std::string identity; ///< the answer in hexadecimal; empty: it did not answer

    [[nodiscard]] bool answers() const { return !found.identity.empty(); }
};

/// Sends the identity request and nothing else. Errors and threads as of pianoOn(); `profiles` must live as
/// long as the answer.
[[nodiscard]] Result<IdentifiedPiano> identifyPort(MidiSystem& system, const std::string& port,
                                                   const std::vector<KeyboardProfile>& profiles,
                                                   const Task& task);

struct PianoSetting {
    std::string parameter;
    int value = 0;        ///< raw
    std::string sentence; ///< "Brilliance +1"
};

/// How the piano is set, of what can be read; may write a handshake and nothing else. badInput when the piano
/// is not known, environment when it does not answer. Waits for its answers: call it from a worker.
[[nodiscard]] Result<std::vector<PianoSetting>> readPianoSettings(MidiSystem& system, const FoundPiano& found,
                                                                  const Task& task);

} // namespace atos
