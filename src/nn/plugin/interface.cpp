// SPDX-License-Identifier: Apache-2.0
#include "nn/plugin.h"

extern "C" __attribute__((visibility("default"))) int atosNetworkInterface() {
    return atos::networkInterface;
}
