// SPDX-License-Identifier: Apache-2.0
#include "lab/touch/evaluate_touch.h"

#include "lab/data/evaluation_pieces.h"
#include "lab/touch/keyboard_signs.h"
#include "lab/touch/simulated_keyboards.h"
#include "music/smf.h"
#include "tone/touch/velocity_reference.h"

#include <algorithm>
#include <map>
#include <random>

namespace atos {
namespace {

using Velocities = std::vector<double>;
using Takes = std::vector<Velocities>;
/// Of one collection: the work's cluster -> its performances.
using Works = std::map<std::string, Takes>;

constexpr std::array<std::size_t, 4> pieceCounts{1, 5, 15, 30};
constexpr std::size_t fewestNotes = 200;

std::uint32_t below(std::mt19937_64& random, std::size_t end) {
    return static_cast<std::uint32_t>(random() % end);
}

struct Collections {
    std::map<std::string, Works> works;
    std::map<std::string, KeyboardSigns> signs;
};

Result<Collections> readCollections(const TouchEvaluation& evaluation, const Task& task) {
    const auto pieces = piecesOf(evaluation.data, evaluation.split);
    if (!pieces) return pieces.error();
    Collections collections;
    for (std::size_t i = 0; i < pieces->size(); ++i) {
        const LabelledPiece& piece = (*pieces)[i];
        if (task.cancel.cancelled()) return cancelled();
        if (piece.kind == "score") continue;
        task.report(static_cast<double>(i) / static_cast<double>(pieces->size()), piece.title);
        const auto performance = readMidi(piece.path);
        if (!performance) return performance.error();
        if (performance->notes.size() < fewestNotes) continue;
        collections.signs[piece.source].add(*performance);
        if (!handPlayed(*performance)) continue;
        Velocities& velocities = collections.works[piece.source][piece.cluster].emplace_back();
        for (const Note& note : performance->notes)
            velocities.push_back(note.velocity);
    }
    return collections;
}

/// The works of a collection in a new order.
std::vector<const Takes*> shuffled(const Works& works, std::size_t fewestTakes, std::mt19937_64& random) {
    std::vector<const Takes*> order;
    for (const auto& [cluster, takes] : works)
        if (takes.size() >= fewestTakes) order.push_back(&takes);
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[below(random, i)]);
    return order;
}

struct Draw {
    Takes reference; ///< empty: the population's
    Takes struck;
};

/// As many works as asked, or nothing when there are too few.
using Drawing = Draw (*)(const Works&, std::size_t count, std::mt19937_64&);

Draw samePerformances(const Works& works, std::size_t count, std::mt19937_64& random) {
    Draw draw;
    const auto order = shuffled(works, 1, random);
    for (std::size_t i = 0; i < count && count <= order.size(); ++i)
        draw.struck.push_back((*order[i])[below(random, order[i]->size())]);
    draw.reference = draw.struck;
    return draw;
}

Draw samePieces(const Works& works, std::size_t count, std::mt19937_64& random) {
    Draw draw;
    const auto order = shuffled(works, 2, random);
    for (std::size_t i = 0; i < count && count <= order.size(); ++i) {
        const std::size_t first = below(random, order[i]->size());
        const std::size_t step = 1 + below(random, order[i]->size() - 1);
        draw.reference.push_back((*order[i])[first]);
        draw.struck.push_back((*order[i])[(first + step) % order[i]->size()]);
    }
    return draw;
}

Draw otherPieces(const Works& works, std::size_t count, std::mt19937_64& random) {
    Draw draw;
    const auto order = shuffled(works, 1, random);
    for (std::size_t i = 0; i < 2 * count && 2 * count <= order.size(); ++i)
        (i < count ? draw.reference : draw.struck).push_back((*order[i])[below(random, order[i]->size())]);
    return draw;
}

Draw population(const Works& works, std::size_t count, std::mt19937_64& random) {
    Draw draw = samePerformances(works, count, random);
    draw.reference.clear();
    return draw;
}

struct Assumption {
    const char* name;
    Drawing draw;
};
constexpr std::array<Assumption, 4> assumptions{{{"same_performances", samePerformances},
                                                 {"same_pieces", samePieces},
                                                 {"other_pieces", otherPieces},
                                                 {"population", population}}};

/// Mean errors over draws and keyboards; null when the collection has too few works.
Json measure(const Works& works, std::size_t count, const Assumption& assumption,
             const VelocityProfile& reference, const TouchEvaluation& evaluation) {
    std::mt19937_64 random(evaluation.seed);
    CurveError sum;
    std::map<std::string_view, double> byKeyboard;
    for (int i = 0; i < evaluation.draws; ++i) {
        const Draw draw = assumption.draw(works, count, random);
        if (draw.struck.empty()) return nullptr;
        const VelocityProfile expected =
            draw.reference.empty() ? reference : *velocityProfileOf(draw.reference);
        for (const SimulatedKeyboard& keyboard : simulatedKeyboards()) {
            Takes said = draw.struck;
            for (Velocities& take : said)
                std::transform(take.begin(), take.end(), take.begin(),
                               [&](double struck) { return keyboard.says(struck); });
            const CurveError error = curveError(expected, *velocityProfileOf(said), keyboard, draw.struck);
            sum.curve += error.curve;
            sum.normalised += error.normalised;
            byKeyboard[keyboard.name] += error.curve;
        }
    }
    const double draws = evaluation.draws;
    const double all = draws * static_cast<double>(simulatedKeyboards().size());
    Json json = {{"curve", sum.curve / all}, {"normalised", sum.normalised / all}};
    for (const SimulatedKeyboard& keyboard : simulatedKeyboards())
        json[std::string(keyboard.name)] = byKeyboard[keyboard.name] / draws;
    return json;
}

} // namespace

Result<Json> evaluateTouch(const TouchEvaluation& evaluation, const Task& task) {
    const auto reference = readVelocityReference(evaluation.reference);
    if (!reference) return reference.error();
    const auto collections = readCollections(evaluation, task);
    if (!collections) return collections.error();
    Json metrics = {{"split", evaluation.split}, {"unit", "velocity steps"}};
    for (const Assumption& assumption : assumptions) {
        Json& rows = metrics[assumption.name] = Json::object();
        for (const auto& [source, works] : collections->works)
            for (const std::size_t count : pieceCounts) {
                if (task.cancel.cancelled()) return cancelled();
                Json row = measure(works, count, assumption, reference->profile, evaluation);
                if (!row.is_null()) rows[source + ", " + std::to_string(count)] = std::move(row);
            }
    }
    for (const auto& [source, signs] : collections->signs)
        metrics["faults"][source] = signs.json();
    return metrics;
}

std::span<const MetricTarget> touchTargets() {
    static constexpr MetricTarget targets[]{
        {"/same_performances/CPJKU~1asap-dataset, 5/curve", "curve, five same performances, steps", "<= 3",
         ""},
        {"/same_pieces/CPJKU~1asap-dataset, 5/curve", "curve, five same pieces, other pianists", "<= 3", ""},
        {"/other_pieces/music-x-lab~1POP909-Dataset, 30/curve", "curve, thirty other pieces", "<= 3", ""},
    };
    return targets;
}

} // namespace atos
