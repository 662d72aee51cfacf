// SPDX-License-Identifier: Apache-2.0
#include "cli/left_out.h"

#include "cli/each_input.h"
#include "core/counted.h"

namespace atos {

void LeftOut::add(const Inputs& inputs) {
    for (const Input& input : inputs.all)
        if (input.error) inputs_.push_back(input);
}

UnreadableFile LeftOut::collector() {
    return [this](const std::filesystem::path& file, const Error& error) {
        inputs_.push_back({file, error});
    };
}

void LeftOut::tell(Console& console, Json& json) const {
    json["left_out"] = Json::array();
    for (const Input& input : inputs_) {
        console.error(*input.error);
        json["left_out"].push_back(failedInputJson(input.path, *input.error));
    }
}

Status LeftOut::ending(const std::string& one) const {
    if (inputs_.empty()) return {};
    return Error{inputs_.front().error->code, counted(inputs_.size(), one) + " left out.", {}};
}

} // namespace atos
