// SPDX-License-Identifier: Apache-2.0
#include "compose/plugin/functions.h"

extern "C" __attribute__((visibility("default"))) const atos::ComposeNetworks* atosComposeNetworks() {
    static constexpr atos::ComposeNetworks functions{atos::networks::loadLstm, atos::networks::trainLstm};
    return &functions;
}
