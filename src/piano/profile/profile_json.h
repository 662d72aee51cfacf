// SPDX-License-Identifier: Apache-2.0
// A profile's file (docs/keyboard-profiles.md). Any thread.
#pragma once

#include "core/result.h"
#include "files/json.h"
#include "piano/profile/profile.h"

namespace atos {

/// badInput in one sentence for what is missing, unknown or out of its bounds: never trusts the file.
[[nodiscard]] Result<KeyboardProfile> profileFromJson(const Json& json);

} // namespace atos
