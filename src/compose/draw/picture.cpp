// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/picture.h"

#include "compose/draw/ink_contrast.h"
#include "compose/draw/picture_formats.h"
#include "files/names.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace atos {
namespace {

constexpr std::uintmax_t largestFile = 64U << 20U;

Picture flattened(DecodedPicture decoded) {
    if (decoded.pixels.channels() > 1) decoded.pixels = contrastToPaper(decoded.pixels);
    return {std::move(decoded.pixels), std::move(decoded.warnings)};
}

/// By name what people drop here besides, with what to do about it.
Error foreign(std::string_view text, const std::string& name) {
    constexpr std::size_t headerOfXml = 1000;
    const auto box =
        text.substr(0, 4 + 8).substr(std::min<std::size_t>(4, text.size())); // "ftyp" and a brand
    if (text.starts_with("GIF8"))
        return badInput(name + " is a GIF, moving or not, which is not read.", "Save it as PNG or JPEG.");
    if (box.starts_with("ftyphei") || box.starts_with("ftypmif") || box.starts_with("ftyphev"))
        return badInput(name + " is a HEIC photo, which is not read.",
                        "Export it as JPEG, or set the phone's camera to its most compatible format.");
    if (box.starts_with("ftypavif"))
        return badInput(name + " is an AVIF picture, which is not read.", "Save it as PNG.");
    if (text.substr(0, headerOfXml).find("<svg") != std::string_view::npos)
        return badInput(name + " is an SVG drawing, which is not read.", "Export it as PNG.");
    if (text.starts_with("II*") || text.starts_with(std::string_view("MM\0*", 4)) || text.starts_with("BM"))
        return badInput(name + " is a TIFF or BMP picture, which is not read.", "Save it as PNG.");
    return badInput(name + " is neither a PNG nor a JPEG nor a WebP picture.");
}

} // namespace

Error damagedPicture(const std::string& name, const char* kind) {
    return badInput(name + " is a damaged " + kind + ", or was cut short.");
}

Status checkPictureSize(const std::string& name, unsigned long width, unsigned long height) {
    if (width <= largestPictureSide && height <= largestPictureSide) return {};
    return badInput(name + " is " + std::to_string(width) + " x " + std::to_string(height)
                        + " pixels; pictures of at most " + std::to_string(largestPictureSide)
                        + " on a side are read.",
                    "Make it smaller in an image editor.");
}

Result<Picture> decodePicture(std::span<const std::uint8_t> bytes, const std::string& name) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    Result<DecodedPicture> decoded = [&]() -> Result<DecodedPicture> {
        if (text.starts_with("\x89PNG\r\n\x1a\n")) return decodePng(bytes, name);
        if (text.starts_with("\xff\xd8\xff")) return decodeJpeg(bytes, name);
        if (text.starts_with("RIFF") && text.substr(0, 12).ends_with("WEBP")) return decodeWebp(bytes, name);
        return foreign(text, name);
    }();
    if (!decoded) return decoded.error();
    return flattened(std::move(*decoded));
}

Result<Picture> readPicture(const std::filesystem::path& path) {
    const auto bytes = readFile(path, largestFile);
    if (!bytes) return bytes.error();
    return decodePicture(*bytes, inputName(path));
}

} // namespace atos
