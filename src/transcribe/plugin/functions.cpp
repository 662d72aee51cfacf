// SPDX-License-Identifier: Apache-2.0
#include "transcribe/plugin/functions.h"

extern "C" __attribute__((visibility("default"))) const atos::TranscriptionNetworks*
atosTranscriptionNetworks() {
    static constexpr atos::TranscriptionNetworks functions{atos::networks::loadTranscription};
    return &functions;
}
