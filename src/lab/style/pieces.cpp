// SPDX-License-Identifier: Apache-2.0
#include "lab/style/pieces.h"

#include "lab/training/training_data_hash.h"
#include "music/smf.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace atos {
namespace {

constexpr std::size_t fewestNotes = 8;

/// What was played and nothing else: no titles, tracks, key signatures or tempo marks.
Performance playedOnly(Performance performance) {
    Performance played;
    played.notes = std::move(performance.notes);
    played.pedals = std::move(performance.pedals);
    played.contentHash = std::move(performance.contentHash);
    std::erase_if(played.pedals, [](const Pedal& pedal) { return pedal.kind != PedalKind::damper; });
    return played;
}

} // namespace

Result<std::vector<StylePiece>> readStylePieces(std::span<const LabelledPiece> rows, const LabelNames& labels,
                                                const Task& task) {
    const auto tagged = sourcesWithTags(rows);
    std::vector<StylePiece> pieces;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        if (i % 100 == 0)
            task.report(static_cast<double>(i) / static_cast<double>(rows.size()), "Reading music");
        auto performance = readMidi(rows[i].path);
        if (!performance || performance->notes.size() < fewestNotes) continue;
        pieces.push_back({playedOnly(std::move(*performance)), rows[i], truthOf(rows[i], labels, tagged)});
    }
    if (pieces.empty()) return badInput("There is no readable music in this part of the collection.");
    return pieces;
}

std::string dataContentHash(std::span<const StylePiece> pieces) {
    TrainingDataHash hash;
    for (const StylePiece& piece : pieces) {
        std::string line = piece.row.key + ' ' + piece.music.contentHash;
        for (const int label : piece.truth.label)
            line += ' ' + std::to_string(label);
        for (const int tag : piece.truth.tags)
            line += ' ' + std::to_string(tag);
        hash.add(std::move(line));
    }
    return hash.value();
}

PieceSampler::PieceSampler(std::span<const StylePiece> pieces, const LabelNames& labels) {
    std::map<std::string, std::vector<std::size_t>> works;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        works[pieces[i].row.cluster].push_back(i);

    std::array<std::vector<int>, styleHeads.size()> counts;
    const auto eachLabel = [&](const std::vector<std::size_t>& members, const auto& visit) {
        const StyleLabels& truth = pieces[members.front()].truth;
        for (std::size_t head = 0; head < labels.size(); ++head)
            for (int label = 0;
                 truth.known(styleHeads[head]) && label < static_cast<int>(labels[head].size()); ++label)
                if (truth.holds(styleHeads[head], label)) visit(head, static_cast<std::size_t>(label));
    };
    for (std::size_t head = 0; head < labels.size(); ++head)
        counts[head].resize(labels[head].size());
    for (const auto& [cluster, members] : works)
        eachLabel(members, [&](std::size_t head, std::size_t label) { ++counts[head][label]; });

    double total = 0;
    for (auto& [cluster, members] : works) {
        double weight = 1.0 / static_cast<double>(works.size());
        eachLabel(members,
                  [&](std::size_t head, std::size_t label) { weight += 1 / std::sqrt(counts[head][label]); });
        total += weight;
        cumulative_.push_back(total);
        works_.push_back(std::move(members));
    }
}

std::size_t PieceSampler::draw(std::mt19937_64& random) const {
    const double point = std::uniform_real_distribution<>(0, cumulative_.back())(random);
    const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end() - 1, point);
    const auto& work = works_[static_cast<std::size_t>(found - cumulative_.begin())];
    return work[std::uniform_int_distribution<std::size_t>(0, work.size() - 1)(random)];
}

} // namespace atos
