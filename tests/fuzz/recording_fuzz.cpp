// SPDX-License-Identifier: Apache-2.0
// A recording from a stranger is refused in one sentence, or is sound: numbers, a bounded piece at a time,
// from the beginning and from the middle. The bytes never touch the disk.
#include "audio/file/audio_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

constexpr int sampleRate = 16000; // as for transcription
constexpr int mostBlocks = 60;    // half a second each: a few bytes of FLAC may stand for hours of silence

void require(bool condition) {
    if (!condition) std::abort();
}

/// A file in memory that has a name.
class NamedBytes {
public:
    NamedBytes() : descriptor_(::memfd_create("recording", 0)) { require(descriptor_ >= 0); }
    void hold(const std::uint8_t* data, std::size_t size) const {
        require(::ftruncate(descriptor_, 0) == 0);
        require(::pwrite(descriptor_, data, size, 0) == static_cast<ssize_t>(size));
    }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

void requireSentence(const atos::Error& error) {
    require(error.code == atos::ErrorCode::badInput && error.message.ends_with('.'));
}

void listen(atos::AudioFile& recording) {
    std::array<float, sampleRate / 2> samples{};
    for (int block = 0; block < mostBlocks; ++block) {
        const auto read = recording.read(samples);
        if (!read) return requireSentence(read.error());
        require(*read <= samples.size());
        for (std::size_t i = 0; i < *read; ++i)
            require(std::isfinite(samples[i]));
        if (*read < samples.size()) break;
    }
    require(recording.shareRead() >= 0 && recording.shareRead() <= 1);
    require(recording.clippedShare() >= 0 && recording.clippedShare() <= 1);
    require(std::isfinite(recording.level().loud()));
    require(recording.missing().empty() || recording.missing().ends_with('.'));
}

} // namespace

/// libsndfile 1.2 keeps what libvorbis gave it when an Ogg file's headers are damaged; nothing of ours is
/// hidden.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:vorbis_info_init\n";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const NamedBytes bytes;
    bytes.hold(data, size);
    auto recording = atos::AudioFile::open(bytes.path(), sampleRate);
    if (!recording) {
        requireSentence(recording.error());
        return 0;
    }
    require(recording->seconds() >= 0 && std::isfinite(recording->seconds()));
    listen(*recording);
    if (const auto skipped = recording->skipTo(recording->seconds() / 2); !skipped)
        requireSentence(skipped.error());
    else
        listen(*recording);
    return 0;
}
