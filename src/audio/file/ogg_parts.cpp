// SPDX-License-Identifier: Apache-2.0
// Ogg streams that follow each other in one file, as joined files and recorded broadcasts do. Source: RFC
// 3533.
#include "audio/file/sound_parts.h"

#include <algorithm>
#include <utility>

namespace atos {
namespace {

constexpr std::size_t pageHead = 27;
constexpr unsigned beginOfStream = 0x02;

/// The next page from there on; the file's end when there is none.
std::uint64_t findPage(const ByteFile& file, std::uint64_t at) {
    return file.find(at, file.size(), 4, [](std::string_view bytes) { return bytes.find("OggS"); })
        .value_or(file.size());
}

} // namespace

std::vector<SoundPart> oggParts(const ByteFile& file, std::uint64_t begin) {
    std::vector<SoundPart> parts;
    const auto close = [&](std::uint64_t end) {
        SoundPart part;
        part.bytes = {{}, begin, end};
        parts.push_back(std::move(part));
    };
    bool beginning = true; // of a stream: several may begin together
    bool cut = false;
    std::uint64_t lastEnd = begin; // of whole pages: of others nothing can be decoded
    for (std::uint64_t at = begin; at + pageHead <= file.size() && parts.size() < mostParts;) {
        const std::string head = file.textAt(at, pageHead + 255);
        if (!head.starts_with("OggS")) {
            at = findPage(file, at);
            continue;
        }
        const bool begins = (bigEndian(head, 5, 1) & beginOfStream) != 0;
        if (begins && !beginning) {
            close(lastEnd);
            begin = at;
        }
        beginning = begins;
        const std::size_t segments = bigEndian(head, 26, 1);
        std::uint64_t size = pageHead + segments;
        for (std::size_t i = 0; i < segments; ++i)
            size += bigEndian(head, pageHead + i, 1);
        cut = at + size > file.size();
        at += size;
        if (!cut) lastEnd = at;
    }
    close(lastEnd);
    parts.back().cutPage = cut;
    return parts;
}

} // namespace atos
