// SPDX-License-Identifier: Apache-2.0
#include "nn/plugin/state.h"

#include "nn/plugin/tensors.h"

namespace atos {

namespace nn = torch::nn;

namespace {

/// BatchNorm's count of batches is no state of ours: its running averages have a fixed momentum.
bool isState(const std::string& name) {
    return name.find("num_batches_tracked") == std::string::npos;
}

torch::OrderedDict<std::string, torch::Tensor> state(const nn::Module& module) {
    auto tensors = module.named_parameters();
    for (const auto& buffer : module.named_buffers())
        if (isState(buffer.key())) tensors.insert(buffer.key(), buffer.value());
    return tensors;
}

} // namespace

void storeState(const nn::Module& module, const std::string& prefix, std::map<std::string, Tensor>& tensors) {
    for (const auto& item : state(module))
        tensors[prefix + item.key()] = plainTensor(item.value());
}

Status restoreState(nn::Module& module, const std::string& prefix,
                    const std::map<std::string, Tensor>& tensors, const std::string& what) {
    const torch::NoGradGuard noGradients;
    for (auto& item : state(module)) {
        const auto found = tensors.find(prefix + item.key());
        if (found == tensors.end() || !item.value().sizes().equals(found->second.shape))
            return badInput(what + " does not fit the network it names: \"" + item.key()
                            + "\" is missing or misshapen.");
        item.value().copy_(torchTensor(found->second));
    }
    return {};
}

} // namespace atos
