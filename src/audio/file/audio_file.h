// SPDX-License-Identifier: Apache-2.0
// A recording of any length as mono samples of the rate one asks for, read piece by piece. One thread at a
// time.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <memory>
#include <span>

using SNDFILE = struct sf_private_tag;
struct soxr;

namespace atos {

class AudioFile {
public:
    /// WAV, AIFF, FLAC, Ogg Vorbis, Opus and MP3. badInput, in one sentence, for a missing, empty or damaged
    /// file and, by name, for formats that cannot be read (AAC, WMA, MIDI ...). `sampleRate` in Hz.
    [[nodiscard]] static Result<AudioFile> open(const std::filesystem::path& path, int sampleRate);
    AudioFile(AudioFile&&) noexcept;
    AudioFile& operator=(AudioFile&&) = delete;
    ~AudioFile();

    /// The next samples, the mean of the channels; fewer than asked for only at the end. badInput when the
    /// file turns out to hold something that is no sound (NaN, or 120 dB above full scale).
    [[nodiscard]] Result<std::size_t> read(std::span<float> mono);
    /// Goes to a time, from which on read() gives the sound; past the end it gives none. badInput when the
    /// file's format cannot be entered in the middle.
    [[nodiscard]] Status skipTo(double seconds);

    /// What the file's header promises; a damaged file may hold less.
    [[nodiscard]] double seconds() const { return seconds_; }
    /// At the end: whether less came than the header promised.
    [[nodiscard]] bool truncated() const;

private:
    struct Input;
    AudioFile(std::unique_ptr<Input> input, double seconds);

    std::unique_ptr<Input> input_;
    double seconds_;
};

} // namespace atos
