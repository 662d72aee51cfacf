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

/// A floor that our evaluation is held against.
struct Yardstick {
    const char* subject;
    const char* place; ///< JSON pointer to the measured value
    const char* name;
    const char* target;
    const char* peers;
};

constexpr Yardstick yardsticks[]{
    {"key", "/groups/open score/heard_s/all/exact", "home key, open scores", ">= .96",
     "partitura .92, music21 .80-.86, justkeydding .75-.79 (WTC, op. 28, op. 87)"},
    {"key", "/groups/nc score/heard_s/all/exact", "home key, other scores", ">= .96", "the same"},
    {"key", "/groups/nc performance/heard_s/all/exact", "home key, performances", ">= .93", ""},
    {"key", "/groups/open score/local_key_share_of_duration", "local keys, open scores", ">= .80", ""},
    {"key", "/groups/nc score/local_key_share_of_duration", "local keys, other scores", ">= .80", ""},
    {"key", "/groups/nc performance/local_key_share_of_duration", "local keys, performances", ">= .80", ""},
    {"chords", "/groups/open score/root", "root, open scores", ">= .80",
     "papers .80-.85, with score spelling"},
    {"chords", "/groups/nc score/root", "root, other scores", ">= .80", "the same"},
    {"chords", "/groups/open score/root_and_major_minor", "root and third, open scores", ">= .77", ""},
    {"chords", "/groups/nc score/root_and_major_minor", "root and third, other scores", ">= .77", ""},
    {"chords", "/groups/pop909/root_and_major_minor", "root and third, POP909", ">= .88", ""},
    {"embedding", "/queries/transposed/mrr", "own piece, transposed, MRR", ">= .95", ""},
    {"embedding", "/queries/faster/mrr", "own piece, 20 % faster, MRR", ">= .95", ""},
    {"embedding", "/queries/slower/mrr", "own piece, 20 % slower, MRR", ">= .95", ""},
    {"style", "/known_sources/all/every kind/composer/accuracy", "composer, accuracy", ">= .85",
     "GiantMIDI .739 (10 composers)"},
    {"style", "/known_sources/all/every kind/composer/macro_f1", "composer, macro-F1", ">= .80",
     "MAESTRO .833 (13 composers)"},
    {"style", "/known_sources/all/every kind/genre/macro_f1", "genre, macro-F1", ">= .90",
     "MIDI2vec .672 (SLAC, 10 classes)"},
    {"style", "/foreign_sources/all/every kind/mood/accuracy", "mood of EMOPIA, open weights", ">= .60",
     "MidiBERT .679, RNN .541"},
    {"style", "/known_sources/all/every kind/mood/accuracy", "mood of EMOPIA, research weights", ">= .73",
     "MidiBERT .679, RNN .541"},
    {"style", "/known_sources/all/every kind/tempo/accuracy", "tempo class, accuracy", ">= .85", ""},
    {"style", "/known_sources/all/every kind/rhythm/accuracy", "metre, accuracy", ">= .85", ""},
    {"style", "/known_sources/all/every kind/composer/ece", "composer, calibration error", "<= .05", ""},
    {"score", "/models/learned/presets/other_performances/ratio", "presets, within / between pieces",
     "<= .35", "the ATOS formula, above"},
    {"touch", "/same_performances/CPJKU~1asap-dataset, 5/curve", "curve, five same performances, steps",
     "<= 3", ""},
    {"touch", "/same_pieces/CPJKU~1asap-dataset, 5/curve", "curve, five same pieces, other pianists", "<= 3",
     ""},
    {"touch", "/other_pieces/music-x-lab~1POP909-Dataset, 30/curve", "curve, thirty other pieces", "<= 3",
     ""},
    {"transcribe", "/note_f1", "note F1", ">= .85 real, .95 rendered",
     "basic-pitch .69-.75 real, .83 FluidR3; trained elsewhere, on MAPS: Onsets and Frames .82-.86, Transkun "
     ".92"},
    {"transcribe", "/note_offset_f1", "note F1 with offsets", ">= .50 real", "basic-pitch .28-.31"},
    {"transcribe", "/note_offset_velocity_f1", "with offsets and velocities", ">= .40 real", ""},
    {"transcribe", "/times_real_time", "times real time", ">= 10", "basic-pitch 10"},
};

} // namespace

std::string metricsText(const Json& metrics) {
    std::string text;
    describe(metrics, "", text);
    return text;
}

std::string yardsticksText(const std::string& subject, const Json& metrics) {
    Table columns{{""}, {"here"}, {"target"}};
    std::vector<std::string> peers{"others"};
    for (const Yardstick& yardstick : yardsticks) {
        const Json::json_pointer place(yardstick.place);
        if (yardstick.subject != subject || !metrics.contains(place)) continue;
        columns[0].emplace_back(yardstick.name);
        columns[1].push_back(valueText(metrics.at(place)));
        columns[2].emplace_back(yardstick.target);
        peers.emplace_back(yardstick.peers);
    }
    if (peers.size() == 1) return {};
    const auto left = widest(peers);
    for (std::string& peer : peers)
        peer.resize(left, ' ');
    columns.push_back(std::move(peers));
    return "\nBeside the targets and other programs\n" + tableText(columns);
}

} // namespace atos
