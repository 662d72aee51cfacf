// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/hex.h"

#include <fmt/format.h>

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

std::string hexFromBytes(std::span<const std::uint8_t> bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes)
        text += fmt::format("{}{:02X}", text.empty() ? "" : " ", byte);
    return text;
}

} // namespace atos
