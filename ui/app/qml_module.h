// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace atos {

/// Keeps the QML module Atos in a program: in a static library nothing else pulls its registration in.
void linkQmlModule();

} // namespace atos
