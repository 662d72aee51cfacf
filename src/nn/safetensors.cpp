// SPDX-License-Identifier: Apache-2.0
#include "nn/safetensors.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <optional>
#include <system_error>

namespace atos {
namespace {

constexpr std::uintmax_t largestFile = 256U << 20U;
constexpr std::uint64_t largestHeader = 8U << 20U;
constexpr std::size_t mostTensors = 10'000;
constexpr std::size_t mostDimensions = 8;
constexpr std::size_t lengthBytes = 8;
/// The format allows only texts as metadata, so ours is one text of JSON under this name.
constexpr const char* metadataName = "atos";

static_assert(std::endian::native == std::endian::little, "tensors are copied as they stand in the file");

/// Where a tensor lies in the bytes after the header.
struct Extent {
    std::vector<std::int64_t> shape;
    TensorPrecision precision = TensorPrecision::float32;
    std::uint64_t begin = 0;
    std::uint64_t elements = 0;

    [[nodiscard]] std::uint64_t bytes() const {
        return elements * (precision == TensorPrecision::float16 ? 2 : 4);
    }
};

/// The number of elements, when there are at most `largestFile` of them.
std::optional<std::uint64_t> countElements(const std::vector<std::int64_t>& shape) {
    std::uint64_t count = 1;
    for (const std::int64_t size : shape) {
        if (size < 0 || static_cast<std::uint64_t>(size) > largestFile) return std::nullopt;
        count *= static_cast<std::uint64_t>(size);
        if (count > largestFile) return std::nullopt;
    }
    return count;
}

std::optional<std::vector<std::int64_t>> naturals(const Json& object, const char* key, std::size_t most) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array() || found->size() > most) return std::nullopt;
    std::vector<std::int64_t> values;
    for (const Json& item : *found) {
        if (!item.is_number_unsigned() || item.get<std::uint64_t>() > largestFile) return std::nullopt;
        values.push_back(item.get<std::int64_t>());
    }
    return values;
}

std::optional<Extent> readExtent(const Json& entry) {
    if (!entry.is_object()) return std::nullopt;
    const auto type = stringIn(entry, "dtype");
    auto shape = naturals(entry, "shape", mostDimensions);
    const auto offsets = naturals(entry, "data_offsets", 2);
    if (!type || (*type != "F32" && *type != "F16") || !shape || !offsets || offsets->size() != 2)
        return std::nullopt;
    const auto elements = countElements(*shape);
    if (!elements) return std::nullopt;
    const auto precision = *type == "F16" ? TensorPrecision::float16 : TensorPrecision::float32;
    Extent extent{std::move(*shape), precision, static_cast<std::uint64_t>((*offsets)[0]), *elements};
    if (extent.begin + extent.bytes() != static_cast<std::uint64_t>((*offsets)[1])) return std::nullopt;
    return extent;
}

/// Whether the tensors fill the data exactly, one after the other.
bool fillsExactly(const std::map<std::string, Extent>& extents, std::uint64_t dataBytes) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
    for (const auto& [name, extent] : extents)
        ranges.emplace_back(extent.begin, extent.begin + extent.bytes());
    std::sort(ranges.begin(), ranges.end());
    std::uint64_t end = 0;
    for (const auto& [begin, next] : ranges) {
        if (begin != end) return false;
        end = next;
    }
    return end == dataBytes;
}

std::vector<float> widen(const Extent& extent, std::span<const std::uint8_t> data) {
    std::vector<float> values(extent.elements);
    if (values.empty()) return values;
    if (extent.precision == TensorPrecision::float32) {
        std::memcpy(values.data(), data.data() + extent.begin, extent.bytes());
        return values;
    }
    std::vector<std::uint16_t> halves(extent.elements);
    std::memcpy(halves.data(), data.data() + extent.begin, extent.bytes());
    std::transform(halves.begin(), halves.end(), values.begin(), floatFromHalf);
    return values;
}

bool allFinite(const std::vector<float>& values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

Result<Json> readMetadata(const Json& header, const std::string& what) {
    const auto found = header.find("__metadata__");
    if (found == header.end()) return Json(Json::object());
    if (!found->is_object()) return badInput(what + " is damaged: its metadata is no table.");
    const auto ours = found->find(metadataName);
    if (ours == found->end() || !ours->is_string()) return *found;
    return parseJson(ours->get_ref<const std::string&>(), "The metadata of " + what);
}

} // namespace

float floatFromHalf(std::uint16_t bits) {
    const std::uint32_t exponent = bits >> 10U & 0x1FU;
    const std::uint32_t mantissa = bits & 0x3FFU;
    const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000U) << 16U;
    // Subnormals are few: a product says what shifting bits cannot.
    if (exponent == 0) {
        const float magnitude = static_cast<float>(mantissa) * 0x1p-24F;
        return sign != 0 ? -magnitude : magnitude;
    }
    constexpr std::uint32_t biasChange = 127 - 15;
    const std::uint32_t wide = exponent == 31 ? 255 : exponent + biasChange;
    return std::bit_cast<float>(sign | wide << 23U | mantissa << 13U);
}

std::uint16_t halfFromFloat(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>(bits >> 16U & 0x8000U);
    const float magnitude = std::fabs(value);
    if (std::isnan(value)) return sign | 0x7E00U;
    if (magnitude >= 65520.0F) return sign | 0x7C00U;
    // The spacing of halves around the value; below 2^-14 it stays that of the subnormals.
    int exponent = 0;
    std::frexp(magnitude, &exponent);
    const int spacing = magnitude == 0 ? -24 : std::max(exponent - 11, -24);
    // In units of the spacing the value is a small integer plus a fraction, which nearbyint rounds to even.
    const auto units = static_cast<std::uint32_t>(std::nearbyint(std::ldexp(magnitude, -spacing)));
    // Adding (rather than joining) lets a mantissa that rounded up carry into the exponent.
    const std::uint32_t half = (static_cast<std::uint32_t>(spacing + 24) << 10U) + units;
    return static_cast<std::uint16_t>(sign | half);
}

