// SPDX-License-Identifier: Apache-2.0
// Finding out, with its player, how a piano's voice is chosen: which numbers it takes, and whether they reach
// the keys.
#pragma once

#include "app/piano/open_piano.h"
#include "core/result.h"
#include "core/task.h"
#include "midi/port.h"
#include "piano/profile/learned_voices.h"
#include "piano/profile/profile.h"
#include "tone/preset/voice.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace atos {

/// How the player is spoken to. Called on the thread that learns.
struct LearnTalk {
    std::function<void(const std::string& sentence)> tell;
    /// Yes or no; an error ends the learning.
    std::function<Result<bool>(const std::string& question)> ask;
};

struct LearnOptions {
    std::filesystem::path own;    ///< where the user's own profiles lie: ownProfiles()
    PianoLinkOptions link;        ///< its quiet, experimental and clock are not used
    double patienceSeconds = 120; ///< for the player to pick a sound
};

struct LearnedVoice {
    Voice voice = Voice::concertGrand;
    bool reachesKeys = false; ///< as the player heard
    LearnedVoices all;        ///< what is known of this piano now, as it was written
};

/// The user's own profiles and snapshots where they always are.
[[nodiscard]] LearnOptions learnOptions();

/// A voice that the profile has a number for is sent; for any other the player picks the sound on the panel,
/// and the numbers that the piano says are sent back while another sound is on. Then the player is asked
/// whether the sound under the fingers changed, and the piano gets back what it had: both are a push and an
/// undo of PianoLink, with their promises. The answer is kept in `own`, and nothing when the learning ends
/// early. `output` and `input` as in FoundPiano, `profile` as knownKeyboards() has it. badInput when this
/// piano's voices are no programs and it has no number; environment when the piano says nothing in time.
/// Waits for people: call it from a worker.
[[nodiscard]] Result<LearnedVoice> learnVoice(MidiSystem& system, const std::string& output,
                                              const std::string& input, const KeyboardProfile& profile,
                                              Voice voice, const LearnTalk& talk, const LearnOptions& options,
                                              const Task& task);

/// Forgets what was learned of one voice, or everything. badInput when nothing was.
[[nodiscard]] Status forgetVoice(const std::filesystem::path& own, const std::string& keyboard,
                                 std::optional<Voice> voice);

} // namespace atos
