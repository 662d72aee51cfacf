// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace atos {

/// Like CLI::Range, which lets "nan" pass.
[[nodiscard]] inline CLI::Validator numberRange(double low, double high) {
    const auto check = [low, high](std::string& text) {
        double value = 0;
        if (CLI::detail::lexical_cast(text, value) && value >= low && value <= high) return std::string();
        return text + " is not between " + CLI::detail::to_string(low) + " and "
               + CLI::detail::to_string(high);
    };
    return {check, "NUMBER"};
}

} // namespace atos
