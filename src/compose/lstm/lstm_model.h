// SPDX-License-Identifier: Apache-2.0
// What a file of next-note weights says about itself beside the tensors. Free of torch; any thread.
#pragma once

#include "core/result.h"
#include "files/json.h"

#include <string>

namespace atos {

struct LstmModel {
    int hidden = 256; ///< units of each of the two layers
};

/// The part of the metadata that describes the model; training adds its story beside it.
[[nodiscard]] Json describe(const LstmModel& model);
/// badInput, naming `what`, unless the metadata describes a model that this program can build.
[[nodiscard]] Result<LstmModel> lstmModelFrom(const Json& metadata, const std::string& what);

} // namespace atos
