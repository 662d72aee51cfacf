// SPDX-License-Identifier: Apache-2.0
// What was opened once leaves holes where its files were parsed: glibc keeps them for the next time, which
// may never come.
#pragma once

#include <cstdlib> // __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace atos {

/// Gives freed memory back to the system, where the C library keeps it. Some milliseconds; any thread but one
/// that plays.
inline void giveFreedMemoryBack() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace atos
