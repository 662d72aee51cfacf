// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"
#include "files/json.h"
#include "tone/taste/taste.h"

#include <array>
#include <string_view>

namespace atos {
namespace {

constexpr int schema = 1;
constexpr std::uintmax_t largestFile = 1U << 20U;
constexpr double farthest = 10; ///< steps, further than any pair lies
constexpr std::array<std::string_view, 3> likedNames{"first", "neither", "second"};

Error damaged(const std::filesystem::path& path) {
    return badInput("What you like cannot be read from " + path.string() + ".",
                    "Remove the file to begin anew.");
}

std::optional<TasteVector> vectorFrom(const Json& json) {
    if (!json.is_array() || json.size() != tasteAxes) return std::nullopt;
    TasteVector vector{};
    for (std::size_t axis = 0; axis < tasteAxes; ++axis) {
        if (!json[axis].is_number()) return std::nullopt;
        vector[axis] = json[axis].get<double>();
        if (!(std::abs(vector[axis]) <= farthest)) return std::nullopt;
    }
    return vector;
}

std::optional<TasteAnswer> answerFrom(const Json& json) {
    if (!json.is_object() || !json.contains("first") || !json.contains("second")) return std::nullopt;
    const auto first = vectorFrom(json["first"]);
    const auto second = vectorFrom(json["second"]);
    const auto liked = stringIn(json, "liked");
    if (!first || !second || !liked) return std::nullopt;
    for (std::size_t i = 0; i < likedNames.size(); ++i)
        if (*liked == likedNames[i]) return TasteAnswer{*first, *second, static_cast<Liked>(i)};
    return std::nullopt;
}

} // namespace

Result<Taste> readTaste(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return Taste();
    const auto json = readJson(path, largestFile);
    if (!json) return json.error();
    if (!json->is_object() || !json->contains("answers") || !(*json)["answers"].is_array())
        return damaged(path);
    if (const auto version = numberIn(*json, "schema", schema, schema); !version) return damaged(path);
    const Json& answers = (*json)["answers"];
    if (answers.size() > Taste::mostAnswers) return damaged(path);
    Taste taste;
    for (const Json& each : answers) {
        const auto answer = answerFrom(each);
        if (!answer) return damaged(path);
        taste.add(*answer);
    }
    return taste;
}

Status writeTaste(const Taste& taste, const std::filesystem::path& path) {
    Json answers = Json::array();
    for (const TasteAnswer& answer : taste.answers())
        answers.push_back({{"first", answer.first},
                           {"second", answer.second},
                           {"liked", likedNames.at(static_cast<std::size_t>(answer.liked))}});
    const Json json{{"schema", schema}, {"answers", std::move(answers)}};
    return writeFile(path, json.dump() + '\n');
}

} // namespace atos
