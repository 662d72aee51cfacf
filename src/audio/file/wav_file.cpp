// SPDX-License-Identifier: Apache-2.0
#include "audio/file/wav_file.h"

#include <fcntl.h>
#include <sndfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

namespace atos {
namespace {

Error cannotWrite(const std::filesystem::path& path, const std::string& reason) {
    return badInput("Cannot write " + path.string() + ": " + reason + ".");
}

} // namespace

void WavFile::Closer::operator()(SNDFILE* file) const {
    sf_close(file);
}

WavFile::WavFile(std::filesystem::path path, std::filesystem::path partial, SNDFILE* file)
    : path_(std::move(path)), partial_(std::move(partial)), file_(file) {}

WavFile::WavFile(WavFile&& other) noexcept
    : path_(std::move(other.path_)), partial_(std::exchange(other.partial_, {})),
      file_(std::move(other.file_)) {}

WavFile::~WavFile() {
    if (!partial_.empty()) ::unlink(partial_.c_str());
}

Result<WavFile> WavFile::create(const std::filesystem::path& path, int sampleRate) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return badInput(path.string() + " is a folder, not a file.");
    std::string partial = path.string() + ".part-XXXXXX";
    const int descriptor = ::mkostemp(partial.data(), O_CLOEXEC);
    if (descriptor < 0) return cannotWrite(path, std::strerror(errno));
    ::fchmod(descriptor, 0644);
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = 2;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    SNDFILE* file = sf_open_fd(descriptor, SFM_WRITE, &info, SF_TRUE);
    WavFile made(path, partial, file);
    if (file == nullptr) return cannotWrite(path, sf_strerror(nullptr));
    sf_command(file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    return made;
}

Status WavFile::write(std::span<const float> interleaved) {
    const auto frames = static_cast<sf_count_t>(interleaved.size() / 2);
    if (sf_writef_float(file_.get(), interleaved.data(), frames) == frames) return {};
    return cannotWrite(path_, sf_strerror(file_.get()));
}

Status WavFile::finish() {
    if (sf_close(file_.release()) != 0) return cannotWrite(path_, "the disk refused it");
    if (::rename(partial_.c_str(), path_.c_str()) != 0) return cannotWrite(path_, std::strerror(errno));
    partial_.clear();
    return {};
}

} // namespace atos
