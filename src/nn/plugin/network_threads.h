// SPDX-License-Identifier: Apache-2.0
// How many threads the networks compute with. Plugin only, though free of torch headers.
#pragma once

namespace atos {

/// Called before any network computes. libtorch's own threads share the work; OpenBLAS is kept to one, since
/// its pool would fight with them (a small matrix product then takes twenty times as long).
void useNetworkThreads(int threads);

} // namespace atos
