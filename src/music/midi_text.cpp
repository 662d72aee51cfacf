// SPDX-License-Identifier: Apache-2.0
#include "music/midi_text.h"

#include <algorithm>
#include <cstddef>

namespace atos {
namespace {

/// Bytes of the well-formed sequence at the start of `text` (Unicode 15, table 3-7), or 0.
std::size_t sequenceLength(std::span<const std::uint8_t> text) {
    const std::uint8_t lead = text[0];
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || length > text.size()) return 0;
    const std::uint8_t lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (text[1] < lowest || text[1] > highest) return 0;
    const auto continues = [](std::uint8_t byte) { return (byte & 0xC0U) == 0x80; };
    return std::all_of(text.begin() + 2, text.begin() + static_cast<std::ptrdiff_t>(length), continues)
               ? length
               : 0;
}

bool isUtf8(std::span<const std::uint8_t> text) {
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0) return false;
        text = text.subspan(length);
    }
    return true;
}

} // namespace

std::string utf8FromMidiText(std::span<const std::uint8_t> text) {
    const bool latin1 = !isUtf8(text);
    std::string result;
    for (const std::uint8_t byte : text) {
        if (latin1 && byte >= 0x80) {
            result.push_back(static_cast<char>(0xC0U | byte >> 6U));
            result.push_back(static_cast<char>(0x80U | (byte & 0x3FU)));
        } else {
            result.push_back(byte < 0x20 || byte == 0x7F ? ' ' : static_cast<char>(byte));
        }
    }
    const std::size_t begin = result.find_first_not_of(' ');
    return begin == std::string::npos ? "" : result.substr(begin, result.find_last_not_of(' ') - begin + 1);
}

} // namespace atos
