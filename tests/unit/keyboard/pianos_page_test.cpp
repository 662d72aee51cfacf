// SPDX-License-Identifier: Apache-2.0
// docs/pianos.md says what the profiles say. After a change of a profile:
//     ATOS_WRITE_DOCS=1 build/release/bin/test_keyboard --gtest_filter='PianosPage.*'
#include "keyboard/encode.h"

#include "files/bytes.h"
#include "shipped_profiles.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace atos {
namespace {

constexpr std::string_view introduction = R"(# What works on which piano

Made from `resources/keyboards/` by a test, which fails when the two differ. Sure: two independent sources; experimental: one,
sent only when asked for; unsure: never sent. Keys: changes the sound under the player's fingers; MIDI notes: only notes that
arrive by MIDI; unknown: not documented, so listen.

A piano that can be read is read before and after every change, and undo brings back exactly what was there. One that cannot gets
its documented defaults back.
)";

std::string certainty(Evidence evidence) {
    switch (evidence) {
    case Evidence::twoSources:
        return "sure";
    case Evidence::oneSource:
        return "experimental";
    case Evidence::unsure:
        break;
    }
    return "unsure";
}

std::string reach(ParameterScope scope) {
    switch (scope) {
    case ParameterScope::panel:
        return "keys";
    case ParameterScope::part:
        return "MIDI notes";
    case ParameterScope::unknown:
        break;
    }
    return "unknown";
}

std::string values(const Parameter& parameter) {
    if (parameter.scale.empty()) {
        std::string names;
        for (const auto& choice : parameter.choices)
            names += (names.empty() ? "" : ", ") + choice.first;
        return names;
    }
    return std::to_string(parameter.minimum) + " .. " + std::to_string(parameter.maximum);
}

std::string section(const KeyboardProfile& profile) {
    std::string text = "\n## " + profile.name + "\n\n`--keyboard " + profile.id + "`";
    for (const std::string& port : profile.portNames)
        text += (&port == &profile.portNames.front() ? "; found by port name: " : ", ") + port;
    if (!profile.identity.empty()) text += "; identity " + hexFromBytes(profile.identity);
    text += "\n\n| Part of the preset | On the piano | Values | Changes | Read back | Certainty | Sources |\n"
            "|---|---|---|---|---|---|---|\n";
    for (const Parameter& parameter : profile.parameters) {
        text += "| " + parameter.name + " | " + parameter.label + " | " + values(parameter) + " | "
                + reach(parameter.scope) + " | " + (parameter.readable ? "yes" : "no") + " | "
                + certainty(parameter.evidence) + " | " + parameter.source + " |\n";
    }
    std::string missing;
    for (const std::string_view part : presetParts)
        if (profile.find(part) == nullptr) missing += (missing.empty() ? "" : ", ") + std::string(part);
    return text + (missing.empty() ? "" : "\nNot settable: " + missing + ".\n");
}

} // namespace

TEST(PianosPage, SaysWhatTheProfilesSay) {
    std::string page(introduction);
    for (const KeyboardProfile& profile : test::shippedProfiles())
        page += section(profile);
    const auto path = std::filesystem::path(ATOS_SOURCE_DIR) / "docs" / "pianos.md";
    if (std::getenv("ATOS_WRITE_DOCS") != nullptr) {
        ASSERT_TRUE(writeFile(path, page));
    }
    const auto written = readFile(path, 1U << 20U);
    ASSERT_TRUE(written) << written.error().message;
    EXPECT_EQ(std::string(written->begin(), written->end()), page);
}

} // namespace atos
