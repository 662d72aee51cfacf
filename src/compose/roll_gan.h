// SPDX-License-Identifier: Apache-2.0
// The image GAN: paints piano rolls of 19 seconds from 14 random numbers and an era. Free of torch.
#pragma once

#include "compose/generation.h"
#include "compose/grid_corpus.h"
#include "files/json.h"

#include <filesystem>
#include <memory>

namespace atos {

inline constexpr int rollGanColumns = 152; ///< of one image, 8 a second
inline constexpr int rollGanLatent = 14;

/// The part of a weights file's metadata that describes the model; training adds its story beside it.
[[nodiscard]] Json describeRollGan();
/// badInput, naming `what`, unless the metadata describes the network that this program builds.
[[nodiscard]] Status checkRollGan(const Json& metadata, const std::string& what);

/// A generator whose styles are the names of gridEras. Longer music is image after image, each from a latent
/// near the one before. It takes no key, prompt or chord plan. Opens the networks plugin (about 0.9 s the
/// first time: call it from a worker).
[[nodiscard]] Result<std::unique_ptr<Generator>> loadRollGan(const std::filesystem::path& weights);

} // namespace atos
