// SPDX-License-Identifier: Apache-2.0
// AIFF and AIFF-C. Source: Apple, "Audio Interchange File Format AIFF-C", draft of 1991-08-26.
#include "audio/file/sound_parts.h"

#include <algorithm>
#include <utility>

namespace atos {
namespace {

constexpr int mostChunks = 4096;
constexpr std::size_t largestCommon = 1024;
constexpr std::uint64_t largestPart = 1U << 30U;

struct AiffChunks {
    std::string form, common;
    std::uint64_t soundBegin = 0;
    StatedLength sound;
};

/// Bytes of one frame; 0 where the samples are compressed otherwise than one by one.
std::uint64_t frameSize(const AiffChunks& aiff) {
    const std::uint64_t channels = bigEndian(aiff.common, 0, 2);
    const std::uint64_t width = (bigEndian(aiff.common, 6, 2) + 7) / 8;
    if (aiff.form == "AIFF") return channels * width;
    const std::string codec = aiff.common.substr(std::min<std::size_t>(18, aiff.common.size()), 4);
    for (const char* const plain : {"NONE", "sowt", "twos", "raw ", "in24", "in32", "42ni", "23ni"})
        if (codec == plain) return channels * width;
    if (codec == "fl32" || codec == "FL32") return channels * 4;
    if (codec == "fl64" || codec == "FL64") return channels * 8;
    if (codec == "ulaw" || codec == "ULAW" || codec == "alaw" || codec == "ALAW") return channels;
    return 0;
}

AiffChunks readChunks(const ByteFile& file, std::uint64_t begin) {
    AiffChunks aiff;
    aiff.form = file.textAt(begin + 8, 4);
    std::uint64_t at = begin + 12;
    for (int chunks = 0; chunks < mostChunks && at + 8 <= file.size(); ++chunks) {
        const std::string head = file.textAt(at, 16);
        const std::uint64_t size = bigEndian(head, 4, 4);
        if (head.starts_with("COMM") && aiff.common.empty())
            aiff.common = file.textAt(at + 8, std::min<std::uint64_t>(size, largestCommon));
        if (head.starts_with("SSND") && aiff.soundBegin == 0) {
            const std::uint64_t offset = bigEndian(head, 8, 4);
            const std::uint64_t before = 8 + (offset < file.size() - at ? offset : 0);
            aiff.soundBegin = std::min(at + 8 + before, file.size());
            const std::uint64_t stated = size > before ? size - before : 0;
            aiff.sound = compareLength(stated, file.size() - aiff.soundBegin, isUnknownLength(size));
            // Also where the sound says nothing and other chunks follow it, the frames are stated.
            if (stated == 0 && bigEndian(aiff.common, 2, 4) > 0 && frameSize(aiff) > 0)
                aiff.sound = compareLength(bigEndian(aiff.common, 2, 4) * frameSize(aiff),
                                           file.size() - aiff.soundBegin, false);
            at = aiff.soundBegin + aiff.sound.bytes;
        } else {
            at += 8 + size;
        }
        if (size % 2 != 0 && file.textAt(at, 1) == std::string(1, '\0')) ++at;
    }
    return aiff;
}

std::string header(const AiffChunks& aiff, std::uint64_t size) {
    std::string common = aiff.common;
    if (const std::uint64_t frame = frameSize(aiff); frame > 0)
        common.replace(2, 4, asBigEndian(size / frame, 4));
    if (common.size() % 2 != 0) common += '\0';
    const std::string chunks = aiff.form + "COMM" + asBigEndian(common.size(), 4) + common + "SSND"
                               + asBigEndian(size + 8, 4) + std::string(8, '\0');
    return "FORM" + asBigEndian(chunks.size() + size, 4) + chunks;
}

} // namespace

std::vector<SoundPart> aiffParts(const ByteFile& file, std::uint64_t begin) {
    std::vector<SoundPart> parts;
    if (const std::string form = file.textAt(begin + 8, 4); form != "AIFF" && form != "AIFC") return parts;
    const AiffChunks aiff = readChunks(file, begin);
    if (aiff.common.size() < 18 || aiff.soundBegin == 0) return parts;
    const std::uint64_t end = aiff.soundBegin + aiff.sound.bytes;
    const std::uint64_t frame = frameSize(aiff);
    // The header has 32 bits for a length: what is longer is read as several.
    const std::uint64_t most =
        frame > 0 ? std::max<std::uint64_t>(largestPart / frame, 1) * frame : 0xFFFFFF00;
    for (std::uint64_t from = aiff.soundBegin; from < end || parts.empty(); from += most) {
        const std::uint64_t size = std::min(most, end - from);
        SoundPart part;
        part.bytes = {header(aiff, size), from, from + size};
        parts.push_back(std::move(part));
    }
    noteLength(parts.back(), aiff.sound);
    return parts;
}

} // namespace atos
