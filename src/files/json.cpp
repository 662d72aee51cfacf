// SPDX-License-Identifier: Apache-2.0
#include "files/json.h"

#include "files/bytes.h"
#include "files/names.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {
constexpr int deepestNesting = 64;

/// The library counts bytes from 1; people count lines and columns.
std::string place(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte > 0 ? byte - 1 : 0);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t begin = before.rfind('\n') + 1; // 0 when there is none
    if (byte > text.size()) return "its end (line " + std::to_string(lines + 1) + ")";
    return "line " + std::to_string(lines + 1) + ", column " + std::to_string(before.size() - begin + 1)
           + ",";
}

} // namespace

Result<Json> parseJson(std::string_view text, const std::string& what) {
    if (text.empty()) return badInput(what + " is empty.");
    bool tooDeep = false;
    const auto guard = [&tooDeep](int depth, Json::parse_event_t, Json&) {
        if (depth > deepestNesting) tooDeep = true;
        return !tooDeep;
    };
    try {
        Json json = Json::parse(text, guard);
        if (tooDeep) return badInput(what + " is nested too deeply to be one of ours.");
        return json;
    } catch (const Json::parse_error& failure) {
        return badInput(what + " is not valid JSON: " + place(text, failure.byte)
                        + " is not as it should be.");
    } catch (const Json::exception&) {
        return badInput(what + " is not valid JSON: a number in it is too large.");
    }
}

Result<Json> readJson(const std::filesystem::path& path, std::uintmax_t limit) {
    auto bytes = readFile(path, limit);
    if (!bytes) return bytes.error();
    return parseJson({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, inputName(path));
}

Result<double> numberIn(const Json& object, const char* key, double low, double high) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (found == object.end() || !found->is_number())
        return badInput(std::string("\"") + key + "\" must be a number.");
    const double value = found->get<double>();
    if (!std::isfinite(value) || value < low || value > high) {
        return badInput(std::string("\"") + key + "\" must lie between " + Json(low).dump() + " and "
                        + Json(high).dump() + ".");
    }
    return value;
}

Result<std::string> stringIn(const Json& object, const char* key, std::size_t limit) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (found == object.end() || !found->is_string())
        return badInput(std::string("\"") + key + "\" must be a text.");
    auto text = found->get<std::string>();
    if (text.size() > limit) return badInput(std::string("\"") + key + "\" is too long.");
    return text;
}

} // namespace atos
