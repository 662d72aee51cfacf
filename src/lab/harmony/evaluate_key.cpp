// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/evaluate_key.h"

#include "lab/data/evaluation_pieces.h"
#include "lab/harmony/harmony_labels.h"
#include "lab/metrics/calibration_error.h"
#include "lab/metrics/weighted_mean.h"
#include "music/smf.h"

#include <array>
#include <limits>

namespace atos {

namespace {

constexpr double everything = std::numeric_limits<double>::infinity();
constexpr std::array heardSeconds{5.0, 8.0, 15.0, 30.0, 60.0, everything};
constexpr std::size_t calibrationBins = 10;

std::string_view confusion(const Key& truth, const Key& found) {
    if (truth == found) return "exact";
    const int interval = (found.tonic - truth.tonic + 12) % 12;
    if (truth.mode == found.mode) return interval == 5 || interval == 7 ? "fifth" : "other";
    if (interval == 0) return "parallel";
    return interval == (truth.mode == Mode::major ? 9 : 3) ? "relative" : "other";
}

struct Tally {
    int pieces = 0;
    std::map<std::string, WeightedMean, std::less<>> shares;
    CalibrationBins calibration{calibrationBins};

    void add(const Key& truth, const KeyTimeline& found, double weight) {
        ++pieces;
        const std::string_view kind = confusion(truth, found.global);
        for (const char* name : {"exact", "relative", "fifth", "parallel", "other"})
            shares[name].add(kind == name ? 1 : 0, weight);
        calibration.add(found.confidence, kind == "exact" ? 1 : 0, weight);
    }

    [[nodiscard]] Json json() const {
        Json row{{"pieces", pieces}, {"works", shares.at("exact").weight()}};
        for (const char* name : {"exact", "relative", "fifth", "parallel", "other"})
            row[name] = shares.at(name).value();
        row["calibration_error"] = calibration.error();
        return row;
    }
};

/// Shares of the analysed duration in which the local key is right.
void compareLocalKeys(const std::vector<ChordLabel>& chords, const KeyTimeline& keys, double weight,
                      WeightedMean& exact) {
    double right = 0;
    double seconds = 0;
    for (const ChordLabel& chord : chords) {
        if (!chord.localKey) continue;
        constexpr int probes = 4;
        const double step = (chord.end - chord.onset) / probes;
        for (int probe = 0; probe < probes; ++probe) {
            seconds += step;
            if (keyAt(keys, chord.onset + (probe + 0.5) * step) == *chord.localKey) right += step;
        }
    }
    if (seconds > 0) exact.add(right / seconds, weight);
}

std::string nameOf(double heard) {
    return heard == everything ? "all" : std::to_string(static_cast<int>(heard));
}

} // namespace

Result<Json> evaluateKey(const std::filesystem::path& data, const std::string& split, const Task& task) {
    Result<std::vector<LabelledPiece>> pieces = piecesOf(data, split);
    if (!pieces) return pieces.error();
    const auto chords = readChordLabels(data, true);
    if (!chords) return chords.error();
    std::erase_if(*pieces, [](const LabelledPiece& piece) { return !parseKeyLabel(piece.tonality); });
    std::map<std::string, int> clusterSizes;
    for (const LabelledPiece& piece : *pieces)
        ++clusterSizes[groupOf(piece) + piece.cluster];

    std::map<std::string, std::array<Tally, heardSeconds.size()>> tallies;
    std::map<std::string, WeightedMean> localKeys;
    for (std::size_t i = 0; i < pieces->size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        const LabelledPiece& piece = (*pieces)[i];
        const Result<Performance> performance = readMidi(piece.path);
        if (!performance) return performance.error();
        const Key truth = *parseKeyLabel(piece.tonality);
        const std::string group = groupOf(piece);
        const double weight = 1.0 / clusterSizes[group + piece.cluster];
        for (std::size_t heard = 0; heard < heardSeconds.size(); ++heard) {
            const bool whole = heardSeconds[heard] == everything;
            const KeyTimeline keys =
                findKeys(whole ? *performance : beginningOf(*performance, heardSeconds[heard]));
            tallies[group][heard].add(truth, keys, weight);
            const auto analysis = chords->find(piece.key);
            if (whole && analysis != chords->end())
                compareLocalKeys(analysis->second, keys, weight, localKeys[group]);
        }
        task.report(static_cast<double>(i + 1) / static_cast<double>(pieces->size()), "finding keys");
    }

    Json groups;
    for (const auto& [group, byHeard] : tallies) {
        for (std::size_t heard = 0; heard < heardSeconds.size(); ++heard)
            groups[group]["heard_s"][nameOf(heardSeconds[heard])] = byHeard[heard].json();
        if (const auto local = localKeys.find(group); local != localKeys.end() && local->second.weight() > 0)
            groups[group]["local_key_share_of_duration"] = local->second.value();
    }
    return Json{{"evaluates", "key"}, {"metric", "exact global key"}, {"split", split}, {"groups", groups}};
}

std::span<const MetricTarget> keyTargets() {
    static constexpr MetricTarget targets[]{
        {"/groups/open score/heard_s/all/exact", "home key, open scores", ">= .97",
         "partitura .92, music21 .80-.86, justkeydding .75-.79 (WTC, op. 28, op. 87)"},
        {"/groups/nc score/heard_s/all/exact", "home key, other scores", ">= .97", "the same"},
        {"/groups/open score/heard_s/8/exact", "home key after 8 s, open scores", ">= .90", ""},
        {"/groups/nc score/heard_s/8/exact", "home key after 8 s, other scores", ">= .90", ""},
        {"/groups/nc performance/heard_s/all/exact", "home key, performances", ">= .93", ""},
        {"/groups/open score/local_key_share_of_duration", "local keys, open scores", ">= .80", ""},
        {"/groups/nc score/local_key_share_of_duration", "local keys, other scores", ">= .80", ""},
        {"/groups/nc performance/local_key_share_of_duration", "local keys, performances", ">= .80", ""},
    };
    return targets;
}

} // namespace atos
