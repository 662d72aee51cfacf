// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace atos {

/// What an evaluation is held against; each evaluator declares its own.
struct MetricTarget {
    const char* place; ///< JSON pointer to the measured value
    const char* name;
    const char* target;
    const char* peers; ///< what other programs reach; may be empty
};

} // namespace atos
