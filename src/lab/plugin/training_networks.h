// SPDX-License-Identifier: Apache-2.0
// The one symbol that the program looks up in the training plugin (trainingNetworksSymbol).
#pragma once

#include "lab/networks.h"

extern "C" const atos::TrainingNetworks* atosTrainingNetworks();
