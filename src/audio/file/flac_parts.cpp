// SPDX-License-Identifier: Apache-2.0
// FLAC: the header's number of samples is kept from the decoder, which would stop there. Source: RFC 9639.
#include "audio/file/sound_parts.h"

#include <algorithm>
#include <utility>

namespace atos {
namespace {

constexpr std::size_t markAndStreamInfo = 4 + 4 + 34;
constexpr std::size_t totalAt =
    4 + 4 + 13; ///< five bytes, of which the upper four bits belong to the sample size

/// However little the decoder took, the search goes on so much later.
constexpr std::uint64_t leastSound = 4096;

bool startsStream(std::string_view bytes, std::size_t at) {
    constexpr std::uint64_t streamInfo = 34; // its block comes first and is so long
    return at + markAndStreamInfo <= bytes.size() && bytes.substr(at).starts_with("fLaC")
           && (bigEndian(bytes, at + 4, 4) & 0x7FFFFFFF) == streamInfo;
}

/// The next stream from there on, which was joined to the one before; the file's end when there is none.
std::uint64_t findStream(const ByteFile& file, std::uint64_t at) {
    const auto look = [](std::string_view bytes) {
        std::size_t i = bytes.find("fLaC");
        while (i != std::string_view::npos && !startsStream(bytes, i))
            i = bytes.find("fLaC", i + 1);
        return i;
    };
    return file.find(at, file.size(), markAndStreamInfo, look).value_or(file.size());
}

/// The length of the frame header that begins there, without its checksum; 0 where none does.
std::size_t frameHeader(std::string_view bytes, std::size_t at) {
    if ((bigEndian(bytes, at, 2) & 0xFFFEU) != 0xFFF8U) return 0;
    const auto byte = [&](std::size_t offset) {
        return static_cast<unsigned>(bigEndian(bytes, at + offset, 1));
    };
    std::size_t size = 5; // up to the first byte of the frame's number, which is coded as UTF-8
    for (unsigned bit = 0x40; (byte(4) & 0x80U) != 0 && (byte(4) & bit) != 0 && bit > 1; bit >>= 1U)
        ++size;
    const unsigned blockSize = byte(2) >> 4U;
    const unsigned rate = byte(2) & 15U;
    size += blockSize == 6 ? 1 : blockSize == 7 ? 2 : 0;
    size += rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0;
    if (at + size >= bytes.size()) return 0;
    unsigned checksum = 0;
    for (std::size_t i = 0; i < size; ++i) {
        checksum ^= byte(i);
        for (int bit = 0; bit < 8; ++bit)
            checksum = (checksum << 1U ^ ((checksum & 0x80U) != 0 ? 0x07U : 0U)) & 0xFFU;
    }
    return checksum == byte(size) ? size : 0;
}

/// What the headers of all frames of a stream share: the blocking strategy, the sample rate, the sample size.
std::uint32_t kindOf(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bigEndian(bytes, at, 4)) & 0xFFFF0F0FU;
}

/// The next frame from there on, of that kind if any is given.
std::optional<std::uint64_t> findFrame(const ByteFile& file, std::uint64_t at, std::uint64_t end,
                                       std::optional<std::uint32_t> kind) {
    constexpr std::size_t headerAndMore = 18;
    return file.find(at, end, headerAndMore, [&](std::string_view bytes) {
        std::size_t i = bytes.find('\xFF');
        while (i != std::string_view::npos
               && (frameHeader(bytes, i) == 0 || (kind && kindOf(bytes, i) != *kind)))
            i = bytes.find('\xFF', i + 1);
        return i;
    });
}

} // namespace

std::vector<SoundPart> flacParts(const ByteFile& file, std::uint64_t begin) {
    std::vector<SoundPart> parts;
    while (begin < file.size() && parts.size() < mostParts) {
        std::string head = file.textAt(begin, markAndStreamInfo);
        if (!startsStream(head, 0)) break;
        SoundPart part;
        const std::uint64_t total = bigEndian(head, totalAt, 5);
        constexpr std::uint64_t samples = (std::uint64_t{1} << 36U) - 1;
        if ((total & samples) > 0) part.statedFrames = total & samples;
        head.replace(totalAt, 5, asBigEndian(total & ~samples, 5));
        const std::uint64_t sound = begin + markAndStreamInfo;
        begin = findStream(file, sound);
        part.bytes = {std::move(head), sound, begin};
        parts.push_back(std::move(part));
    }
    return parts;
}

std::optional<SoundPart> flacRest(const ByteFile& file, const SoundPart& part, std::uint64_t position) {
    if (!part.bytes.head.starts_with("fLaC")) return std::nullopt;
    const std::uint64_t begin = part.bytes.begin;
    const auto first = findFrame(file, begin, part.bytes.end, std::nullopt);
    if (!first) return std::nullopt;
    const auto next = findFrame(file, std::max({position, begin + leastSound, *first + 1}), part.bytes.end,
                                kindOf(file.textAt(*first, 4), 0));
    if (!next) return std::nullopt;
    SoundPart rest;
    rest.bytes = {part.bytes.head, *next, part.bytes.end};
    rest.bytes.head[4] = static_cast<char>(rest.bytes.head[4] | 0x80); // sound follows, no other metadata
    return rest;
}

} // namespace atos
