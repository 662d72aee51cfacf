// SPDX-License-Identifier: Apache-2.0
// docs/command-line.md and the manual page beside what the program says of itself: once they named other
// options, and other things to train, than there were.
#include "files/bytes.h"
#include "unit/cli/run_atos.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>

namespace atos {
namespace {

using test::runAtos;

std::string document(const char* name) {
    const auto bytes = readFile(std::filesystem::path(ATOS_SOURCE_DIR) / "docs" / name, 1U << 22U);
    if (!bytes) throw std::runtime_error(bytes.error().message);
    return {bytes->begin(), bytes->end()};
}

std::set<std::string> found(const std::string& text, const char* pattern) {
    std::set<std::string> matches;
    const std::regex expression(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
        matches.insert((*at)[1]);
    return matches;
}

/// Those that only one verb takes.
std::set<std::string> options(const std::string& text, const char* pattern = R"((--[a-z][a-z-]*))") {
    auto names = found(text, pattern);
    for (const char* name : {"--help", "--json", "--verbose"})
        names.erase(name);
    return names;
}

/// The rows of the table of verbs that tell of one.
std::string rowsOf(const std::string& verb) {
    std::string rows;
    std::istringstream lines(document("command-line.md"));
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("| `atos ") && std::regex_search(line, std::regex("`atos " + verb + "[ `]")))
            rows += line + "\n";
    return rows;
}

/// From each heading of the manual page that begins with the verb to the next that does not.
std::string manualOf(const std::string& verb) {
    std::istringstream lines(document("atos.1"));
    std::string section;
    bool heading = false, inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (heading && !line.starts_with(".T"))
            inside = std::regex_search(line, std::regex("^\\.(BI|B|BR) \"?" + verb + "([ \"]|$)"));
        if (heading && line.starts_with(".BI \"generate lstm")) inside = verb == "generate" || inside;
        const bool alternative = line == ".TQ";
        heading = line == ".TP" || alternative;
        if (line.starts_with(".SH")) inside = false;
        if (inside && !(heading && !alternative)) section += line + "\n";
    }
    return std::regex_replace(section, std::regex(R"(\\-)"), "-");
}

TEST(Documented, EveryVerbWithItsOptions) {
    const auto verbs = found(runAtos({"--help"}).out, R"(\n  ([a-z][a-z-]+)  )");
    ASSERT_THAT(verbs, testing::Contains("calibrate"));
    for (const std::string& verb : verbs) {
        const std::string help = runAtos({verb, "--help"}).out;
        const std::string rows = rowsOf(verb);
        const std::string manual = manualOf(verb);
        EXPECT_FALSE(rows.empty()) << verb << " is not in docs/command-line.md";
        EXPECT_FALSE(manual.empty()) << verb << " is not in docs/atos.1";
        std::set<std::string> there = options(help, R"(\n  (?:-[a-z],)?(--[a-z][a-z-]*))");
        for (const std::string& subject : found(help, R"(\n  ([a-z][a-z-]+)  )")) {
            EXPECT_THAT(rows, testing::ContainsRegex("[^a-z-]" + subject + "[^a-z-]")) << verb;
            EXPECT_THAT(manual, testing::ContainsRegex("[^a-z-]" + subject + "[^a-z-]")) << verb;
            there.merge(
                options(runAtos({verb, subject, "--help"}).out, R"(\n  (?:-[a-z],)?(--[a-z][a-z-]*))"));
        }
        if (verb == "train" || verb == "evaluate")
            continue; // their options are many, and in the docs of each part
        for (const std::string& option : there) {
            EXPECT_THAT(options(rows), testing::Contains(option)) << verb << " in docs/command-line.md";
            EXPECT_THAT(options(manual), testing::Contains(option)) << verb << " in docs/atos.1";
        }
        for (const std::string& option : options(rows.substr(0, rows.find("` |"))))
            EXPECT_THAT(there, testing::Contains(option)) << verb << " has it in docs/command-line.md only";
    }
}

} // namespace
} // namespace atos
