// SPDX-License-Identifier: Apache-2.0
// What turns a part of a file into samples: libsndfile, or libmpg123 for MPEG audio. Private to this module.
// One thread at a time.
#pragma once

#include "audio/file/sound_parts.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace atos {

struct SoundShape {
    int sampleRate = 0; ///< Hz
    int channels = 0;
    bool floatingPoint = false; ///< stored so: samples beyond full scale are whole
    int bits = 16;              ///< that hold a sample; 16 where compression has no such number
    bool operator==(const SoundShape&) const = default;
};

class SoundDecoder {
public:
    SoundDecoder() = default;
    SoundDecoder(const SoundDecoder&) = delete;
    SoundDecoder& operator=(const SoundDecoder&) = delete;
    virtual ~SoundDecoder() = default;

    /// Of the samples that read() gave last, and before of the first ones: files may change it on their way.
    [[nodiscard]] virtual SoundShape shape() const = 0;
    /// The frames that are there, where that can be told without reading all.
    [[nodiscard]] virtual std::optional<std::uint64_t> frames() const = 0;
    /// The next frames, interleaved, as many as the decoder likes; none at the end.
    virtual void read(std::vector<float>& interleaved) = 0;
    /// False when the format cannot be entered there.
    [[nodiscard]] virtual bool seek(std::uint64_t frame) = 0;
    /// Up to where in the file the bytes have been read.
    [[nodiscard]] virtual std::uint64_t positionInFile() const = 0;
};

/// Null when the part is nothing that can be decoded.
[[nodiscard]] std::unique_ptr<SoundDecoder> decodeWithSndfile(StretchReader bytes);
[[nodiscard]] std::unique_ptr<SoundDecoder> decodeMpeg(StretchReader bytes);

} // namespace atos
