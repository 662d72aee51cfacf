// SPDX-License-Identifier: Apache-2.0
#include "audio/file/audio_file.h"

#include "audio/file/recording_formats.h"

#include <sndfile.h>
#include <soxr.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <system_error>
#include <vector>

namespace atos {
namespace {

constexpr int slowestRate = 4000;
constexpr int fastestRate = 768'000;
constexpr int mostChannels = 64;
constexpr std::size_t blockFrames = 4096;
/// 120 dB above full scale: what is louder is no sound, and would overflow in the resampler.
constexpr float loudestSample = 1e6F;
/// Decoders of lossy formats may differ from the header by a block or two.
constexpr double toleratedLoss = 0.2; // seconds

struct CloseSound {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
struct DeleteResampler {
    void operator()(soxr* resampler) const { soxr_delete(resampler); }
};

} // namespace

struct AudioFile::Input {
    std::filesystem::path path;
    std::unique_ptr<SNDFILE, CloseSound> file;
    SF_INFO info{};
    std::unique_ptr<soxr, DeleteResampler> resampler;
    std::vector<float> interleaved, mono;
    std::size_t next = 0; ///< first sample of `mono` that was not given to the resampler
    sf_count_t framesRead = 0;
    bool ended = false;

    /// False when a sample is no number or too large.
    bool refill() {
        const auto frames = sf_readf_float(file.get(), interleaved.data(), blockFrames);
        framesRead += std::max<sf_count_t>(frames, 0);
        ended = frames <= 0;
        mono.assign(static_cast<std::size_t>(std::max<sf_count_t>(frames, 0)), 0);
        const auto channels = static_cast<std::size_t>(info.channels);
        for (std::size_t i = 0; i < mono.size(); ++i) {
            for (std::size_t channel = 0; channel < channels; ++channel)
                mono[i] += interleaved[i * channels + channel];
            mono[i] /= static_cast<float>(channels);
            if (!(std::fabs(mono[i]) <= loudestSample)) return false;
        }
        next = 0;
        return true;
    }
};

AudioFile::AudioFile(std::unique_ptr<Input> input, double seconds)
    : input_(std::move(input)), seconds_(seconds) {}
AudioFile::AudioFile(AudioFile&&) noexcept = default;
AudioFile::~AudioFile() = default;

Result<AudioFile> AudioFile::open(const std::filesystem::path& path, int sampleRate) {
    if (auto readable = requireSoundFile(path); !readable) return readable.error();
    auto input = std::make_unique<Input>();
    input->path = path;
    input->file.reset(sf_open(path.c_str(), SFM_READ, &input->info));
    if (!input->file) return unreadableSound(path);
    const SF_INFO& info = input->info;
    if (info.samplerate < slowestRate || info.samplerate > fastestRate || info.channels < 1
        || info.channels > mostChannels)
        return badInput(path.string() + " states a sample rate or a number of channels that no music has.");
    soxr_error_t failure = nullptr;
    input->resampler.reset(soxr_create(info.samplerate, sampleRate, 1, &failure, nullptr, nullptr, nullptr));
    if (failure != nullptr || !input->resampler)
        return internalError("The recording could not be resampled.");
    input->interleaved.resize(blockFrames * static_cast<std::size_t>(info.channels));
    const double seconds = static_cast<double>(std::max<sf_count_t>(info.frames, 0)) / info.samplerate;
    return AudioFile(std::move(input), seconds);
}

Result<std::size_t> AudioFile::read(std::span<float> mono) {
    Input& input = *input_;
    std::size_t done = 0;
    while (done < mono.size()) {
        if (input.next == input.mono.size() && !input.ended && !input.refill())
            return badInput(input.path.string() + " is damaged: it holds values that are no sound.");
        std::size_t taken = 0;
        std::size_t made = 0;
        // Without input the resampler gives out what it still holds.
        const float* from = input.ended ? nullptr : input.mono.data() + input.next;
        const auto failure = soxr_process(input.resampler.get(), from, input.mono.size() - input.next, &taken,
                                          mono.data() + done, mono.size() - done, &made);
        if (failure != nullptr) return internalError("The recording could not be resampled.");
        input.next += taken;
        done += made;
        if (input.ended && made == 0) break;
    }
    return done;
}

Status AudioFile::skipTo(double seconds) {
    Input& input = *input_;
    const auto frame =
        std::clamp<sf_count_t>(std::llround(seconds * input.info.samplerate), 0, input.info.frames);
    if (sf_seek(input.file.get(), frame, SEEK_SET) != frame)
        return badInput(input.path.string() + " cannot be played from the middle.");
    soxr_clear(input.resampler.get());
    input.mono.clear();
    input.next = 0;
    input.framesRead = frame;
    input.ended = false;
    return {};
}

bool AudioFile::truncated() const {
    const double read = static_cast<double>(input_->framesRead) / input_->info.samplerate;
    return input_->ended && read + toleratedLoss < seconds_;
}

} // namespace atos
