// SPDX-License-Identifier: Apache-2.0
// What this module has in the networks plugin. Free of torch.
#pragma once

#include "compose/lstm/lstm.h"

namespace atos {

struct LstmNetworks {
    Result<std::unique_ptr<LstmNotes>> (*load)(const std::filesystem::path& weights);
};

inline constexpr const char* lstmNetworksSymbol = "atosLstmNetworks";

} // namespace atos
