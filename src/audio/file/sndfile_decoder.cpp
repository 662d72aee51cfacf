// SPDX-License-Identifier: Apache-2.0
#include "audio/file/sound_decoder.h"

#include <sndfile.h>

#include <algorithm>
#include <limits>

namespace atos {
namespace {

constexpr std::size_t blockFrames = 4096;

struct CloseSound {
    void operator()(SNDFILE* file) const { sf_close(file); }
};

StretchReader& bytesOf(void* user) {
    return *static_cast<StretchReader*>(user);
}
sf_count_t lengthOf(void* user) {
    return static_cast<sf_count_t>(bytesOf(user).size());
}
sf_count_t tell(void* user) {
    return static_cast<sf_count_t>(bytesOf(user).position());
}
sf_count_t seekTo(sf_count_t offset, int whence, void* user) {
    const sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? tell(user) : lengthOf(user);
    // What a damaged file asks for may be too large to be added.
    const sf_count_t room = std::numeric_limits<sf_count_t>::max() - from;
    bytesOf(user).seek(offset > room ? room : from + offset);
    return tell(user);
}
sf_count_t readBytes(void* to, sf_count_t count, void* user) {
    if (count <= 0) return 0;
    return static_cast<sf_count_t>(
        bytesOf(user).read(std::span(static_cast<char*>(to), static_cast<std::size_t>(count))));
}
sf_count_t writeNothing(const void*, sf_count_t, void*) {
    return 0;
}

int bitsOf(int kind) {
    switch (kind) {
    case SF_FORMAT_PCM_S8:
    case SF_FORMAT_PCM_U8:
        return 8;
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_FLOAT:
    case SF_FORMAT_DOUBLE:
    case SF_FORMAT_ALAC_24:
    case SF_FORMAT_ALAC_32:
        return 24;
    case SF_FORMAT_ULAW:
    case SF_FORMAT_ALAW:
        return 12;
    default:
        return 16;
    }
}

class SndfileDecoder : public SoundDecoder {
public:
    explicit SndfileDecoder(StretchReader bytes) : bytes_(std::move(bytes)) {
        SF_VIRTUAL_IO access{lengthOf, seekTo, readBytes, writeNothing, tell};
        file_.reset(sf_open_virtual(&access, SFM_READ, &info_, &bytes_));
    }

    [[nodiscard]] bool opened() const { return file_ != nullptr; }
    [[nodiscard]] SoundShape shape() const override {
        const int kind = info_.format & SF_FORMAT_SUBMASK;
        return {info_.samplerate, info_.channels, kind == SF_FORMAT_FLOAT || kind == SF_FORMAT_DOUBLE,
                bitsOf(kind)};
    }
    [[nodiscard]] std::optional<std::uint64_t> frames() const override {
        if (info_.frames < 0 || info_.frames == std::numeric_limits<sf_count_t>::max()) return std::nullopt;
        return static_cast<std::uint64_t>(info_.frames);
    }
    void read(std::vector<float>& interleaved) override {
        const auto channels = static_cast<std::size_t>(info_.channels);
        interleaved.resize(blockFrames * channels);
        const auto frames = sf_readf_float(file_.get(), interleaved.data(), blockFrames);
        interleaved.resize(static_cast<std::size_t>(std::max<sf_count_t>(frames, 0)) * channels);
    }
    [[nodiscard]] bool seek(std::uint64_t frame) override {
        const auto wanted = static_cast<sf_count_t>(
            std::min(frame, static_cast<std::uint64_t>(std::max<sf_count_t>(info_.frames, 0))));
        return sf_seek(file_.get(), wanted, SEEK_SET) == wanted;
    }
    [[nodiscard]] std::uint64_t positionInFile() const override { return bytes_.positionInFile(); }

private:
    StretchReader bytes_;
    SF_INFO info_{};
    std::unique_ptr<SNDFILE, CloseSound> file_; // last: it reads the bytes
};

} // namespace

std::unique_ptr<SoundDecoder> decodeWithSndfile(StretchReader bytes) {
    auto decoder = std::make_unique<SndfileDecoder>(std::move(bytes));
    if (!decoder->opened()) return nullptr;
    return decoder;
}

} // namespace atos
