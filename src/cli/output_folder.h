// SPDX-License-Identifier: Apache-2.0
// "IN... OUT": verbs that write one file for each input.
#pragma once

#include "cli/inputs.h"
#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace atos {

/// The names, of which the last is the output; called `shown` in the help.
void addInputsAndOutput(CLI::App& verb, std::vector<std::filesystem::path>& names, const std::string& shown,
                        const std::string& help);

/// One file that is named before the output is written to the output. Of several, or of a folder, each is
/// written below the folder that the output then names, where it lay below the folder that was named, and
/// ends in `ending`; an input whose file another one has already gets an error. badInput when there must be a
/// folder and none can be made.
[[nodiscard]] Result<Inputs> expandInputsWithOutputs(const std::vector<std::filesystem::path>& names,
                                                     InputKind kind, const std::string& ending);

} // namespace atos
