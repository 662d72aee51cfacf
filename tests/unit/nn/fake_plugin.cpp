// SPDX-License-Identifier: Apache-2.0
// Stands where the networks' plugin stands: one of this program's number, or of the next.
#include "nn/plugin.h"

#define ATOS_EXPORTED extern "C" __attribute__((visibility("default")))

#ifndef ATOS_FAKE_WITHOUT_NUMBER
ATOS_EXPORTED int atosNetworkInterface() {
    return atos::networkInterface + ATOS_FAKE_NEWER_BY;
}
#endif

ATOS_EXPORTED int atosFakeNetwork() {
    return 7;
}
