// SPDX-License-Identifier: Apache-2.0
// The catalogue's JSON. Label names stand once at the top, every piece holds only numbers in that order; all
// numbers are rounded to five decimals, so that reading and writing again gives the same bytes.
#pragma once

#include "core/result.h"
#include "files/json.h"
#include "tone/ranking/catalogue.h"

namespace atos {

/// badInput when pieces disagree about labels or the length of their harmony vectors.
[[nodiscard]] Result<Json> toJson(const Catalogue& catalogue);
/// badInput in one sentence. `contentHash` stays empty: it belongs to the file.
[[nodiscard]] Result<Catalogue> catalogueFromJson(const Json& json);

} // namespace atos
