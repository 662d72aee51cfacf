// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/plugin/functions.h"

extern "C" __attribute__((visibility("default"))) const atos::LstmNetworks* atosLstmNetworks() {
    static constexpr atos::LstmNetworks functions{atos::networks::loadLstm};
    return &functions;
}
