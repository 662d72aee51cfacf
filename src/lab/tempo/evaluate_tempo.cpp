// SPDX-License-Identifier: Apache-2.0
#include "lab/tempo/evaluate_tempo.h"

#include "analysis/features/tempo.h"
#include "lab/data/evaluation_pieces.h"
#include "lab/data/read_pieces.h"
#include "lab/metrics/calibration_error.h"
#include "lab/metrics/weighted_mean.h"
#include "lab/tempo/beginner_patterns.h"
#include "lab/tempo/known_tempo.h"
#include "lab/tempo/played_ways.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

namespace atos {

namespace {

constexpr std::size_t calibrationBins = 10;
constexpr int takesOfPattern = 20;
constexpr double tolerance = 0.04;

bool alike(double a, double b) {
    return a > 0 && b > 0 && std::abs(a / b - 1) < tolerance;
}

bool isOctaveOff(double truth, double found) {
    constexpr std::array factors{2.0, 0.5, 3.0, 1.0 / 3, 4.0, 0.25};
    return std::any_of(factors.begin(), factors.end(),
                       [&](double factor) { return alike(truth * factor, found); });
}

/// What was answered to one piece.
struct Answers {
    double truth = 0; ///< 0: not known after all
    std::array<TempoEstimate, playedWays.size()> byWay;
};

Answers answersTo(const LabelledPiece& piece, const Performance& music, FastRandom random) {
    Answers answers;
    answers.truth = knownTempo(piece, music);
    if (answers.truth <= 0) return answers;
    const bool beats = hasKnownBeats(piece);
    for (std::size_t way = 0; way < playedWays.size(); ++way) {
        Performance played = music;
        if (beats)
            played = playedAs(playedWays[way], music, random);
        else if (playedWays[way] != PlayedWay::file)
            played.tempo = {};
        answers.byWay[way] = estimateTempo(played);
    }
    return answers;
}

struct Tally {
    int pieces = 0;
    WeightedMean right, octaveOff, asFile;
    CalibrationBins calibration{calibrationBins};

    void add(double truth, const TempoEstimate& found, const TempoEstimate& fromFile, double weight) {
        ++pieces;
        const bool hit = alike(truth, found.bpm);
        right.add(hit ? 1 : 0, weight);
        octaveOff.add(!hit && isOctaveOff(truth, found.bpm) ? 1 : 0, weight);
        asFile.add(alike(fromFile.bpm, found.bpm) ? 1 : 0, weight);
        calibration.add(found.confidence, hit ? 1 : 0, weight);
    }
    [[nodiscard]] Json json() const {
        return {{"pieces", pieces},          {"works", right.weight()},
                {"right", right.value()},    {"octave_off", octaveOff.value()},
                {"as_file", asFile.value()}, {"calibration_error", calibration.error()}};
    }
};

using Group = std::array<Tally, playedWays.size()>;

void add(Group& group, const Answers& answers, double weight) {
    for (std::size_t way = 0; way < playedWays.size(); ++way)
        group[way].add(answers.truth, answers.byWay[way], answers.byWay[0], weight);
}

Json jsonOf(const Group& group) {
    Json ways;
    for (std::size_t way = 0; way < playedWays.size(); ++way)
        ways[std::string(nameOf(playedWays[way]))] = group[way].json();
    return ways;
}

void measurePatterns(std::map<std::string, Group>& groups) {
    FastRandom random(20'001);
    for (std::size_t pattern = 0; pattern < beginnerPatterns; ++pattern) {
        const auto kind = static_cast<BeginnerPattern>(pattern);
        for (int take = 0; take < takesOfPattern; ++take) {
            const PatternTake made = beginnerTake(kind, random);
            Answers answers{made.bpm, {}};
            for (std::size_t way = 0; way < playedWays.size(); ++way)
                answers.byWay[way] = estimateTempo(playedAs(playedWays[way], made.music, random));
            add(groups["beginners"], answers, 1);
            add(groups["beginners, " + std::string(nameOf(kind))], answers, 1);
        }
    }
}

/// The groups a piece counts in.
std::vector<std::string> groupsOf(const LabelledPiece& piece) {
    const bool open = piece.licenceClass == CollectionLicence::open;
    std::vector<std::string> names{groupOf(piece), (open ? "open, " : "nc, ") + piece.source};
    if (open) names.emplace_back("open");
    return names;
}

} // namespace

Result<Json> evaluateTempo(const std::filesystem::path& data, const std::string& split, const Task& task) {
    Result<std::vector<LabelledPiece>> pieces = piecesOf(data, split);
    if (!pieces) return pieces.error();
    std::erase_if(*pieces, [](const LabelledPiece& piece) { return !hasKnownTempo(piece); });
    std::vector<Answers> answers(pieces->size());
    const auto use = [&](std::size_t index, const Performance& music) {
        answers[index] = answersTo((*pieces)[index], music, FastRandom(10'000 + index));
    };
    if (Status read = readPieces(*pieces, use, task); !read) return read.error();
    std::map<std::string, int> clusterSizes;
    for (std::size_t i = 0; i < pieces->size(); ++i)
        for (const std::string& group : groupsOf((*pieces)[i]))
            if (answers[i].truth > 0) ++clusterSizes[group + (*pieces)[i].cluster];
    std::map<std::string, Group> groups;
    for (std::size_t i = 0; i < pieces->size(); ++i)
        for (const std::string& group : groupsOf((*pieces)[i]))
            if (answers[i].truth > 0)
                add(groups[group], answers[i], 1.0 / clusterSizes[group + (*pieces)[i].cluster]);
    measurePatterns(groups);
    Json rows;
    for (const auto& [name, group] : groups)
        rows[name] = jsonOf(group);
    return Json{{"evaluates", "tempo"},
                {"metric", "counted beats a minute within 4 %"},
                {"split", split},
                {"groups", rows}};
}

std::span<const MetricTarget> tempoTargets() {
    static constexpr MetricTarget targets[]{
        {"/groups/open/file/right", "tempo from a file, open music", ">= .85", ""},
        {"/groups/open/live/right", "tempo of a live take, open music", ">= .85", ""},
        {"/groups/open/recording/right", "tempo of a recording, open music", ">= .85", ""},
        {"/groups/open/stamped/right", "tempo under a plain 120, open music", ">= .85", ""},
        {"/groups/open/live/as_file", "live as from the file", ">= .85", ""},
        {"/groups/open/recording/as_file", "recorded as from the file", ">= .85", ""},
        {"/groups/beginners/live/right", "what beginners play, live", ">= .95", ""},
    };
    return targets;
}

} // namespace atos
