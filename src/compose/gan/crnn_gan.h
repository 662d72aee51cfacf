// SPDX-License-Identifier: Apache-2.0
// C-RNN-GAN: tells notes one after the other, each from four random numbers, the note before and what it
// remembers (O. Mogren, arXiv:1611.09904). Free of torch.
#pragma once

#include "compose/generation.h"
#include "files/json.h"

#include <filesystem>
#include <memory>

namespace atos {

inline constexpr int crnnGanHidden = 128;
inline constexpr int crnnGanLayers = 2;

/// The part of a weights file's metadata that describes the model; training adds its story beside it.
[[nodiscard]] Json describeCrnnGan();
/// badInput, naming `what`, unless the metadata describes the network that this program builds.
[[nodiscard]] Status checkCrnnGan(const Json& metadata, const std::string& what);

/// A generator that takes no key, style, prompt or chord plan. Opens the networks plugin (about 0.9 s the
/// first time: call it from a worker).
[[nodiscard]] Result<std::unique_ptr<Generator>> loadCrnnGan(const std::filesystem::path& weights);

} // namespace atos
