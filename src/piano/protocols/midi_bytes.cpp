// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/midi_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace atos {

Result<Bytes> bytesFromHex(std::string_view text) {
    Bytes bytes;
    const Error wrong =
        badInput("MIDI bytes must be written as pairs of hexadecimal digits with a space between them.");
    for (std::size_t at = 0; at < text.size(); at += 3) {
        std::uint8_t value = 0;
        const auto pair = text.substr(at, 2);
        const auto [end, error] = std::from_chars(pair.begin(), pair.end(), value, 16);
        if (pair.size() != 2 || error != std::errc{} || end != pair.end()) return wrong;
        if (at + 2 < text.size() && (text[at + 2] != ' ' || at + 3 == text.size())) return wrong;
        bytes.push_back(value);
    }
    return bytes;
}

std::string hexFromBytes(MidiBytes bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes)
        text += fmt::format("{}{:02X}", text.empty() ? "" : " ", byte);
    return text;
}

Bytes sevenBitGroups(int value, int count) {
    Bytes groups;
    for (int shift = 7 * (count - 1); shift >= 0; shift -= 7)
        groups.push_back(static_cast<std::uint8_t>((value >> shift) & 0x7F));
    return groups;
}

Bytes joined(Bytes start, MidiBytes more) {
    start.insert(start.end(), more.begin(), more.end());
    return start;
}

bool startsWith(MidiBytes message, std::initializer_list<int> start) {
    return message.size() >= start.size()
           && std::equal(start.begin(), start.end(), message.begin(),
                         [](int expected, std::uint8_t byte) { return expected == byte; });
}

} // namespace atos
