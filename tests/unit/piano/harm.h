// SPDX-License-Identifier: Apache-2.0
// What is harmful, written down a second time from the makers' documents, not from the guard under test.
#pragma once

#include "files/bytes.h"

#include <string>

namespace atos::test {

/// Why the message would harm; empty when it does not.
[[nodiscard]] std::string harm(const Bytes& message);

} // namespace atos::test
