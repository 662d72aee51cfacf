// SPDX-License-Identifier: Apache-2.0
// Pictures from strangers: PNG through libpng, JPEG through libjpeg-turbo. Any thread.
#pragma once

#include "core/result.h"
#include "files/bytes.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace atos {

/// A picture that is wider or higher is refused before anything of it is decoded.
inline constexpr int largestPictureSide = 8192; // pixels

/// CV_8UC1, brightness 0..255; what is transparent is white. badInput, in one sentence that begins with
/// `name`, for bytes that are no PNG or JPEG, for a picture that is too large, cut short or damaged.
[[nodiscard]] Result<cv::Mat> decodePicture(std::span<const std::uint8_t> bytes, const std::string& name);
/// At most 64 MiB.
[[nodiscard]] Result<cv::Mat> readPicture(const std::filesystem::path& path);

/// Of a CV_8UC1 picture, which decodePicture() gives back as it was.
[[nodiscard]] Result<Bytes> encodePng(const cv::Mat& picture);

} // namespace atos
