// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/instruments.h"

#include "files/locations.h"

namespace atos {

const std::vector<std::string>& instrumentNames() {
    static const std::vector<std::string> names{"piano", "any"};
    return names;
}

Instrument instrumentNamed(std::string_view name) {
    return name == "any" ? Instrument::any : Instrument::piano;
}

std::filesystem::path shippedWeightsOf(Instrument instrument) {
    return instrument == Instrument::any ? shippedData() / "models" / "transcribe-any.safetensors"
                                         : shippedWeights("transcribe");
}

} // namespace atos
