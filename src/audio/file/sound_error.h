// SPDX-License-Identifier: Apache-2.0
// Private to this module.
#pragma once

#include "core/result.h"
#include "files/names.h"

#include <sndfile.h>

#include <cerrno>
#include <string>

namespace atos {

/// After a call of libsndfile that failed, before which errno was 0: the system's reason, as a full disk, or
/// the library's. `file` may be null.
[[nodiscard]] inline Error cannotWriteSound(const std::string& name, SNDFILE* file) {
    if (errno != 0) return cannot("write", name, errno);
    return badInput("Cannot write " + name + ": " + sf_strerror(file) + ".");
}

} // namespace atos
