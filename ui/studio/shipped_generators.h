// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/studio/generator_job.h"

#include <vector>

namespace atos {

/// The generators whose weights lie in models/; each is opened when it is first asked.
[[nodiscard]] std::vector<GeneratorService> generatorServices();

} // namespace atos
