// SPDX-License-Identifier: Apache-2.0
// What the verbs that read MIDI files have in common on the command line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace atos {

/// `--pattern N`, as for readMidi(); 0 stays when it is not given.
void addPatternOption(CLI::App& verb, std::size_t& pattern);

/// What there is to tell besides the result, a line each: the text says whatever JSON says under "notes".
[[nodiscard]] std::string noteLines(const std::vector<std::string>& notes);

} // namespace atos
