// SPDX-License-Identifier: Apache-2.0
// What works on which piano, in words: docs/pianos.md and `atos devices --profiles`.
#pragma once

#include "files/json.h"
#include "piano/profile/profile.h"

#include <string>
#include <vector>

namespace atos {

/// A page of Markdown: one table a piano, one line a parameter.
[[nodiscard]] std::string pianosPage(const std::vector<KeyboardProfile>& profiles);
/// The same for programs: [{"id", "name", "maker", "ports", "identities", "parameters": [{"name", "label",
/// "minimum", "maximum", "choices", "values": [{"name", "label", "evidence"}], "confirm", "scope",
/// "readable", "persistence", "evidence", "sources"}]}].
[[nodiscard]] Json pianosJson(const std::vector<KeyboardProfile>& profiles);

} // namespace atos
