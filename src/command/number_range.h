// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <charconv>
#include <cstdint>
#include <string>
#include <system_error>

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

/// For seeds: CLI11 takes what is too large or below 0 for another number.
[[nodiscard]] inline CLI::Validator seedNumber() {
    const auto check = [](std::string& text) {
        std::uint64_t value = 0;
        const char* const end = text.data() + text.size();
        const auto [read, failure] = std::from_chars(text.data(), end, value);
        if (failure == std::errc() && read == end) return std::string();
        return text + " is not a whole number between 0 and 18446744073709551615";
    };
    return {check, "NUMBER"};
}

} // namespace atos
