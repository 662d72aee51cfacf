// SPDX-License-Identifier: Apache-2.0
#include "files/table.h"

#include "core/joined_words.h"
#include "files/bytes.h"
#include "files/fields.h"
#include "files/names.h"

#include <algorithm>
#include <sstream>

namespace atos {

Result<std::size_t> readTable(const std::filesystem::path& path, std::uintmax_t largest,
                              std::span<const std::string_view> columns, const RowReader& read) {
    const auto bytes = readFile(path, largest);
    if (!bytes) return bytes.error();
    std::istringstream text(std::string(bytes->begin(), bytes->end()));
    std::size_t number = 0;
    for (std::string line; std::getline(text, line);) {
        ++number;
        const std::vector<std::string_view> fields = fieldsOf(line, '\t');
        std::string wrong;
        if (number > 1)
            wrong = read(fields);
        else if (!std::equal(fields.begin(), fields.end(), columns.begin(), columns.end()))
            wrong = "the columns must be " + joinedWords({columns.begin(), columns.end()}) + '.';
        if (!wrong.empty())
            return badInput(inputName(path) + ", line " + std::to_string(number) + ": " + wrong);
    }
    return number;
}

} // namespace atos
