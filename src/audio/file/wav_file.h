// SPDX-License-Identifier: Apache-2.0
// A 16-bit stereo WAV file that appears whole or not at all. Private to this module.
#pragma once

#include "core/result.h"
#include "files/output_file.h"

#include <filesystem>
#include <memory>
#include <span>

using SNDFILE = struct sf_private_tag;

namespace atos {

class WavFile {
public:
    /// Errors as findOutput().
    [[nodiscard]] static Result<WavFile> create(const std::filesystem::path& path, int sampleRate);

    /// Nothing remains unless finish() was called.
    [[nodiscard]] Status write(std::span<const float> interleaved);
    [[nodiscard]] Status finish();

private:
    struct Closer {
        void operator()(SNDFILE* file) const;
    };
    WavFile(OutputFile output, SNDFILE* file) : output_(std::move(output)), file_(file) {}

    OutputFile output_;
    std::unique_ptr<SNDFILE, Closer> file_; // goes first: it writes to the other
};

} // namespace atos
