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

/// How many channels the generator's maps have before and after each of its three doublings.
using ImageGanChannels = std::array<int, 4>;
/// Of weights that state none, and of those that `atos train image-gan` makes.
inline constexpr ImageGanChannels imageGanChannels{48, 32, 16, 8};
inline constexpr int mostImageGanChannels = 512;

/// The place of a name in `eraStyles`; 0 for every other name.
[[nodiscard]] int gridEra(std::string_view name);

/// The part of a weights file's metadata that describes the model that is trained here; training adds its
/// story beside it.
[[nodiscard]] Json describeImageGan();
/// The widths of the network, each from 1 to mostImageGanChannels. badInput, naming `what`, unless the
/// metadata describes a network that this program can build.
[[nodiscard]] Result<ImageGanChannels> imageGanChannelsFrom(const Json& metadata, const std::string& what);

/// A generator whose styles are the names of eraStyles. Longer music is image after image, each from a latent
/// near the one before. It takes no key, prompt or chord plan. Opens the networks plugin (about 0.9 s the
/// first time: call it from a worker).
[[nodiscard]] Result<std::unique_ptr<Generator>> loadImageGan(const std::filesystem::path& weights);

} // namespace atos
