// SPDX-License-Identifier: Apache-2.0
// Weight files: an 8-byte little-endian header length, a JSON header, raw little-endian tensors (the
// safetensors format). A file from a stranger is checked before it is believed. Free of torch; any thread.
#pragma once

#include "core/result.h"
#include "files/bytes.h"
#include "files/json.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace atos {

struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values; ///< row-major; float16 files are widened
};

/// Whether tensors are stored in 32 or 16 bits.
enum class TensorPrecision { float32, float16 };

struct WeightFile {
    Json metadata; ///< labels, architecture, normalisation, frame rate, training data hash, metrics, licence
    std::map<std::string, Tensor> tensors;
    std::string contentHash; ///< of the file's bytes; set by reading
};

/// IEEE 754 binary16, in which shipped weights are stored: exact.
[[nodiscard]] float floatFromHalf(std::uint16_t bits);
/// Rounds to nearest, ties to even; magnitudes from 65520 on become infinite.
[[nodiscard]] std::uint16_t halfFromFloat(float value);

/// At most 256 MiB, 10,000 tensors of at most 8 dimensions; names, offsets and sizes must agree and every
/// value be finite.
[[nodiscard]] Result<WeightFile> parseWeights(std::span<const std::uint8_t> bytes, const std::string& what);
[[nodiscard]] Result<WeightFile> readWeights(const std::filesystem::path& path);
/// WeightFile::metadata alone: the header is read and the tensors are not looked at.
[[nodiscard]] Result<Json> readWeightMetadata(const std::filesystem::path& path);
/// Byte-stable: the same content gives the same bytes. internal when a shape and its values disagree, or a
/// value is not finite (in float16: beyond 65504).
[[nodiscard]] Result<Bytes> encodeWeights(const WeightFile& file,
                                          TensorPrecision precision = TensorPrecision::float32);
[[nodiscard]] Status writeWeights(const WeightFile& file, const std::filesystem::path& path,
                                  TensorPrecision precision = TensorPrecision::float32);

} // namespace atos
