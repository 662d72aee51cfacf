// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/evaluate_chords.h"

#include "lab/data/evaluation_pieces.h"
#include "lab/harmony/harmony_labels.h"
#include "lab/metrics/weighted_mean.h"
#include "music/smf.h"

#include <algorithm>
#include <array>

namespace atos {

namespace {

constexpr double boundaryTolerance = 0.25;

enum class Third { minor, major, none };

Third thirdOf(ChordQuality quality) {
    switch (quality) {
    case ChordQuality::maj:
    case ChordQuality::maj7:
    case ChordQuality::seventh:
    case ChordQuality::aug:
    case ChordQuality::maj6:
        return Third::major;
    case ChordQuality::min:
    case ChordQuality::min7:
    case ChordQuality::minmaj7:
    case ChordQuality::dim:
    case ChordQuality::dim7:
    case ChordQuality::hdim7:
    case ChordQuality::min6:
        return Third::minor;
    case ChordQuality::aug6:
    case ChordQuality::sus2:
    case ChordQuality::sus4:
    case ChordQuality::none:
        break;
    }
    return Third::none;
}

/// Seconds of one piece in which truth and finding agree.
struct Agreement {
    double seconds = 0;
    double root = 0;
    double third = 0;
    double quality = 0;

    void add(const ChordLabel& truth, const Chord& found, double overlap) {
        seconds += overlap;
        if (found.quality == ChordQuality::none || truth.root != found.root) return;
        root += overlap;
        if (thirdOf(truth.quality) == thirdOf(found.quality)) third += overlap;
        if (truth.quality == found.quality) quality += overlap;
    }
};

Agreement compare(const std::vector<ChordLabel>& truth, const std::vector<Chord>& found) {
    Agreement agreement;
    std::size_t next = 0;
    for (const ChordLabel& chord : truth) {
        if (chord.quality == ChordQuality::none) continue;
        double missing = chord.end - chord.onset;
        while (next < found.size() && found[next].onset + found[next].duration <= chord.onset)
            ++next;
        for (std::size_t i = next; i < found.size() && found[i].onset < chord.end; ++i) {
            const double overlap = std::min(chord.end, found[i].onset + found[i].duration)
                                   - std::max(chord.onset, found[i].onset);
            if (overlap <= 0) continue;
            agreement.add(chord, found[i], overlap);
            missing -= overlap;
        }
        agreement.seconds += std::max(0.0, missing);
    }
    return agreement;
}

/// Times where root or quality change.
template<typename Chords>
std::vector<double> boundariesOf(const Chords& chords) {
    std::vector<double> times;
    for (std::size_t i = 1; i < chords.size(); ++i)
        if (chords[i].root != chords[i - 1].root || chords[i].quality != chords[i - 1].quality)
            times.push_back(chords[i].onset);
    return times;
}

double boundaryF1(const std::vector<double>& truth, const std::vector<double>& found) {
    std::size_t hits = 0;
    for (std::size_t i = 0, j = 0; i < truth.size() && j < found.size();) {
        const double distance = found[j] - truth[i];
        if (std::abs(distance) <= boundaryTolerance) {
            ++hits;
            ++i;
            ++j;
        } else {
            ++(distance < 0 ? j : i);
        }
    }
    return truth.size() + found.size() > 0
               ? 2.0 * static_cast<double>(hits) / static_cast<double>(truth.size() + found.size())
               : 1;
}

struct Tally {
    int pieces = 0;
    WeightedMean root;
    WeightedMean third;
    WeightedMean quality;
    WeightedMean boundaries;
};

} // namespace

Result<Json> evaluateChords(const std::filesystem::path& data, const std::string& split, const Task& task) {
    Result<std::vector<LabelledPiece>> pieces = piecesOf(data, split);
    if (!pieces) return pieces.error();
    const auto truths = readChordLabels(data, true);
    if (!truths) return truths.error();
    std::erase_if(*pieces, [&](const LabelledPiece& piece) { return truths->count(piece.key) == 0; });
    std::map<std::string, Tally> tallies;
    for (std::size_t i = 0; i < pieces->size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        const LabelledPiece& piece = (*pieces)[i];
        const Result<Performance> performance = readMidi(piece.path);
        if (!performance) return performance.error();
        const std::vector<ChordLabel>& truth = truths->at(piece.key);
        const std::vector<Chord> found = findChords(*performance, findKeys(*performance));
        const Agreement agreement = compare(truth, found);
        if (agreement.seconds <= 0) continue;
        Tally& tally = tallies[groupOf(piece)];
        ++tally.pieces;
        tally.root.add(agreement.root / agreement.seconds, agreement.seconds);
        tally.third.add(agreement.third / agreement.seconds, agreement.seconds);
        tally.quality.add(agreement.quality / agreement.seconds, agreement.seconds);
        tally.boundaries.add(boundaryF1(boundariesOf(truth), boundariesOf(found)), agreement.seconds);
        task.report(static_cast<double>(i + 1) / static_cast<double>(pieces->size()), "finding chords");
    }
    Json groups;
    for (const auto& [group, tally] : tallies)
        groups[group] = {{"pieces", tally.pieces},
                         {"hours", tally.root.weight() / 3600},
                         {"root", tally.root.value()},
                         {"root_and_major_minor", tally.third.value()},
                         {"full_quality", tally.quality.value()},
                         {"boundary_f1", tally.boundaries.value()}};
    return Json{
        {"evaluates", "chords"}, {"metric", "share of duration"}, {"split", split}, {"groups", groups}};
}

std::span<const MetricTarget> chordTargets() {
    static constexpr MetricTarget targets[]{
        {"/groups/open score/root", "root, open scores", ">= .85", "papers .80-.85, with score spelling"},
        {"/groups/nc score/root", "root, other scores", ">= .85", "the same"},
        {"/groups/open score/root_and_major_minor", "root and third, open scores", ">= .83", ""},
        {"/groups/nc score/root_and_major_minor", "root and third, other scores", ">= .83", ""},
        {"/groups/pop909/root_and_major_minor", "root and third, POP909", ">= .88", ""},
    };
    return targets;
}

} // namespace atos
