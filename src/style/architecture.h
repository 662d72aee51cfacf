// SPDX-License-Identifier: Apache-2.0
// The classifier's networks by name: depth, width and block are configuration, the code is one.
// Pre-activation residual networks (ResNet V2): He, Zhang, Ren and Sun, "Identity Mappings in Deep Residual
// Networks", ECCV 2016. Free of torch; any thread.
#pragma once

#include <array>
#include <string_view>

namespace atos {

/// How a window of music becomes an image of 3 planes x 88 rows x frames.
inline constexpr double styleFramesPerSecond = 16;
inline constexpr int styleWindowFrames = 256;
inline constexpr double styleWindowSeconds = styleWindowFrames / styleFramesPerSecond;

enum class ResidualBlock {
    basic,      ///< two 3x3 convolutions
    bottleneck, ///< 1x1, 3x3, 1x1; the inner two a quarter as wide
};

struct StyleArchitecture {
    std::string_view name;
    ResidualBlock block = ResidualBlock::basic;
    std::array<int, 4>
        blocks{}; ///< residual blocks of each stage; every stage but the first halves the image
    std::array<int, 4> widths{}; ///< channels that each stage puts out
    int stemWidth =
        0; ///< channels of the first convolution, which like the max-pooling after it halves the image
    int stemRows = 7;   ///< its kernel along pitch, odd
    int stemFrames = 7; ///< its kernel along time, odd
    double dropout = 0; ///< before the heads
};

/// "resnet-152-v2" is the published network; the "roll-" networks see an octave at once and are sized for a
/// CPU.
inline constexpr std::array styleArchitectures{
    StyleArchitecture{"roll-resnet-10", ResidualBlock::basic, {1, 1, 1, 1}, {16, 24, 32, 48}, 16, 13, 7, 0.2},
    StyleArchitecture{
        "roll-resnet-18", ResidualBlock::basic, {2, 2, 2, 2}, {32, 48, 96, 192}, 32, 13, 7, 0.3},
    StyleArchitecture{
        "roll-resnet-18-wide", ResidualBlock::basic, {2, 2, 2, 2}, {48, 80, 144, 256}, 40, 13, 7, 0.4},
    StyleArchitecture{"resnet-18-v2", ResidualBlock::basic, {2, 2, 2, 2}, {64, 128, 256, 512}, 64, 7, 7, 0},
    StyleArchitecture{
        "resnet-50-v2", ResidualBlock::bottleneck, {3, 4, 6, 3}, {256, 512, 1024, 2048}, 64, 7, 7, 0},
    StyleArchitecture{
        "resnet-152-v2", ResidualBlock::bottleneck, {3, 8, 36, 3}, {256, 512, 1024, 2048}, 64, 7, 7, 0},
};

/// Null for a name that is none of ours.
[[nodiscard]] constexpr const StyleArchitecture* findStyleArchitecture(std::string_view name) {
    for (const StyleArchitecture& architecture : styleArchitectures)
        if (architecture.name == name) return &architecture;
    return nullptr;
}

} // namespace atos
