// SPDX-License-Identifier: Apache-2.0
#include "music/work_names.h"

#include "files/names.h"
#include "files/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace atos {
namespace {

constexpr std::uintmax_t largestTable = 4U << 20U;
constexpr std::array<std::string_view, 7> columns{"path", "composer", "title", "key",
                                                  "opus", "movement", "known"};

/// "C major", "F-sharp minor".
bool namesKey(std::string_view text) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return false;
    const std::string_view tonic = text.substr(0, space);
    const std::string_view mode = text.substr(space + 1);
    const std::string_view sign = tonic.substr(std::min<std::size_t>(1, tonic.size()));
    return !tonic.empty() && tonic.front() >= 'A' && tonic.front() <= 'G'
           && (sign.empty() || sign == "-flat" || sign == "-sharp") && (mode == "major" || mode == "minor");
}

bool untrimmed(std::string_view text) {
    return !text.empty() && (text.front() == ' ' || text.back() == ' ');
}

} // namespace

std::string shownTitle(const WorkName& name) {
    std::string shown = name.title;
    if (!name.key.empty()) shown += " in " + name.key;
    if (!name.opus.empty()) shown += ", " + name.opus;
    if (!name.movement.empty()) shown += ": " + name.movement;
    return shown;
}

Result<WorkNames> readWorkNames(const std::filesystem::path& path) {
    WorkNames names;
    const auto lines = readTable(path, largestTable, columns, [&names](const auto& fields) -> std::string {
        if (fields.size() != columns.size())
            return fmt::format("seven fields are wanted, not {}.", fields.size());
        if (std::any_of(fields.begin(), fields.end(), untrimmed))
            return "a field begins or ends with a blank.";
        if (fields[0].empty() || fields[1].empty() || fields[2].empty())
            return "path, composer and title are wanted.";
        if (!fields[3].empty() && !namesKey(fields[3]))
            return fmt::format("\"{:.40}\" is no key such as \"B-flat minor\".", fields[3]);
        if (!fields[6].empty() && fields[6] != "yes") return "known is \"yes\" or empty.";
        const WorkName name{std::string(fields[1]), std::string(fields[2]), std::string(fields[3]),
                            std::string(fields[4]), std::string(fields[5]), !fields[6].empty()};
        return names.emplace(fields[0], name).second ? "" : "this path stands in the table already.";
    });
    if (!lines) return lines.error();
    if (*lines == 0) return badInput(inputName(path) + " is empty.");
    return names;
}

} // namespace atos
