// SPDX-License-Identifier: Apache-2.0
#include "compose/plugin/gan_functions.h"

extern "C" __attribute__((visibility("default"))) const atos::GanNetworks* atosGanNetworks() {
    static constexpr atos::GanNetworks functions{atos::networks::loadRollGan, atos::networks::loadEventGan,
                                                 atos::networks::trainRollGan, atos::networks::trainEventGan};
    return &functions;
}
