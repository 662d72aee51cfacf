// SPDX-License-Identifier: Apache-2.0
#include "audio/file/sound_decoder.h"

#include <mpg123.h>

#include <algorithm>
#include <cstring>

namespace atos {
namespace {

struct CloseMpeg {
    void operator()(mpg123_handle* handle) const { mpg123_delete(handle); }
};

ssize_t readBytes(void* user, void* to, size_t count) {
    return static_cast<ssize_t>(
        static_cast<StretchReader*>(user)->read(std::span(static_cast<char*>(to), count)));
}
off_t seekTo(void* user, off_t offset, int whence) {
    auto& bytes = *static_cast<StretchReader*>(user);
    const auto from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? bytes.position() : bytes.size();
    bytes.seek(static_cast<off_t>(from) + offset);
    return static_cast<off_t>(bytes.position());
}

/// Reads to the end of the bytes, whatever the first frame says: the library's own idea of the length is not
/// used, and what is no MPEG audio between frames is skipped however long it is.
class MpegDecoder : public SoundDecoder {
public:
    explicit MpegDecoder(StretchReader bytes) : bytes_(std::move(bytes)) {
        int failure = MPG123_OK;
        handle_.reset(mpg123_new(nullptr, &failure));
        opened_ = handle_ && configure() && mpg123_open_handle(handle_.get(), &bytes_) == MPG123_OK
                  && nextFrame() && shape_.channels > 0;
    }

    [[nodiscard]] bool opened() const { return opened_; }
    [[nodiscard]] SoundShape shape() const override { return shape_; }
    /// Only an estimate of the library's.
    [[nodiscard]] std::optional<std::uint64_t> frames() const override { return std::nullopt; }
    void read(std::vector<float>& interleaved) override {
        interleaved.clear();
        if (waiting_.empty()) static_cast<void>(nextFrame());
        interleaved.swap(waiting_);
    }
    [[nodiscard]] bool seek(std::uint64_t frame) override {
        waiting_.clear();
        return mpg123_seek(handle_.get(), static_cast<off_t>(frame), SEEK_SET) >= 0;
    }
    [[nodiscard]] std::uint64_t positionInFile() const override { return bytes_.positionInFile(); }

private:
    bool configure() {
        mpg123_handle* const handle = handle_.get();
        constexpr long flags = MPG123_QUIET | MPG123_FORCE_FLOAT | MPG123_SKIP_ID3V2;
        return mpg123_param(handle, MPG123_ADD_FLAGS, flags, 0) == MPG123_OK
               && mpg123_param(handle, MPG123_REMOVE_FLAGS, MPG123_AUTO_RESAMPLE, 0) == MPG123_OK
               && mpg123_param(handle, MPG123_RESYNC_LIMIT, -1, 0) == MPG123_OK
               && mpg123_replace_reader_handle(handle, readBytes, seekTo, nullptr) == MPG123_OK;
    }

    /// Fills `waiting_`; false at the end.
    bool nextFrame() {
        waiting_.clear();
        for (int failures = 0; failures < mostFailures;) {
            off_t number = 0;
            unsigned char* sound = nullptr;
            std::size_t size = 0;
            const int answer = mpg123_decode_frame(handle_.get(), &number, &sound, &size);
            if (answer == MPG123_DONE || answer == MPG123_NEED_MORE) return false;
            if (answer == MPG123_NEW_FORMAT) {
                takeFormat();
            } else if (answer != MPG123_OK) {
                ++failures;
            } else if (size > 0) {
                waiting_.resize(size / sizeof(float));
                std::memcpy(waiting_.data(), sound, waiting_.size() * sizeof(float));
                return true;
            }
        }
        return false;
    }

    void takeFormat() {
        long rate = 0;
        int channels = 0;
        int encoding = 0;
        if (mpg123_getformat(handle_.get(), &rate, &channels, &encoding) == MPG123_OK)
            shape_ = {static_cast<int>(rate), channels, false};
    }

    /// In a row.
    static constexpr int mostFailures = 1000;

    StretchReader bytes_;
    SoundShape shape_;
    std::vector<float> waiting_;
    bool opened_ = false;
    std::unique_ptr<mpg123_handle, CloseMpeg> handle_; // last: it reads the bytes
};

} // namespace

std::unique_ptr<SoundDecoder> decodeMpeg(StretchReader bytes) {
    auto decoder = std::make_unique<MpegDecoder>(std::move(bytes));
    if (!decoder->opened()) return nullptr;
    return decoder;
}

} // namespace atos
