// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/profile.h"

#include <algorithm>

namespace atos {

const Parameter* KeyboardProfile::find(std::string_view parameter) const {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [parameter](const Parameter& entry) { return entry.name == parameter; });
    return found == parameters.end() ? nullptr : &*found;
}

const Choice* Parameter::choice(std::string_view named) const {
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [named](const Choice& entry) { return entry.name == named; });
    return found == choices.end() ? nullptr : &*found;
}

} // namespace atos
