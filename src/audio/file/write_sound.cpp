// SPDX-License-Identifier: Apache-2.0
#include "audio/file/write_sound.h"

#include "audio/file/sound_error.h"
#include "files/output_file.h"

#include <sndfile.h>

#include <algorithm>
#include <cerrno>

namespace atos {
namespace {

int libraryFormat(SoundFormat format) {
    switch (format) {
    case SoundFormat::mp3:
        return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
    case SoundFormat::vorbis:
        return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    case SoundFormat::flac:
        break;
    }
    return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
}

/// libsndfile's Vorbis encoder overruns its stack with a larger write.
constexpr std::size_t framesPerWrite = 8192;

} // namespace

const char* extensionOf(SoundFormat format) {
    switch (format) {
    case SoundFormat::mp3:
        return ".mp3";
    case SoundFormat::vorbis:
        return ".ogg";
    case SoundFormat::flac:
        break;
    }
    return ".flac";
}

Status writeSound(std::span<const float> mono, int sampleRate, SoundFormat format, double quality,
                  const std::filesystem::path& path) {
    auto output = OutputFile::create(path, Content::binary);
    if (!output) return output.error();
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = 1;
    info.format = libraryFormat(format);
    errno = 0;
    SNDFILE* file = sf_open_fd(output->descriptor(), SFM_WRITE, &info, SF_FALSE);
    if (file == nullptr) return cannotWriteSound(output->name(), nullptr);
    sf_command(file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    double compression = 1 - quality;
    if (format != SoundFormat::flac)
        sf_command(file, SFC_SET_COMPRESSION_LEVEL, &compression, sizeof compression);
    bool written = true;
    for (std::size_t begin = 0; written && begin < mono.size(); begin += framesPerWrite) {
        const auto part = mono.subspan(begin, std::min(framesPerWrite, mono.size() - begin));
        const auto frames = static_cast<sf_count_t>(part.size());
        errno = 0;
        written = sf_writef_float(file, part.data(), frames) == frames;
    }
    const Status failed = written ? Status() : cannotWriteSound(output->name(), file);
    errno = 0;
    if (sf_close(file) != 0 && written) return cannotWriteSound(output->name(), nullptr);
    return written ? output->finish() : failed;
}

} // namespace atos
