// SPDX-License-Identifier: Apache-2.0
// A recording of any length as mono samples of the rate one asks for, read piece by piece. One thread at a
// time.
#pragma once

#include "audio/file/recording_level.h"
#include "core/result.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace atos {

class AudioFile {
public:
    /// WAV, RF64, AIFF, AU, CAF, Wave64, FLAC, Ogg Vorbis, Opus and MPEG audio (MP3, MP2), in whatever the
    /// file is named, joined files of one kind among them. badInput, in one sentence, for a missing, empty or
    /// damaged file and, by name, for formats that cannot be read (AAC, WMA, MIDI ...). `sampleRate` in Hz.
    [[nodiscard]] static Result<AudioFile> open(const std::filesystem::path& path, int sampleRate);
    AudioFile(AudioFile&&) noexcept;
    AudioFile& operator=(AudioFile&&) = delete;
    ~AudioFile();

    /// The next samples; fewer than asked for only at the end of what is there, whatever a header says. The
    /// mean of the channels, those that would cancel the others turned over. badInput when the file turns out
    /// to hold something that is no sound (NaN, or 120 dB above full scale).
    [[nodiscard]] Result<std::size_t> read(std::span<float> mono);
    /// Reads up to about so many seconds further only to measure them; false at the end. Errors as of read().
    /// What read() would have given is lost.
    [[nodiscard]] Result<bool> listen(double seconds);
    /// Goes to a time, from which on read() gives the sound; past the end it gives none. badInput when the
    /// file's format cannot be entered in the middle.
    [[nodiscard]] Status skipTo(double seconds);

    /// How long the recording is, as far as that can be told beforehand: from what is there, or else from
    /// what the header says; 0 when nothing tells.
    [[nodiscard]] double seconds() const;
    /// How much of the file was read, 0..1: for progress.
    [[nodiscard]] double shareRead() const;
    /// At the end: in one sentence what should be there and is not; empty when nothing is missing.
    [[nodiscard]] std::string missing() const;
    /// Of what was read so far.
    [[nodiscard]] const RecordingLevel& level() const;
    /// Of the samples that were read, the share that stands at the limit of what the file can hold, 0..1.
    [[nodiscard]] double clippedShare() const;
    /// The bits that hold a sample; 16 where compression has no such number, 24 where there are more.
    [[nodiscard]] int bitsPerSample() const;

private:
    struct Input;
    explicit AudioFile(std::unique_ptr<Input> input);

    std::unique_ptr<Input> input_;
};

} // namespace atos
