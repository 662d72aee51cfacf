// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/picture.h"
#include "compose/draw/picture_formats.h"

#include <png.h>

#include <memory>

namespace atos {
namespace {

std::unique_ptr<png_image, void (*)(png_image*)> owning(png_image& image) {
    image.version = PNG_IMAGE_VERSION;
    return {&image, png_image_free};
}

} // namespace

Result<DecodedPicture> decodePng(std::span<const std::uint8_t> bytes, const std::string& name) {
    png_image image{};
    const auto owner = owning(image);
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        return damagedPicture(name, "PNG");
    if (auto fits = checkPictureSize(name, image.width, image.height); !fits) return fits.error();
    const bool grey = (image.format & (PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)) == 0;
    image.format = grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGBA;
    DecodedPicture picture{
        cv::Mat(static_cast<int>(image.height), static_cast<int>(image.width), grey ? CV_8UC1 : CV_8UC4), {}};
    if (png_image_finish_read(&image, nullptr, picture.pixels.data,
                              static_cast<png_int_32>(picture.pixels.step), nullptr)
        == 0)
        return damagedPicture(name, "PNG");
    return picture;
}

Result<Bytes> encodePng(const cv::Mat& picture) {
    png_image image{};
    const auto owner = owning(image);
    image.width = static_cast<png_uint_32>(picture.cols);
    image.height = static_cast<png_uint_32>(picture.rows);
    image.format = PNG_FORMAT_GRAY;
    Bytes file(PNG_IMAGE_PNG_SIZE_MAX(image));
    png_alloc_size_t size = file.size();
    const auto row = static_cast<png_int_32>(picture.step);
    if (png_image_write_to_memory(&image, file.data(), &size, 0, picture.data, row, nullptr) == 0)
        return internalError("The picture could not be written as PNG.");
    file.resize(size);
    return file;
}

} // namespace atos
