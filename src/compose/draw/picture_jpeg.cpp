// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/picture_formats.h"

#include <libexif/exif-data.h>
#include <opencv2/core.hpp>
#include <turbojpeg.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace atos {
namespace {

using Decoder = std::unique_ptr<void, int (*)(tjhandle)>;

/// 1..8 as in Exif 2.3, 4.6.4 (Orientation): 1 is upright.
int orientationOf(std::span<const std::uint8_t> bytes) {
    const std::unique_ptr<ExifData, void (*)(ExifData*)> exif(
        exif_data_new_from_data(bytes.data(), static_cast<unsigned>(bytes.size())), exif_data_unref);
    if (!exif) return 1;
    const ExifEntry* const entry = exif_data_get_entry(exif.get(), EXIF_TAG_ORIENTATION);
    if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->size < 2) return 1;
    return exif_get_short(entry->data, exif_data_get_byte_order(exif.get()));
}

/// Turns the picture as the camera was held.
cv::Mat upright(cv::Mat picture, int orientation) {
    constexpr int sideways = 5; // from here on rows and columns change places
    constexpr int bothAxes = -1;
    if (orientation >= sideways && orientation <= 8) cv::transpose(picture, picture);
    if (orientation == 2 || orientation == 6) cv::flip(picture, picture, 1);
    if (orientation == 4 || orientation == 8) cv::flip(picture, picture, 0);
    if (orientation == 3 || orientation == 7) cv::flip(picture, picture, bothAxes);
    return picture;
}

enum class Decoded { sound, strayBytes, damaged };

Decoded decodeInto(tjhandle decoder, std::span<const std::uint8_t> bytes, cv::Mat& pixels) {
    const int format = pixels.channels() == 1 ? TJPF_GRAY : TJPF_RGB;
    if (tjDecompress2(decoder, bytes.data(), static_cast<unsigned long>(bytes.size()), pixels.data,
                      pixels.cols, static_cast<int>(pixels.step), pixels.rows, format, TJFLAG_LIMITSCANS)
        == 0)
        return Decoded::sound;
    // libjpeg tells its last warning only; of bytes between markers it loses nothing.
    const std::string_view warning = tjGetErrorStr2(decoder);
    return tjGetErrorCode(decoder) == TJERR_WARNING
                   && warning.find("extraneous bytes") != std::string_view::npos
               ? Decoded::strayBytes
               : Decoded::damaged;
}

/// Whether all of the image is there and only the marker at its end is missing.
bool lacksOnlyItsEnd(tjhandle decoder, std::span<const std::uint8_t> bytes, cv::Mat& pixels) {
    constexpr std::array<std::uint8_t, 2> endOfImage{0xFF, 0xD9};
    constexpr std::array<std::uint8_t, 2> startOfScan{0xFF, 0xDA};
    const auto last = [&](const auto& marker) {
        return std::find_end(bytes.begin(), bytes.end(), marker.begin(), marker.end());
    };
    const auto end = last(endOfImage); // a thumbnail in front of the picture has one of its own
    if (end != bytes.end() && end > last(startOfScan)) return false;
    std::vector<std::uint8_t> ended(bytes.begin(), bytes.end());
    if (ended.back() == 0xFF) ended.pop_back();
    ended.insert(ended.end(), endOfImage.begin(), endOfImage.end());
    return decodeInto(decoder, ended, pixels) == Decoded::sound;
}

} // namespace

Result<DecodedPicture> decodeJpeg(std::span<const std::uint8_t> bytes, const std::string& name) {
    const Decoder decoder(tjInitDecompress(), tjDestroy);
    if (!decoder) return internalError("The JPEG decoder could not start.");
    int width = 0;
    int height = 0;
    int sampling = 0;
    int colours = 0;
    const auto size = static_cast<unsigned long>(bytes.size());
    if (tjDecompressHeader3(decoder.get(), bytes.data(), size, &width, &height, &sampling, &colours) != 0
        && tjGetErrorCode(decoder.get()) != TJERR_WARNING)
        return damagedPicture(name, "JPEG");
    if (width <= 0 || height <= 0) return damagedPicture(name, "JPEG");
    if (auto fits =
            checkPictureSize(name, static_cast<unsigned long>(width), static_cast<unsigned long>(height));
        !fits)
        return fits.error();
    if (colours == TJCS_CMYK || colours == TJCS_YCCK)
        return badInput(name + " is a JPEG in printing colours (CMYK), which are not read.",
                        "Save it as RGB or as PNG.");
    DecodedPicture picture{cv::Mat(height, width, colours == TJCS_GRAY ? CV_8UC1 : CV_8UC3), {}};
    const Decoded decoded = decodeInto(decoder.get(), bytes, picture.pixels);
    if (decoded == Decoded::damaged) {
        if (!lacksOnlyItsEnd(decoder.get(), bytes, picture.pixels)) return damagedPicture(name, "JPEG");
        picture.warnings.push_back(name + " lacks its end marker; the picture is complete.");
    }
    if (decoded == Decoded::strayBytes)
        picture.warnings.push_back(name + " holds stray bytes, which were skipped.");
    picture.pixels = upright(picture.pixels, orientationOf(bytes));
    return picture;
}

} // namespace atos
