// SPDX-License-Identifier: Apache-2.0
#include "style/plugin/functions.h"

extern "C" __attribute__((visibility("default"))) const atos::StyleNetworks* atosStyleNetworks() {
    static constexpr atos::StyleNetworks functions{atos::networks::loadStyle};
    return &functions;
}
