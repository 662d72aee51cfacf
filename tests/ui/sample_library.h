// SPDX-License-Identifier: Apache-2.0
// Libraries that tests of the window open.
#pragma once

#include <filesystem>

namespace atos::test {

/// `count` takes of several students over the last year, with long names among them, and no music behind.
void fillLibrary(const std::filesystem::path& database, int count);

} // namespace atos::test
