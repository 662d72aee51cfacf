// SPDX-License-Identifier: Apache-2.0
#include "audio/file/write_sound.h"

#include <sndfile.h>

#include <algorithm>
#include <string>
#include <system_error>

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
    const std::string partial = path.string() + ".part";
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = 1;
    info.format = libraryFormat(format);
    SNDFILE* file = sf_open(partial.c_str(), SFM_WRITE, &info);
    if (file == nullptr) return badInput("Cannot write " + path.string() + ": " + sf_strerror(nullptr) + ".");
    sf_command(file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    double compression = 1 - quality;
    if (format != SoundFormat::flac)
        sf_command(file, SFC_SET_COMPRESSION_LEVEL, &compression, sizeof compression);
    bool written = true;
    for (std::size_t begin = 0; written && begin < mono.size(); begin += framesPerWrite) {
        const auto part = mono.subspan(begin, std::min(framesPerWrite, mono.size() - begin));
        const auto frames = static_cast<sf_count_t>(part.size());
        written = sf_writef_float(file, part.data(), frames) == frames;
    }
    written = sf_close(file) == 0 && written;
    std::error_code failure;
    if (written) std::filesystem::rename(partial, path, failure);
    if (written && !failure) return {};
    std::filesystem::remove(partial, failure);
    return badInput("Cannot write " + path.string() + ": the disk refused it.");
}

} // namespace atos
