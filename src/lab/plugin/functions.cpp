// SPDX-License-Identifier: Apache-2.0
#include "lab/plugin/functions.h"

extern "C" __attribute__((visibility("default"))) const atos::TrainingNetworks* atosTrainingNetworks() {
    using namespace atos::networks;
    static constexpr atos::TrainingNetworks functions{trainStyle, evaluateStyle, trainTranscription,
                                                      trainLstm,  trainImageGan, trainCrnnGan};
    return &functions;
}
