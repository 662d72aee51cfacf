// SPDX-License-Identifier: Apache-2.0
// What a verb leaves out that makes one result of several inputs and goes on without those that cannot be
// read.
#pragma once

#include "cli/inputs.h"
#include "command/console.h"
#include "files/folder.h"

#include <string>
#include <vector>

namespace atos {

class LeftOut {
public:
    /// Those that are known not to be readable.
    void add(const Inputs& inputs);
    /// Adds what is found on the way; stays this object's.
    [[nodiscard]] UnreadableFile collector();
    [[nodiscard]] const std::vector<Input>& inputs() const { return inputs_; }

    /// Each on stderr, and all of them as json["left_out"].
    void tell(Console& console, Json& json) const;
    /// After the result is told: how many were left out, by the first one's code; nothing when none was.
    /// `one` names what they are, "take".
    [[nodiscard]] Status ending(const std::string& one) const;

private:
    std::vector<Input> inputs_; ///< all with an error
};

} // namespace atos
