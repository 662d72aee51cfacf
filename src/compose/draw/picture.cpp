// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/picture.h"

#include <png.h>
#include <turbojpeg.h>

#include <memory>
#include <string_view>

namespace atos {
namespace {

constexpr std::uintmax_t largestFile = 64U << 20U;

Error tooLarge(const std::string& name, unsigned long width, unsigned long height) {
    return badInput(name + " is " + std::to_string(width) + " x " + std::to_string(height)
                        + " pixels; pictures of at most " + std::to_string(largestPictureSide)
                        + " on a side are read.",
                    "Make it smaller in an image editor.");
}

Error damaged(const std::string& name, const char* kind) {
    return badInput(name + " is a damaged " + kind + ", or was cut short.");
}

bool isTooLarge(unsigned long width, unsigned long height) {
    return width > largestPictureSide || height > largestPictureSide;
}

std::unique_ptr<png_image, void (*)(png_image*)> owning(png_image& image) {
    image.version = PNG_IMAGE_VERSION;
    return {&image, png_image_free};
}

Result<cv::Mat> decodePng(std::span<const std::uint8_t> bytes, const std::string& name) {
    png_image image{};
    const auto owner = owning(image);
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        return damaged(name, "PNG");
    if (isTooLarge(image.width, image.height)) return tooLarge(name, image.width, image.height);
    image.format = PNG_FORMAT_GRAY;
    cv::Mat picture(static_cast<int>(image.height), static_cast<int>(image.width), CV_8UC1);
    const png_color paper{255, 255, 255};
    if (png_image_finish_read(&image, &paper, picture.data, static_cast<png_int_32>(picture.step), nullptr)
        == 0)
        return damaged(name, "PNG");
    return picture;
}

Result<cv::Mat> decodeJpeg(std::span<const std::uint8_t> bytes, const std::string& name) {
    const std::unique_ptr<void, int (*)(tjhandle)> decoder(tjInitDecompress(), tjDestroy);
    if (!decoder) return internalError("The JPEG decoder could not start.");
    int width = 0;
    int height = 0;
    int sampling = 0;
    int colours = 0;
    const auto size = static_cast<unsigned long>(bytes.size());
    if (tjDecompressHeader3(decoder.get(), bytes.data(), size, &width, &height, &sampling, &colours) != 0)
        return damaged(name, "JPEG");
    if (isTooLarge(static_cast<unsigned long>(width), static_cast<unsigned long>(height)))
        return tooLarge(name, static_cast<unsigned long>(width), static_cast<unsigned long>(height));
    if (colours == TJCS_CMYK || colours == TJCS_YCCK)
        return badInput(name + " is a JPEG in printing colours (CMYK), which are not read.",
                        "Save it as RGB or as PNG.");
    cv::Mat picture(height, width, CV_8UC1);
    if (tjDecompress2(decoder.get(), bytes.data(), size, picture.data, width, static_cast<int>(picture.step),
                      height, TJPF_GRAY, TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS)
        != 0)
        return damaged(name, "JPEG");
    return picture;
}

} // namespace

Result<cv::Mat> decodePicture(std::span<const std::uint8_t> bytes, const std::string& name) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.starts_with("\x89PNG\r\n\x1a\n")) return decodePng(bytes, name);
    if (text.starts_with("\xff\xd8\xff")) return decodeJpeg(bytes, name);
    if (text.starts_with("GIF8"))
        return badInput(name + " is a GIF, moving or not, which is not read.", "Save it as PNG or JPEG.");
    return badInput(name + " is neither a PNG nor a JPEG picture.");
}

Result<cv::Mat> readPicture(const std::filesystem::path& path) {
    const auto bytes = readFile(path, largestFile);
    if (!bytes) return bytes.error();
    return decodePicture(*bytes, path.string());
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
