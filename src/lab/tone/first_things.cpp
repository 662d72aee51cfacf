// SPDX-License-Identifier: Apache-2.0
#include "lab/tone/first_things.h"

#include "files/bytes.h"
#include "files/fields.h"
#include "files/names.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>

namespace atos {
namespace {

constexpr std::uintmax_t largestTable = 1U << 20U;

} // namespace

Result<std::vector<ExpectedTone>> readExpectedTones(const std::filesystem::path& folder) {
    const auto path = folder / "expected.tsv";
    const auto bytes = readFile(path, largestTable);
    if (!bytes) return bytes.error();
    std::istringstream text(std::string(bytes->begin(), bytes->end()));
    std::string line;
    std::getline(text, line);
    const std::string header = line;
    const std::vector<std::string_view> columns = fieldsOf(header, '\t');
    std::vector<ExpectedTone> list;
    while (std::getline(text, line)) {
        std::map<std::string_view, std::string> row;
        const std::vector<std::string_view> fields = fieldsOf(line, '\t');
        for (std::size_t i = 0; i < std::min(columns.size(), fields.size()); ++i)
            row[columns[i]] = fields[i];
        ExpectedTone& expected = list.emplace_back();
        expected.file = row["file"];
        for (const std::string_view voice : fieldsOf(row["voices"], ' '))
            if (!voice.empty()) expected.voices.emplace_back(voice);
        struct Number {
            const char* column;
            double* value;
        };
        for (const Number& number :
             {Number{"room_min_s", &expected.shortest}, Number{"room_max_s", &expected.longest},
              Number{"brightness_min", &expected.darkest}, Number{"brightness_max", &expected.brightest}}) {
            const std::string& field = row[number.column];
            const char* const end = field.data() + field.size();
            if (const auto read = std::from_chars(field.data(), end, *number.value);
                read.ec != std::errc() || read.ptr != end)
                return badInput(inputName(path) + ": \"" + number.column + "\" of " + expected.file
                                + " is no number.");
        }
    }
    if (list.empty()) return badInput(inputName(path) + " expects nothing.");
    return list;
}

bool isInRange(const ExpectedTone& expected, const TonePreset& tone) {
    if (!tone.voice || !tone.reverbTime) return false;
    const double brightness = tone.brightness.value_or(0);
    const bool voice = expected.voices.empty()
                       || std::find(expected.voices.begin(), expected.voices.end(), voiceName(*tone.voice))
                              != expected.voices.end();
    return voice && *tone.reverbTime >= expected.shortest && *tone.reverbTime <= expected.longest
           && brightness >= expected.darkest && brightness <= expected.brightest;
}

} // namespace atos
