// SPDX-License-Identifier: Apache-2.0
// The decoders of decodePicture(), a file each. Internal to compose.
#pragma once

#include "core/result.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// CV_8UC1 (grey), CV_8UC3 (RGB) or CV_8UC4 (RGBA, colour not multiplied by alpha).
struct DecodedPicture {
    cv::Mat pixels;
    std::vector<std::string> warnings;
};

[[nodiscard]] Result<DecodedPicture> decodePng(std::span<const std::uint8_t> bytes, const std::string& name);
[[nodiscard]] Result<DecodedPicture> decodeJpeg(std::span<const std::uint8_t> bytes, const std::string& name);
[[nodiscard]] Result<DecodedPicture> decodeWebp(std::span<const std::uint8_t> bytes, const std::string& name);

/// The refusal of a side of more than largestPictureSide, or nothing.
[[nodiscard]] Status checkPictureSize(const std::string& name, unsigned long width, unsigned long height);
[[nodiscard]] Error damagedPicture(const std::string& name, const char* kind);

} // namespace atos
