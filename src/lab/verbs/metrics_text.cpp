// SPDX-License-Identifier: Apache-2.0
#include "lab/verbs/metrics_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace atos {
namespace {

std::string valueText(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_float()) {
        const auto number = value.get<double>();
        const bool whole = std::abs(number - std::round(number)) < 1e-9 && std::abs(number) > 1;
        return fmt::format("{:.{}f}", number, whole || std::abs(number) >= 1000 ? 0 : 3);
    }
    return value.dump();
}

std::string plainName(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

/// Whether all members are plain values.
bool isRecord(const Json& node) {
    return node.is_object() && !node.empty()
           && std::all_of(node.begin(), node.end(), [](const Json& member) { return member.is_primitive(); });
}

std::size_t widest(const std::vector<std::string>& texts) {
    std::size_t width = 0;
    for (const std::string& text : texts)
        width = std::max(width, text.size());
    return width;
}

using Table = std::vector<std::vector<std::string>>; ///< columns of cells, headings included

std::string tableText(const Table& columns) {
    std::string text;
    for (std::size_t row = 0; row < columns.front().size(); ++row) {
        std::string line = "  ";
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const auto& cells = columns[column];
            line += column == 0 ? fmt::format("{:<{}}", cells[row], widest(cells))
                                : fmt::format("  {:>{}}", cells[row], widest(cells));
        }
        line.resize(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string recordsText(const std::vector<std::pair<std::string, const Json*>>& records) {
    std::vector<std::string> names;
    for (const auto& [title, record] : records)
        for (const auto& [name, value] : record->items())
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    Table columns(names.size() + 1);
    columns[0].emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i)
        columns[i + 1].push_back(plainName(names[i]));
    for (const auto& [title, record] : records) {
        columns[0].push_back(plainName(title));
        for (std::size_t i = 0; i < names.size(); ++i)
            columns[i + 1].push_back(record->contains(names[i]) ? valueText(record->at(names[i])) : "");
    }
    return tableText(columns);
}

void describe(const Json& node, const std::string& heading, std::string& text) {
    std::vector<std::pair<std::string, const Json*>> records;
    std::string values;
    for (const auto& [name, member] : node.items()) {
        if (member.is_primitive()) values += fmt::format("  {}: {}\n", plainName(name), valueText(member));
        if (isRecord(member)) records.emplace_back(name, &member);
    }
    if (!heading.empty() && !(values.empty() && records.empty())) text += "\n" + heading + "\n";
    text += values;
    if (!records.empty()) text += recordsText(records);
    for (const auto& [name, member] : node.items()) {
        if (!member.is_object() || isRecord(member)) continue;
        std::string below = heading;
        if (!below.empty()) below += " / ";
        below += plainName(name);
        describe(member, below, text);
    }
}

} // namespace

std::string metricsText(const Json& metrics) {
    std::string text;
    describe(metrics, "", text);
    return text;
}

std::string targetsText(std::span<const MetricTarget> targets, const Json& metrics) {
    Table columns{{""}, {"here"}, {"target"}};
    std::vector<std::string> peers{"others"};
    for (const MetricTarget& target : targets) {
        const Json::json_pointer place(target.place);
        if (!metrics.contains(place)) continue;
        columns[0].emplace_back(target.name);
        columns[1].push_back(valueText(metrics.at(place)));
        columns[2].emplace_back(target.target);
        peers.emplace_back(target.peers);
    }
    if (peers.size() == 1) return {};
    const auto left = widest(peers);
    for (std::string& peer : peers)
        peer.resize(left, ' ');
    columns.push_back(std::move(peers));
    return "\nBeside the targets and other programs\n" + tableText(columns);
}

} // namespace atos
