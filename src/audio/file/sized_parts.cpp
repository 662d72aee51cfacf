// SPDX-License-Identifier: Apache-2.0
// Containers that need only their length put right: Sun's AU, Apple's CAF, Sony's Wave64. Sources: Sun,
// au(4); Apple, "Core Audio Format Specification 1.0"; Sonic Foundry, "Wave64 file format".
#include "audio/file/sound_parts.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace atos {
namespace {

constexpr int mostChunks = 4096;
constexpr std::uint64_t largestHeader = 1U << 20U;

/// Where a header states how long the sound is.
struct LengthField {
    std::uint64_t at; ///< in the file
    std::size_t width;
    bool big;
    std::uint64_t added; ///< stated beside the sound
    std::uint64_t stated;
    bool unknown;
    std::uint64_t soundBegin;
};

std::optional<LengthField> inAu(const ByteFile& file, std::uint64_t begin, bool big) {
    const std::string head = file.textAt(begin, 24);
    const auto number = [&](std::size_t offset) {
        return big ? bigEndian(head, offset, 4) : littleEndian(head, offset, 4);
    };
    if (head.size() < 24 || number(4) < 24) return std::nullopt;
    const std::uint64_t stated = number(8);
    return LengthField{begin + 8, 4, big, 0, stated, isUnknownLength(stated), begin + number(4)};
}

std::optional<LengthField> inCaf(const ByteFile& file, std::uint64_t begin) {
    constexpr std::uint64_t editCount = 4;
    std::uint64_t at = begin + 8;
    for (int chunks = 0; chunks < mostChunks && at + 12 < file.size(); ++chunks) {
        const std::string head = file.textAt(at, 12);
        const std::uint64_t size = bigEndian(head, 4, 8);
        if (head.starts_with("data")) {
            const bool unknown = size == ~std::uint64_t{0};
            const std::uint64_t stated = unknown || size < editCount ? 0 : size - editCount;
            return LengthField{at + 4, 8, true, editCount, stated, unknown, at + 12 + editCount};
        }
        if (size > file.size() - at) break;
        at += 12 + size;
    }
    return std::nullopt;
}

std::optional<LengthField> inWave64(const ByteFile& file, std::uint64_t begin) {
    constexpr std::uint64_t chunkHead = 24;
    std::uint64_t at = begin + 40;
    for (int chunks = 0; chunks < mostChunks && at + chunkHead < file.size(); ++chunks) {
        const std::string head = file.textAt(at, chunkHead);
        const std::uint64_t size = littleEndian(head, 16, 8);
        if (head.starts_with("data")) {
            const std::uint64_t stated = size > chunkHead ? size - chunkHead : 0;
            return LengthField{at + 16,       8, false, chunkHead, stated, size > ~std::uint64_t{0} >> 2U,
                               at + chunkHead};
        }
        if (size < chunkHead || size > file.size() - at) break;
        at += (size + 7) / 8 * 8;
    }
    return std::nullopt;
}

std::optional<LengthField> lengthField(const ByteFile& file, std::uint64_t begin) {
    const std::string magic = file.textAt(begin, 4);
    if (magic == ".snd") return inAu(file, begin, true);
    if (magic == "dns.") return inAu(file, begin, false);
    if (magic == "caff") return inCaf(file, begin);
    if (magic == "riff") return inWave64(file, begin);
    return std::nullopt;
}

} // namespace

std::vector<SoundPart> sizedParts(const ByteFile& file, std::uint64_t begin) {
    const auto field = lengthField(file, begin);
    if (!field || field->soundBegin >= file.size() || field->soundBegin - begin > largestHeader) return {};
    const std::uint64_t there = file.size() - field->soundBegin;
    const StatedLength length = compareLength(field->stated, there, field->unknown);
    SoundPart part;
    part.bytes = {file.textAt(begin, field->soundBegin - begin), field->soundBegin, file.size()};
    // What is right is left alone, with what may follow the sound.
    if (length.bytes == there || field->unknown) {
        const std::uint64_t right =
            field->width == 4 ? std::min<std::uint64_t>(there, 0xFFFFFFFF) : there + field->added;
        part.bytes.head.replace(field->at - begin, field->width,
                                field->big ? asBigEndian(right, field->width)
                                           : asLittleEndian(right, field->width));
    }
    noteLength(part, length);
    std::vector<SoundPart> parts;
    parts.push_back(std::move(part));
    return parts;
}

} // namespace atos
