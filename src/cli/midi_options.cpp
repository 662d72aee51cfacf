// SPDX-License-Identifier: Apache-2.0
#include "cli/midi_options.h"

#include <CLI/CLI.hpp>

namespace atos {

void addPatternOption(CLI::App& verb, std::size_t& pattern) {
    verb.add_option("--pattern", pattern, "Which pattern of a type 2 file to read; the longest by default")
        ->check(CLI::Range(std::size_t{1}, std::size_t{0xFFFF}));
}

std::string noteLines(const std::vector<std::string>& notes) {
    std::string text;
    for (const std::string& note : notes)
        text += note + "\n";
    return text;
}

} // namespace atos
