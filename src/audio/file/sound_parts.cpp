// SPDX-License-Identifier: Apache-2.0
#include "audio/file/sound_parts.h"

#include <algorithm>
#include <utility>

namespace atos {
namespace {

SoundPart everything(std::uint64_t begin, std::uint64_t end) {
    SoundPart part;
    part.bytes = {{}, begin, end};
    return part;
}

std::vector<SoundPart> joinedRiff(const ByteFile& file, std::uint64_t begin) {
    std::vector<SoundPart> parts;
    while (begin < file.size() && parts.size() < mostParts) {
        std::uint64_t next = file.size();
        for (SoundPart& part : riffParts(file, begin, next))
            parts.push_back(std::move(part));
        begin = next;
    }
    return parts;
}

} // namespace

std::uint64_t afterTags(const ByteFile& file) {
    std::uint64_t begin = 0;
    for (int tags = 0; tags < 8; ++tags) {
        const std::string head = file.textAt(begin, 32);
        std::uint64_t size = 0;
        if (head.starts_with("ID3") && head.size() >= 10) {
            for (std::size_t i = 6; i < 10; ++i)
                size = size << 7U | (static_cast<unsigned char>(head[i]) & 0x7FU);
            const bool footer = (static_cast<unsigned char>(head[5]) & 0x10U) != 0;
            size += footer ? 20 : 10;
        } else if (head.starts_with("APETAGEX")) {
            size = littleEndian(head, 12, 4) + 32;
        }
        if (size == 0 || begin + size >= file.size()) break;
        begin += size;
    }
    return begin;
}

std::vector<SoundPart> soundParts(const ByteFile& file) {
    const std::uint64_t begin = afterTags(file);
    const std::string head = file.textAt(begin, 16);
    std::vector<SoundPart> parts;
    if (head.starts_with("RIFF") || head.starts_with("RIFX") || head.starts_with("RF64")
        || head.starts_with("BW64"))
        parts = joinedRiff(file, begin);
    else if (head.starts_with("FORM"))
        parts = aiffParts(file, begin);
    else if (head.starts_with("OggS"))
        parts = oggParts(file, begin);
    else if (head.starts_with("fLaC"))
        parts = flacParts(file, begin);
    else
        parts = sizedParts(file, begin);
    if (parts.empty())
        if (auto mpeg = mpegPart(file, begin, file.size())) parts.push_back(std::move(*mpeg));
    if (parts.empty()) {
        // A broadcast that was recorded from the middle of a page on.
        const auto page = file.textAt(begin, mostJunk).find("OggS");
        if (page != std::string::npos) parts = oggParts(file, begin + page);
    }
    if (parts.empty()) parts.push_back(everything(begin, file.size()));
    return parts;
}

StatedLength compareLength(std::uint64_t stated, std::uint64_t there, bool unknown) {
    if (unknown) return {there, 0, false};
    if (stated == 0) return {there, 0, there > 0};
    if (stated <= there) return {stated, 0, false};
    return {there, stated - there, false};
}

void noteLength(SoundPart& part, const StatedLength& length) {
    const std::uint64_t there = std::max<std::uint64_t>(part.bytes.end - part.bytes.begin, 1);
    part.missing = static_cast<double>(length.missing) / static_cast<double>(there);
    part.unfinished = length.unfinished;
}

bool isUnknownLength(std::uint64_t stated) {
    constexpr std::uint64_t header = 0x1000;
    return (stated >= 0x7FFFFFFF - header && stated <= 0x80000000 + header) || stated >= 0xFFFFFFFF - header;
}

} // namespace atos