Result<WeightFile> parseWeights(std::span<const std::uint8_t> bytes, const std::string& what) {
    if (bytes.size() > largestFile) return badInput(what + " is too large to be a weights file.");
    std::uint64_t headerBytes = 0;
    if (bytes.size() >= lengthBytes) std::memcpy(&headerBytes, bytes.data(), lengthBytes);
    if (headerBytes < 2 || headerBytes > std::min<std::uint64_t>(bytes.size() - lengthBytes, largestHeader))
        return badInput(what + " is not a weights file in the safetensors format.");
    const auto* text = reinterpret_cast<const char*>(bytes.data() + lengthBytes);
    const auto header = parseJson({text, headerBytes}, "The header of " + what);
    if (!header) return header.error();
    if (!header->is_object()) return badInput(what + " is not a weights file in the safetensors format.");
    if (header->size() > mostTensors + 1)
        return badInput(what + " holds more tensors than any of our networks.");

    auto metadata = readMetadata(*header, what);
    if (!metadata) return metadata.error();
    std::map<std::string, Extent> extents;
    for (const auto& [name, entry] : header->items()) {
        if (name == "__metadata__") continue;
        auto extent = readExtent(entry);
        if (!extent)
            return badInput(what + " is damaged: a tensor's type, shape and place in it do not agree.");
        extents.emplace(name, std::move(*extent));
    }
    const auto data = bytes.subspan(lengthBytes + headerBytes);
    if (!fillsExactly(extents, data.size()))
        return badInput(what + " is damaged: its tensors do not fill the file exactly.");

    WeightFile file{std::move(*metadata), {}, contentHash(bytes)};
    for (auto& [name, extent] : extents) {
        auto values = widen(extent, data);
        if (!allFinite(values))
            return badInput(what + " is damaged: it holds values that are not finite numbers.");
        file.tensors.emplace(name, Tensor{std::move(extent.shape), std::move(values)});
    }
    return file;
}

Result<WeightFile> readWeights(const std::filesystem::path& path) {
    const auto bytes = readFile(path, largestFile);
    if (!bytes) return bytes.error();
    return parseWeights(*bytes, path.string());
}

Result<Json> readWeightMetadata(const std::filesystem::path& path) {
    const std::string what = path.string();
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure)) return badInput(what + " cannot be read.");
    std::ifstream file(path, std::ios::binary);
    std::uint64_t headerBytes = 0;
    file.read(reinterpret_cast<char*>(&headerBytes), lengthBytes);
    if (!file || headerBytes < 2 || headerBytes > largestHeader)
        return badInput(what + " is not a weights file in the safetensors format.");
    std::string text(headerBytes, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file) return badInput(what + " is not a weights file in the safetensors format.");
    const auto header = parseJson(text, "The header of " + what);
    if (!header) return header.error();
    if (!header->is_object()) return badInput(what + " is not a weights file in the safetensors format.");
    return readMetadata(*header, what);
}

Result<Bytes> encodeWeights(const WeightFile& file, TensorPrecision precision) {
    const bool half = precision == TensorPrecision::float16;
    Json header = Json::object();
    const auto text = file.metadata.dump(-1, ' ', false, Json::error_handler_t::replace);
    header["__metadata__"] = Json{{metadataName, text}};
    Bytes data;
    for (const auto& [name, tensor] : file.tensors) {
        if (tensor.shape.size() > mostDimensions || countElements(tensor.shape) != tensor.values.size())
            return internalError("The tensor " + name + " does not have as many values as its shape says.");
        const std::size_t begin = data.size();
        data.resize(begin + tensor.values.size() * (half ? 2 : 4));
        for (std::size_t i = 0; i < tensor.values.size(); ++i) {
            const float value = tensor.values[i];
            const std::uint16_t narrow = half ? halfFromFloat(value) : 0;
            if (!std::isfinite(half ? floatFromHalf(narrow) : value))
                return internalError("The tensor " + name + " holds a value that cannot be stored.");
            if (half)
                std::memcpy(data.data() + begin + 2 * i, &narrow, 2);
            else
                std::memcpy(data.data() + begin + 4 * i, &value, 4);
        }
        header[name] = Json{
            {"dtype", half ? "F16" : "F32"}, {"shape", tensor.shape}, {"data_offsets", {begin, data.size()}}};
    }
    std::string headerText = header.dump();
    headerText.resize((headerText.size() + 7) / 8 * 8, ' ');
    if (headerText.size() > largestHeader || data.size() + headerText.size() + lengthBytes > largestFile)
        return internalError("The weights are larger than a weights file may be.");
    const std::uint64_t headerBytes = headerText.size();
    Bytes bytes(lengthBytes);
    std::memcpy(bytes.data(), &headerBytes, lengthBytes);
    bytes.insert(bytes.end(), headerText.begin(), headerText.end());
    bytes.insert(bytes.end(), data.begin(), data.end());
    return bytes;
}

Status writeWeights(const WeightFile& file, const std::filesystem::path& path, TensorPrecision precision) {
    const auto bytes = encodeWeights(file, precision);
    if (!bytes) return bytes.error();
    return writeFile(path, *bytes);
}

} // namespace atos
