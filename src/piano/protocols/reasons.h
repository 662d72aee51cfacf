// SPDX-License-Identifier: Apache-2.0
// Why a message is refused, in the words that several protocols share.
#pragma once

namespace atos::refused {

inline constexpr const char* volume = "It changes the volume, which belongs to the player.";
inline constexpr const char* tuning = "It changes the tuning.";
inline constexpr const char* transposition = "It transposes the keyboard.";
inline constexpr const char* dump = "It is a bulk dump, which overwrites the piano's memory.";
inline constexpr const char* broken = "It is not one whole message.";
inline constexpr const char* unused =
    "It writes to a place of the piano's memory that this program has no use for.";

} // namespace atos::refused
