// SPDX-License-Identifier: Apache-2.0
// All the sound that is in a file, part after part, as one channel. Private to this module. One thread at a
// time.
#pragma once

#include "audio/file/clipping.h"
#include "audio/file/downmix.h"
#include "audio/file/recording_level.h"
#include "audio/file/sound_decoder.h"
#include "core/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atos {

class SoundChain {
public:
    /// badInput when nothing in the file can be decoded, or is no music.
    [[nodiscard]] static Result<SoundChain> open(std::shared_ptr<const ByteFile> file,
                                                 const std::filesystem::path& path);

    /// The next samples at sampleRate(), which may change with every call; empty only at the end. badInput
    /// for numbers that no sound has.
    [[nodiscard]] Status read(std::vector<float>& mono);
    [[nodiscard]] bool ended() const { return ended_; }
    [[nodiscard]] int sampleRate() const { return shape_.sampleRate; }
    [[nodiscard]] Status skipTo(double seconds);

    // As of AudioFile.
    [[nodiscard]] double seconds() const { return seconds_; }
    [[nodiscard]] double shareRead() const;
    [[nodiscard]] std::string missing() const;
    [[nodiscard]] const RecordingLevel& level() const { return level_; }
    [[nodiscard]] double clippedShare() const { return clipping_.share(); }
    [[nodiscard]] int bitsPerSample() const { return bits_; }

private:
    SoundChain(std::shared_ptr<const ByteFile> file, std::filesystem::path path);
    /// The next samples from the decoders.
    [[nodiscard]] Status decodeBlock(std::vector<float>& mono);
    [[nodiscard]] std::unique_ptr<SoundDecoder> decode(const SoundPart& part) const;
    [[nodiscard]] bool openFrom(std::size_t part);
    void takeShape();
    void finishPart();
    [[nodiscard]] double expectedSeconds() const;

    std::shared_ptr<const ByteFile> file_;
    std::filesystem::path path_;
    std::vector<SoundPart> parts_;
    std::size_t part_ = 0; ///< being read
    std::unique_ptr<SoundDecoder> decoder_;
    SoundShape shape_;
    std::optional<Downmix> downmix_;
    Clipping clipping_;
    RecordingLevel level_;
    std::vector<float> interleaved_;
    std::vector<float> waiting_; ///< mono, what skipTo() read too far
    bool ended_ = false;
    bool whole_ = true;      ///< nothing was skipped, so that what was read can be compared
    double partSeconds_ = 0; ///< read of the part
    double readSeconds_ = 0; ///< read of the parts before
    double seconds_ = 0;     ///< expected of all
    double missing_ = 0;     ///< seconds that headers stated in vain
    bool cut_ = false;       ///< some of them at the end
    bool unfinished_ = false;
    bool damaged_ = false; ///< parts that cannot be decoded
    int bits_ = 0;
};

} // namespace atos
