// SPDX-License-Identifier: Apache-2.0
#include "audio/file/audio_file.h"

#include "audio/file/clipping.h"
#include "audio/file/recording_formats.h"
#include "audio/file/sound_chain.h"

#include <soxr.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace atos {
namespace {

struct DeleteResampler {
    void operator()(soxr* resampler) const { soxr_delete(resampler); }
};

} // namespace

struct AudioFile::Input {
    Input(std::filesystem::path name, SoundChain sound, int rate)
        : path(std::move(name)), chain(std::move(sound)), sampleRate(rate) {}

    std::filesystem::path path;
    SoundChain chain;
    int sampleRate; ///< asked for
    std::unique_ptr<soxr, DeleteResampler> resampler;
    int resampledRate = 0; ///< what the resampler was made for
    std::vector<float> mono;
    std::size_t next = 0; ///< first sample of `mono` that was not given to the resampler

    [[nodiscard]] Status makeResampler() {
        resampledRate = chain.sampleRate();
        soxr_error_t failure = nullptr;
        resampler.reset(soxr_create(resampledRate, sampleRate, 1, &failure, nullptr, nullptr, nullptr));
        if (failure != nullptr || !resampler) return internalError("The recording could not be resampled.");
        return {};
    }
};

AudioFile::AudioFile(std::unique_ptr<Input> input) : input_(std::move(input)) {}
AudioFile::AudioFile(AudioFile&&) noexcept = default;
AudioFile::~AudioFile() = default;

Result<AudioFile> AudioFile::open(const std::filesystem::path& path, int sampleRate) {
    if (auto readable = requireSoundFile(path); !readable) return readable.error();
    auto file = ByteFile::open(path);
    if (!file) return file.error();
    auto chain = SoundChain::open(*file, path);
    if (!chain) return chain.error();
    auto input = std::make_unique<Input>(path, std::move(*chain), sampleRate);
    if (auto made = input->makeResampler(); !made) return made.error();
    return AudioFile(std::move(input));
}

Result<std::size_t> AudioFile::read(std::span<float> mono) {
    Input& input = *input_;
    std::size_t done = 0;
    while (done < mono.size()) {
        if (input.next == input.mono.size() && !input.chain.ended()) {
            input.next = 0;
            if (auto read = input.chain.read(input.mono); !read) return read.error();
        }
        // Without input the resampler gives out what it still holds: at the end, and before another rate.
        const bool last = input.chain.ended() && input.mono.empty();
        const bool otherRate = !last && input.chain.sampleRate() != input.resampledRate;
        const float* from = last || otherRate ? nullptr : input.mono.data() + input.next;
        std::size_t taken = 0;
        std::size_t made = 0;
        const auto failure =
            soxr_process(input.resampler.get(), from, from == nullptr ? 0 : input.mono.size() - input.next,
                         &taken, mono.data() + done, mono.size() - done, &made);
        if (failure != nullptr) return internalError("The recording could not be resampled.");
        input.next += taken;
        done += made;
        if (last && made == 0) break;
        if (otherRate && made == 0)
            if (auto remade = input.makeResampler(); !remade) return remade.error();
    }
    return done;
}

Result<bool> AudioFile::listen(double seconds) {
    Input& input = *input_;
    for (double heard = 0; heard < seconds && !input.chain.ended();) {
        if (auto read = input.chain.read(input.mono); !read) return read.error();
        heard += static_cast<double>(input.mono.size()) / input.chain.sampleRate();
    }
    input.next = input.mono.size();
    return !input.chain.ended();
}

Status AudioFile::skipTo(double seconds) {
    Input& input = *input_;
    if (auto skipped = input.chain.skipTo(seconds); !skipped) return skipped;
    input.mono.clear();
    input.next = 0;
    return input.makeResampler();
}

double AudioFile::seconds() const {
    return input_->chain.seconds();
}

double AudioFile::shareRead() const {
    return input_->chain.shareRead();
}

std::string AudioFile::missing() const {
    return input_->chain.missing();
}

const RecordingLevel& AudioFile::level() const {
    return input_->chain.level();
}

double AudioFile::clippedShare() const {
    return input_->chain.clippedShare();
}

int AudioFile::bitsPerSample() const {
    return input_->chain.bitsPerSample();
}

} // namespace atos
