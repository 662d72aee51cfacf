// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/gan_functions.h"

extern "C" __attribute__((visibility("default"))) const atos::GanNetworks* atosGanNetworks() {
    static constexpr atos::GanNetworks functions{atos::networks::loadImageGan, atos::networks::loadCrnnGan};
    return &functions;
}
