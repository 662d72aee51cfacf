// SPDX-License-Identifier: Apache-2.0
// Where in a file its sound lies. What headers say about lengths is compared with what is there, never
// believed. Private to this module. Any thread.
#pragma once

#include "audio/file/byte_file.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace atos {

/// What one decoder reads from its beginning to its end. A file that was joined from several has several.
struct SoundPart {
    ByteStretch bytes;       ///< with a header that tells the length that is there, where a header tells one
    bool mpeg = false;       ///< MPEG audio (MP3 and its like): mpg123's; everything else is libsndfile's
    bool cutPage = false;    ///< an Ogg stream that ends within a page
    bool unfinished = false; ///< the header was never completed by what recorded it
    double missing = 0;      ///< bytes of sound that the header states in vain, as a share of those there
    std::optional<std::uint64_t> statedFrames{}; ///< of sound, as its header says; nothing where it does not
    double expectedSeconds = 0;                  ///< an estimate for MPEG audio, else 0
};

/// A file of a terabyte has fewer; a hostile one does not.
inline constexpr std::size_t mostParts = 10'000;

/// How much that is no sound may lie before it.
inline constexpr std::size_t mostJunk = 1U << 20U;

/// In order. Never empty: what nobody knows is one part, for libsndfile to refuse.
[[nodiscard]] std::vector<SoundPart> soundParts(const ByteFile& file);

/// Where the sound of a file begins: after the tags (ID3v2, APE) that some programs put before it.
[[nodiscard]] std::uint64_t afterTags(const ByteFile& file);

// One container each, from its first byte on; `next` is set to where another file was joined on, or to the
// end.
[[nodiscard]] std::vector<SoundPart> riffParts(const ByteFile& file, std::uint64_t begin,
                                               std::uint64_t& next);
[[nodiscard]] std::vector<SoundPart> aiffParts(const ByteFile& file, std::uint64_t begin);
[[nodiscard]] std::vector<SoundPart> sizedParts(const ByteFile& file, std::uint64_t begin);
[[nodiscard]] std::vector<SoundPart> oggParts(const ByteFile& file, std::uint64_t begin);
[[nodiscard]] std::vector<SoundPart> flacParts(const ByteFile& file, std::uint64_t begin);
/// What is left of a FLAC stream where its decoder stopped, behind bytes that are damaged. Nothing at the
/// end, and for other parts.
[[nodiscard]] std::optional<SoundPart> flacRest(const ByteFile& file, const SoundPart& part,
                                                std::uint64_t position);
/// Nothing when there is no MPEG audio.
[[nodiscard]] std::optional<SoundPart> mpegPart(const ByteFile& file, std::uint64_t begin, std::uint64_t end);

/// How a header's length and the bytes that are there go together.
struct StatedLength {
    std::uint64_t bytes = 0;   ///< to be read
    std::uint64_t missing = 0; ///< of those stated
    bool unfinished = false;
};
/// `unknown`: the format's way to say that the length is not known, which is honest in a stream.
[[nodiscard]] StatedLength compareLength(std::uint64_t stated, std::uint64_t there, bool unknown);
/// Tells a part what its length was compared to.
void noteLength(SoundPart& part, const StatedLength& length);
/// What programs write into 32 bits while they do not know the length: the largest number, or the largest
/// that old programs take, give or take the header.
[[nodiscard]] bool isUnknownLength(std::uint64_t stated);

} // namespace atos
