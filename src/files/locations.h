// SPDX-License-Identifier: Apache-2.0
// Where things live: what the program ships (models, resources) and what the user owns (XDG base
// directories).
#pragma once

#include <filesystem>
#include <string>

namespace atos {

/// The folder with `models/` and `resources/`: $ATOS_DATA, or share/atos beside the program's bin/.
[[nodiscard]] std::filesystem::path shippedData();
/// Weights of a model that comes in two sets: `models/<name>-research.safetensors` under `data` (CC BY-NC-SA
/// 4.0) where it is installed, unless $ATOS_WEIGHTS is "open"; else `models/<name>-open.safetensors`.
[[nodiscard]] std::filesystem::path shippedWeights(const std::string& name,
                                                   const std::filesystem::path& data = shippedData());
/// The reference pieces as these style weights heard them, under `data`: what research weights heard has a
/// file of its own, since its licence is theirs.
[[nodiscard]] std::filesystem::path shippedCatalogue(const std::filesystem::path& styleWeights,
                                                     const std::filesystem::path& data = shippedData());
/// The folder with the plugin of the networks: $ATOS_PLUGINS, or lib/atos beside the program's bin/.
[[nodiscard]] std::filesystem::path plugins();
/// $TMPDIR, or /tmp where that is not there.
[[nodiscard]] std::filesystem::path temporaryFolder();
/// $XDG_DATA_HOME/atos-midi (takes, user profiles, snapshots); may not exist yet.
[[nodiscard]] std::filesystem::path userData();

} // namespace atos
