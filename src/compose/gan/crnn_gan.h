// SPDX-License-Identifier: Apache-2.0
// C-RNN-GAN: tells notes one after the other, each from four random numbers, the note before and what it
// remembers (O. Mogren, arXiv:1611.09904). Weights say how wide it is and whether it chooses step and pitch
// from categories. Free of torch.
#pragma once

#include "compose/generation.h"
#include "files/json.h"

#include <filesystem>
#include <memory>

namespace atos {

inline constexpr int crnnGanHidden = 128;
inline constexpr int crnnGanLayers = 2;
inline constexpr int crnnGanSteps = 33; ///< columns since the note before, where they are categories: 0 .. 32
inline constexpr int crnnGanKeys = 88;  ///< where pitches are categories: from A0 on

struct CrnnGanModel {
    int hidden = crnnGanHidden; ///< units of each layer, at most 1024
    /// Step and pitch are drawn from categories (plugin/categorical_crnn_gan_generator.h) and not numbers.
    bool categorical = false;
    double temperature = 1; ///< of the categories, 0.1 .. 3
};

/// The part of a weights file's metadata that describes the model that is trained here; training adds its
/// story beside it.
[[nodiscard]] Json describeCrnnGan();
/// badInput, naming `what`, unless the metadata describes a network that this program can build.
[[nodiscard]] Result<CrnnGanModel> crnnGanModelFrom(const Json& metadata, const std::string& what);

/// A generator that takes no key, style, prompt or chord plan. Opens the networks plugin (about 0.9 s the
/// first time: call it from a worker).
[[nodiscard]] Result<std::unique_ptr<Generator>> loadCrnnGan(const std::filesystem::path& weights);

} // namespace atos
