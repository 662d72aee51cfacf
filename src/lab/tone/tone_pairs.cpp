// SPDX-License-Identifier: Apache-2.0
#include "lab/tone/tone_pairs.h"

#include "files/names.h"
#include "files/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>

namespace atos {
namespace {

constexpr std::uintmax_t largestTable = 1U << 20U;
constexpr std::array<std::string_view, 5> columns{"kind", "first", "second", "orders", "reason"};

struct NumberPart {
    std::string_view name;
    std::optional<double> TonePreset::*member;
};
constexpr std::array numberParts{
    NumberPart{"level", &TonePreset::reverbLevel}, NumberPart{"time", &TonePreset::reverbTime},
    NumberPart{"brightness", &TonePreset::brightness}, NumberPart{"resonance", &TonePreset::resonance}};

std::optional<ExpectedOrder> orderFrom(const std::string& word) {
    if (word == "voice!") return ExpectedOrder{"voice", Relation::other};
    if (word.empty() || (word.back() != '<' && word.back() != '>')) return std::nullopt;
    const std::string part = word.substr(0, word.size() - 1);
    if (std::none_of(numberParts.begin(), numberParts.end(),
                     [&](const auto& each) { return each.name == part; }))
        return std::nullopt;
    return ExpectedOrder{part, word.back() == '<' ? Relation::less : Relation::more};
}

} // namespace

Result<std::vector<TonePair>> readTonePairs(const std::filesystem::path& path) {
    std::vector<TonePair> pairs;
    const auto lines = readTable(path, largestTable, columns, [&pairs](const auto& fields) -> std::string {
        if (fields.size() == 1 && fields.front().empty()) return "";
        if (fields.size() != columns.size() || fields.back().empty()) return "five fields are wanted.";
        TonePair pair{std::string(fields[0]),
                      std::string(fields[1]),
                      std::string(fields[2]),
                      {},
                      std::string(fields[4])};
        std::istringstream words{std::string(fields[3])};
        for (std::string word; words >> word;) {
            const auto order = orderFrom(word);
            if (!order) return fmt::format("\"{:.40}\" is no order of tones.", word);
            pair.orders.push_back(*order);
        }
        if (pair.orders.empty()) return "an order is wanted.";
        pairs.push_back(std::move(pair));
        return "";
    });
    if (!lines) return lines.error();
    if (pairs.empty()) return badInput(inputName(path) + " holds no pairs.");
    return pairs;
}

std::pair<std::string, std::string> sidesOf(const TonePair& pair) {
    constexpr std::string_view against = " v. ";
    const std::size_t at = pair.kind.find(against);
    if (at == std::string::npos) return {pair.kind, pair.kind};
    return {pair.kind.substr(0, at), pair.kind.substr(at + against.size())};
}

bool holds(const ExpectedOrder& order, const TonePreset& first, const TonePreset& second) {
    if (order.relation == Relation::other)
        return first.voice && second.voice && *first.voice != *second.voice;
    const auto* const part = std::find_if(numberParts.begin(), numberParts.end(),
                                          [&](const auto& each) { return each.name == order.part; });
    const auto& a = first.*part->member;
    const auto& b = second.*part->member;
    if (!a || !b) return false;
    return order.relation == Relation::less ? *a < *b : *a > *b;
}

} // namespace atos
