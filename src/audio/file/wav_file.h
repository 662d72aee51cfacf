// SPDX-License-Identifier: Apache-2.0
// A 16-bit stereo WAV file that appears whole or not at all. Private to this module.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <memory>
#include <span>

using SNDFILE = struct sf_private_tag;

namespace atos {

class WavFile {
public:
    /// Begins beside `path`. badInput when nothing can be written there.
    [[nodiscard]] static Result<WavFile> create(const std::filesystem::path& path, int sampleRate);
    WavFile(WavFile&&) noexcept;
    WavFile& operator=(WavFile&&) = delete;
    ~WavFile(); ///< removes what was written unless finish() was called

    [[nodiscard]] Status write(std::span<const float> interleaved);
    [[nodiscard]] Status finish();

private:
    WavFile(std::filesystem::path path, std::filesystem::path partial, SNDFILE* file);
    struct Closer {
        void operator()(SNDFILE* file) const;
    };

    std::filesystem::path path_;
    std::filesystem::path partial_; ///< empty once renamed or moved from
    std::unique_ptr<SNDFILE, Closer> file_;
};

} // namespace atos
