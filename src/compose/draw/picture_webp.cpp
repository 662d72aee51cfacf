// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/picture_formats.h"

#include <webp/decode.h>

namespace atos {

Result<DecodedPicture> decodeWebp(std::span<const std::uint8_t> bytes, const std::string& name) {
    WebPBitstreamFeatures features{};
    if (WebPGetFeatures(bytes.data(), bytes.size(), &features) != VP8_STATUS_OK)
        return damagedPicture(name, "WebP picture");
    if (features.has_animation != 0)
        return badInput(name + " is a moving WebP picture, which is not read.",
                        "Save one of its pictures as PNG.");
    if (auto fits = checkPictureSize(name, static_cast<unsigned long>(features.width),
                                     static_cast<unsigned long>(features.height));
        !fits)
        return fits.error();
    DecodedPicture picture{cv::Mat(features.height, features.width, CV_8UC4), {}};
    if (WebPDecodeRGBAInto(bytes.data(), bytes.size(), picture.pixels.data,
                           picture.pixels.step * static_cast<std::size_t>(picture.pixels.rows),
                           static_cast<int>(picture.pixels.step))
        == nullptr)
        return damagedPicture(name, "WebP picture");
    return picture;
}

} // namespace atos
