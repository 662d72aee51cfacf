// SPDX-License-Identifier: Apache-2.0
#include "files/json.h"

#include "files/bytes.h"

#include <cmath>

namespace atos {
namespace {
constexpr int deepestNesting = 64;
}

Result<Json> parseJson(std::string_view text, const std::string& what) {
    bool tooDeep = false;
    const auto guard = [&tooDeep](int depth, Json::parse_event_t, Json&) {
        if (depth > deepestNesting) tooDeep = true;
        return !tooDeep;
    };
    try {
        Json json = Json::parse(text, guard);
        if (tooDeep) return badInput(what + " is nested too deeply to be one of ours.");
        return json;
    } catch (const Json::exception& failure) {
        return badInput(what + " is not valid JSON: " + failure.what() + ".");
    }
}

Result<Json> readJson(const std::filesystem::path& path, std::uintmax_t limit) {
    auto bytes = readFile(path, limit);
    if (!bytes) return bytes.error();
    return parseJson({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, path.string());
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
