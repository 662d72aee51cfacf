// SPDX-License-Identifier: Apache-2.0
#include "audio/file/wav_file.h"

#include "audio/file/sound_error.h"

#include <sndfile.h>

#include <cerrno>
#include <utility>

namespace atos {

void WavFile::Closer::operator()(SNDFILE* file) const {
    sf_close(file);
}

Result<WavFile> WavFile::create(const std::filesystem::path& path, int sampleRate) {
    auto output = OutputFile::create(path, Content::binary);
    if (!output) return output.error();
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = 2;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    errno = 0;
    SNDFILE* file = sf_open_fd(output->descriptor(), SFM_WRITE, &info, SF_FALSE);
    if (file == nullptr) return cannotWriteSound(output->name(), nullptr);
    sf_command(file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    return WavFile(std::move(*output), file);
}

Status WavFile::write(std::span<const float> interleaved) {
    const auto frames = static_cast<sf_count_t>(interleaved.size() / 2);
    errno = 0;
    if (sf_writef_float(file_.get(), interleaved.data(), frames) == frames) return {};
    return cannotWriteSound(output_.name(), file_.get());
}

Status WavFile::finish() {
    errno = 0;
    if (sf_close(file_.release()) != 0) return cannotWriteSound(output_.name(), nullptr);
    return output_.finish();
}

} // namespace atos
