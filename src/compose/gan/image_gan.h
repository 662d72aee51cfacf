// SPDX-License-Identifier: Apache-2.0
// The image GAN: paints piano rolls of 19 seconds from 14 random numbers and an era. Free of torch.
#pragma once

#include "compose/era_styles.h"
#include "compose/generation.h"
#include "compose/note_grid.h"
#include "files/json.h"

#include <array>
#include <filesystem>
#include <memory>
#include <string_view>

namespace atos {

inline constexpr int imageGanColumns = 152; ///< of one image, 8 a second
inline constexpr int imageGanLatent = 14;

/// The place of a name in `eraStyles`; 0 for every other name.
[[nodiscard]] int gridEra(std::string_view name);

/// The part of a weights file's metadata that describes the model; training adds its story beside it.
[[nodiscard]] Json describeImageGan();
/// badInput, naming `what`, unless the metadata describes the network that this program builds.
[[nodiscard]] Status checkImageGan(const Json& metadata, const std::string& what);

/// A generator whose styles are the names of eraStyles. Longer music is image after image, each from a latent
/// near the one before. It takes no key, prompt or chord plan. Opens the networks plugin (about 0.9 s the
/// first time: call it from a worker).
[[nodiscard]] Result<std::unique_ptr<Generator>> loadImageGan(const std::filesystem::path& weights);

} // namespace atos
