// SPDX-License-Identifier: Apache-2.0
// Pictures from strangers: PNG through libpng, JPEG through libjpeg-turbo, WebP through libwebp, and the way
// that a camera was held through libexif. Any thread.
#pragma once

#include "core/result.h"
#include "files/bytes.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// A picture that is wider or higher is refused before anything of it is decoded.
inline constexpr int largestPictureSide = 8192; // pixels

struct Picture {
    /// CV_8UC1. A grey picture as it is; of a coloured one 255 less the largest difference of a channel from
    /// the paper's colour (contrastToPaper()), so that any ink on any ground is dark on light. Upright.
    cv::Mat pixels;
    std::vector<std::string> warnings; ///< what was wrong with the file, one sentence each
};

/// What is transparent is white paper, or black where white would hide all that is drawn. Stray bytes and a
/// missing end marker of a JPEG are warnings. badInput, in one sentence that begins with `name`, for bytes
/// that are no PNG, JPEG or WebP, for a picture that is too large, cut short or damaged.
[[nodiscard]] Result<Picture> decodePicture(std::span<const std::uint8_t> bytes, const std::string& name);
/// At most 64 MiB.
[[nodiscard]] Result<Picture> readPicture(const std::filesystem::path& path);

/// Of a CV_8UC1 picture, which decodePicture() gives back as it was.
[[nodiscard]] Result<Bytes> encodePng(const cv::Mat& picture);

} // namespace atos
