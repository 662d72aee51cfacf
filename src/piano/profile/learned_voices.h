// SPDX-License-Identifier: Apache-2.0
// What a player has found out about the voices of the own piano: kept beside the profile, laid over it when
// profiles are read. Any thread.
#pragma once

#include "core/result.h"
#include "files/json.h"
#include "piano/profile/profile.h"
#include "tone/preset/voice.h"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace atos {

/// What a piano says when its player picks a sound: bank MSB, bank LSB, program (from 0), on a channel.
struct ProgramNumbers {
    std::uint8_t channel = 0; ///< 0..15
    std::array<std::uint8_t, 3> value{};

    friend bool operator==(const ProgramNumbers&, const ProgramNumbers&) = default;
};

struct LearnedVoices {
    std::string keyboard; ///< profile id
    /// Whether a voice that is sent reaches the keys, as the player heard; empty: never tried.
    std::optional<bool> reachesKeys;
    /// The sound that the player had before, which undo brings back; empty when the piano can be read, or its
    /// profile knows.
    std::optional<ProgramNumbers> home;
    std::map<Voice, ProgramNumbers> voices;
    std::set<Voice> tried; ///< voices of the profile that were sent and heard

    friend bool operator==(const LearnedVoices&, const LearnedVoices&) = default;
};

/// The file of a profile in a folder of the user's own: "learned/ID.json".
[[nodiscard]] std::filesystem::path learnedPath(const std::filesystem::path& own,
                                                const std::string& keyboard);

/// {"schema": 1, "keyboard", "reaches_keys", "channel", "home": [0, 0, 0], "voices": [{"name", "value"}],
/// "tried": [name]}.
[[nodiscard]] Json toJson(const LearnedVoices& learned);
/// badInput, in one sentence, for anything else.
[[nodiscard]] Result<LearnedVoices> learnedFromJson(const Json& json);
/// Empty when there is none; badInput when it is damaged.
[[nodiscard]] Result<std::optional<LearnedVoices>> readLearned(const std::filesystem::path& own,
                                                               const std::string& keyboard);
/// Creates the folder when it is missing; removes the file when nothing is known any more.
[[nodiscard]] Status writeLearned(const LearnedVoices& learned, const std::filesystem::path& own);

/// The profile as that player's piano is: voices that reach the keys may be sent, others never.
[[nodiscard]] KeyboardProfile withLearned(KeyboardProfile profile, const LearnedVoices& learned);

} // namespace atos
