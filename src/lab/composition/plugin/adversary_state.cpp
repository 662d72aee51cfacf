// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/plugin/adversary_state.h"

#include "nn/plugin/state.h"

namespace atos {

void AdversaryState::store(std::map<std::string, Tensor>& tensors) const {
    storeState(generator, "generator.", tensors);
    storeState(shown, "shown.", tensors);
    storeState(discriminator, "discriminator.", tensors);
    generatorOptimiser.store(tensors, "generator_adam.");
    discriminatorOptimiser.store(tensors, "discriminator_adam.");
}

Status AdversaryState::restore(const std::map<std::string, Tensor>& tensors) const {
    const std::string what = "The checkpoint";
    if (auto restored = restoreState(generator, "generator.", tensors, what); !restored) return restored;
    if (auto restored = restoreState(shown, "shown.", tensors, what); !restored) return restored;
    if (auto restored = restoreState(discriminator, "discriminator.", tensors, what); !restored)
        return restored;
    if (auto restored = generatorOptimiser.restore(tensors, "generator_adam."); !restored) return restored;
    return discriminatorOptimiser.restore(tensors, "discriminator_adam.");
}

} // namespace atos
