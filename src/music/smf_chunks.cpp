// SPDX-License-Identifier: Apache-2.0
#include "music/smf_chunks.h"

#include "music/smf.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace atos {
namespace {

using Span = std::span<const std::uint8_t>;

constexpr std::size_t chunkHead = 8; ///< four letters and a length
constexpr std::size_t headerSize = chunkHead + 6;

bool isChunk(Span bytes, std::size_t at, std::string_view id) {
    return at <= bytes.size() && bytes.size() - at >= id.size()
           && std::memcmp(bytes.data() + at, id.data(), id.size()) == 0;
}

std::uint32_t bigEndian(Span bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (const std::uint8_t byte : bytes.subspan(at, size))
        value = value << 8U | byte;
    return value;
}

std::size_t findTrack(Span bytes, std::size_t from) {
    constexpr std::string_view id = "MTrk";
    return static_cast<std::size_t>(
        std::search(bytes.begin() + static_cast<std::ptrdiff_t>(std::min(from, bytes.size())), bytes.end(),
                    id.begin(), id.end())
        - bytes.begin());
}

/// Whether a chunk, or the file, can end here.
bool isBoundary(Span bytes, std::size_t at) {
    if (at > bytes.size()) return false;
    if (bytes.size() - at < chunkHead) return true;
    const Span id = bytes.subspan(at, 4);
    return std::all_of(id.begin(), id.end(),
                       [](std::uint8_t letter) { return letter >= 0x20 && letter < 0x7F; });
}

/// The Standard MIDI File inside a RIFF file, or all bytes when there is none.
Span unwrapped(Span bytes) {
    if (!isChunk(bytes, 0, "RIFF") || !isChunk(bytes, 8, "RMID")) return bytes;
    std::size_t at = 12;
    while (at + chunkHead <= bytes.size()) {
        const Span size = bytes.subspan(at + 4, 4);
        const std::size_t length =
            size[0] | size[1] << 8U | size[2] << 16U | static_cast<std::size_t>(size[3]) << 24U;
        at += chunkHead;
        if (isChunk(bytes, at - chunkHead, "data"))
            return bytes.subspan(at, std::min(length, bytes.size() - at));
        at += length + length % 2;
    }
    return bytes;
}

/// What old Macintoshes (MacBinary: 128 bytes), mailers and editors put before a file.
std::size_t junkBefore(Span bytes) {
    constexpr std::string_view id = "MThd";
    constexpr std::size_t most = 1024;
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), most));
    const auto found = std::search(bytes.begin(), end, id.begin(), id.end());
    return found == end ? 0 : static_cast<std::size_t>(found - bytes.begin());
}

/// Files that newcomers take for music, by how they begin.
Error notMidi(Span bytes, const std::string& subject) {
    struct Kind {
        std::string_view begin;
        const char* what;
        const char* advice;
    };
    constexpr const char* exported = "Export it as MIDI from a score program.";
    constexpr std::array kinds{
        Kind{"\x1F\x8B", "is compressed (gzip)", "Unpack it first."},
        Kind{"PK\x03\x04", "is a ZIP archive or a compressed score",
             "Unpack it, or export the score as MIDI from its program."},
        Kind{"<?xml", "is an XML file, perhaps a score", exported},
        Kind{"<score-partwise", "is a MusicXML score", exported},
        Kind{"<!doctype html", "is a web page, not the music that was to be downloaded",
             "Download it again."},
        Kind{"<html", "is a web page, not the music that was to be downloaded", "Download it again."},
        Kind{"%PDF", "is a PDF document, a picture of a score at most", exported},
        Kind{"TVRoZ", "is a MIDI file in Base64", "Decode it first: base64 -d."},
        Kind{"\x89PNG", "is a picture",
             "A piano-roll image becomes MIDI by atos unroll, a drawing by atos draw."},
        Kind{"\xFF\xD8\xFF", "is a picture", "A drawing becomes MIDI by atos draw."},
        Kind{"SQLite format 3", "is a database", "The library's music lies beside it as MIDI files."},
    };
    const auto begins = [bytes](std::string_view begin) {
        return bytes.size() >= begin.size()
               && std::equal(begin.begin(), begin.end(), bytes.begin(), [](char letter, std::uint8_t byte) {
                      return static_cast<std::uint8_t>(letter) == byte
                             || (letter >= 'a' && letter <= 'z' && byte == letter - 'a' + 'A');
                  });
    };
    for (const Kind& kind : kinds)
        if (begins(kind.begin)) return badInput(subject + " " + kind.what + ".", kind.advice);
    return badInput(subject + " is not a Standard MIDI File.");
}

} // namespace

Result<SmfChunks> readChunks(Span bytes, const std::string& subject) {
    if (bytes.size() > largestMidiFile) return badInput(subject + " is too large to be a piece of music.");
    bytes = unwrapped(bytes);
    if (bytes.empty()) return badInput(subject + " is empty.");
    if (isChunk(bytes, 0, "SMF2CLIP")) {
        return badInput(subject + " is a MIDI 2.0 clip file, which cannot be read yet.",
                        "Export it as a Standard MIDI File (.mid).");
    }
    SmfChunks chunks;
    const std::size_t before = junkBefore(bytes);
    if (!isChunk(bytes, before, "MThd")) return notMidi(bytes, subject);
    if (before > 0)
        chunks.warnings.push_back("The music begins after " + std::to_string(before)
                                  + " bytes of something else, which were left out.");
    bytes = bytes.subspan(before);
    if (bytes.size() < headerSize) return badInput(subject + " ends within its header.");
    const std::uint32_t type = bigEndian(bytes, 8, 2);
    const std::uint32_t declaredTracks = bigEndian(bytes, 10, 2);
    chunks.patterns = type == 2;
    chunks.division = static_cast<std::uint16_t>(bigEndian(bytes, 12, 2));
    if (type > 2)
        chunks.warnings.push_back("The file's type " + std::to_string(type) + " is unknown; read as type 1.");

    std::size_t wrongLengths = 0;
    const std::size_t declaredHeader = chunkHead + std::size_t{bigEndian(bytes, 4, 4)};
    std::size_t at = declaredHeader >= headerSize && isBoundary(bytes, declaredHeader)
                         ? declaredHeader
                         : findTrack(bytes, headerSize);
    while (bytes.size() - at >= chunkHead) {
        if (isChunk(bytes, at, "MThd")) {
            chunks.warnings.emplace_back(
                "Another MIDI file follows in the same file; only the first was read.");
            break;
        }
        const bool track = isChunk(bytes, at, "MTrk");
        const std::size_t begin = at + chunkHead;
        std::size_t end = begin + bigEndian(bytes, at + 4, 4);
        if (!isBoundary(bytes, end)) {
            end = findTrack(bytes, track ? begin : at + 1);
            ++wrongLengths;
        }
        if (track) chunks.tracks.push_back(bytes.subspan(begin, end - begin));
        at = end;
    }
    if (wrongLengths > 0)
        chunks.warnings.push_back((wrongLengths == 1 ? "One chunk" : std::to_string(wrongLengths) + " chunks")
                                  + " had a wrong length or " + (wrongLengths == 1 ? "was" : "were")
                                  + " cut off.");
    if (chunks.tracks.size() != declaredTracks) {
        chunks.warnings.push_back(
            "The header declares "
            + (declaredTracks == 1 ? "one track" : std::to_string(declaredTracks) + " tracks")
            + ", the file holds " + std::to_string(chunks.tracks.size()) + ".");
    }
    return chunks;
}

} // namespace atos
