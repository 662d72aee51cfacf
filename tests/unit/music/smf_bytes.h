// SPDX-License-Identifier: Apache-2.0
// Standard MIDI Files spelled byte by byte.
#pragma once

#include "files/bytes.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace atos::test {

inline void append(Bytes& bytes, std::string_view text) {
    bytes.insert(bytes.end(), text.begin(), text.end());
}

inline void appendBigEndian(Bytes& bytes, std::uint32_t value, int size) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(value >> static_cast<unsigned>(shift)));
}

inline Bytes chunk(std::string_view id, const Bytes& content) {
    Bytes bytes;
    append(bytes, id);
    appendBigEndian(bytes, static_cast<std::uint32_t>(content.size()), 4);
    bytes.insert(bytes.end(), content.begin(), content.end());
    return bytes;
}

/// A file of these tracks; their end-of-track events are theirs to give.
inline Bytes smf(std::initializer_list<Bytes> tracks, std::uint32_t division = 480, std::uint32_t type = 1) {
    Bytes header;
    appendBigEndian(header, type, 2);
    appendBigEndian(header, static_cast<std::uint32_t>(tracks.size()), 2);
    appendBigEndian(header, division, 2);
    Bytes bytes = chunk("MThd", header);
    for (const Bytes& track : tracks) {
        const Bytes whole = chunk("MTrk", track);
        bytes.insert(bytes.end(), whole.begin(), whole.end());
    }
    return bytes;
}

} // namespace atos::test
