// SPDX-License-Identifier: Apache-2.0
#include "nn/plugin/network_threads.h"

#include <ATen/Parallel.h>

#include <dlfcn.h>

namespace atos {

void useNetworkThreads(int threads) {
    // Looked up, since another BLAS may be installed instead.
    using SetThreads = void (*)(int);
    if (const auto set = reinterpret_cast<SetThreads>(::dlsym(RTLD_DEFAULT, "openblas_set_num_threads")))
        set(1);
    if (at::get_num_threads() != threads) at::set_num_threads(threads);
}

} // namespace atos
