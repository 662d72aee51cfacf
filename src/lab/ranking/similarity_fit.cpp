// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/similarity_fit.h"

#include "lab/metrics/sigmoid_fit.h"
#include "lab/ranking/agreement.h"
#include "lab/training/adam_moments.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace atos {
namespace {

using Weights = std::array<double, similarityParts.size()>;

std::vector<PlacedProfile> placeAll(const std::vector<MeasuredPiece>& pieces, const HarmonySpace& space) {
    std::vector<PlacedProfile> list;
    for (const MeasuredPiece& piece : pieces)
        list.push_back(placed(piece.profile, space));
    return list;
}

double weighted(const Weights& weights, const std::array<float, similarityParts.size()>& values) {
    double sum = 0;
    for (std::size_t part = 0; part < weights.size(); ++part)
        sum += weights[part] * static_cast<double>(values[part]);
    return sum;
}

/// One list loss: for each query the wanted share of every candidate, and who takes part.
struct WantedOrder {
    std::vector<float> share; ///< pieces x pieces; rows sum to the query's weight, or to 0
    std::vector<bool> among;  ///< pieces x pieces
};

/// Rows in proportion to `wish`, weighing as the queries do, all together 1.
WantedOrder wantedOrder(const PairTable& table, std::vector<float> wish, std::vector<bool> among) {
    WantedOrder order{std::move(wish), std::move(among)};
    double total = 0;
    for (std::size_t query = 0; query < table.pieces; ++query) {
        const auto row = order.share.begin() + static_cast<std::ptrdiff_t>(query * table.pieces);
        const auto end = row + static_cast<std::ptrdiff_t>(table.pieces);
        const float sum = std::accumulate(row, end, 0.0F);
        if (sum <= 0) continue;
        total += table.weight[query];
        const float factor = static_cast<float>(table.weight[query]) / sum;
        std::transform(row, end, row, [factor](float share) { return share * factor; });
    }
    if (total > 0)
        for (float& share : order.share)
            share /= static_cast<float>(total);
    return order;
}

WantedOrder byAgreement(const PairTable& table, double sharpness) {
    std::vector<float> wish(table.agreement.size());
    std::vector<bool> among(table.agreement.size());
    for (std::size_t pair = 0; pair < wish.size(); ++pair) {
        among[pair] = table.agreement[pair] >= 0;
        wish[pair] = among[pair] ? std::pow(table.agreement[pair], static_cast<float>(sharpness)) : 0;
    }
    return wantedOrder(table, std::move(wish), std::move(among));
}

WantedOrder byWork(const PairTable& table) {
    std::vector<float> wish(table.sameWork.size());
    std::vector<bool> among(table.sameWork.size(), true);
    std::transform(table.sameWork.begin(), table.sameWork.end(), wish.begin(),
                   [](bool same) { return same ? 1.0F : 0.0F; });
    for (std::size_t piece = 0; piece < table.pieces; ++piece)
        among[piece * table.pieces + piece] = false;
    return wantedOrder(table, std::move(wish), std::move(among));
}

/// Adds `factor` times the gradient of the list loss.
void addGradient(const PairTable& table, const WantedOrder& order, const std::vector<double>& sums,
                 double factor, Weights& gradient) {
    std::vector<double> probability(table.pieces);
    for (std::size_t query = 0; query < table.pieces; ++query) {
        const std::size_t row = query * table.pieces;
        double highest = -1e300;
        double wanted = 0;
        for (std::size_t other = 0; other < table.pieces; ++other) {
            if (order.among[row + other]) highest = std::max(highest, sums[row + other]);
            wanted += static_cast<double>(order.share[row + other]);
        }
        if (wanted <= 0) continue;
        double total = 0;
        for (std::size_t other = 0; other < table.pieces; ++other) {
            probability[other] = order.among[row + other] ? std::exp(sums[row + other] - highest) : 0;
            total += probability[other];
        }
        for (std::size_t other = 0; other < table.pieces; ++other) {
            const double excess =
                wanted * probability[other] / total - static_cast<double>(order.share[row + other]);
            const auto& values = table.values(query, other);
            for (std::size_t part = 0; part < gradient.size(); ++part)
                gradient[part] += factor * excess * static_cast<double>(values[part]);
        }
    }
}

/// Adam (Kingma & Ba 2015) that never leaves the weights of 0 and above.
class ProjectedAdam {
public:
    void step(Weights& weights, const Weights& gradient, double learningRate) {
        moments_.advance();
        for (std::size_t i = 0; i < weights.size(); ++i) {
            moments_.add(i, gradient[i]);
            const double mean = moments_.mean(i) / moments_.meanFilled();
            const double square = moments_.square(i) / moments_.squareFilled();
            weights[i] = std::max(0.0, weights[i] - learningRate * mean / (std::sqrt(square) + 1e-8));
        }
    }

private:
    AdamMoments<double> moments_{similarityParts.size(), {0.9, 0.1}, {0.999, 0.001}};
};

} // namespace

PairTable::PairTable(const std::vector<MeasuredPiece>& list, const LearnedSimilarity& score)
    : pieces(list.size()) {
    const auto profiles = placeAll(list, score.space);
    std::map<std::string, int> files;
    for (const MeasuredPiece& piece : list)
        ++files[piece.labels.cluster];
    for (std::size_t query = 0; query < pieces; ++query) {
        weight.push_back(1.0 / files.at(list[query].labels.cluster));
        for (std::size_t other = 0; other < pieces; ++other) {
            const auto values = compareParts(profiles[query], profiles[other], score.scale);
            auto& centred = parts.emplace_back();
            for (std::size_t part = 0; part < values.size(); ++part)
                centred[part] = values[part] ? static_cast<float>(*values[part] - score.usual[part]) : 0;
            const bool same = list[query].labels.cluster == list[other].labels.cluster;
            sameWork.push_back(same && query != other);
            const auto shared = atos::agreement(list[query].labels, list[other].labels);
            agreement.push_back(same || !shared ? -1 : static_cast<float>(*shared));
        }
    }
}

std::array<double, similarityParts.size()> usualParts(const std::vector<MeasuredPiece>& pieces,
                                                      const LearnedSimilarity& score) {
    const auto profiles = placeAll(pieces, score.space);
    Weights sum{};
    std::array<int, similarityParts.size()> count{};
    for (std::size_t a = 0; a < pieces.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            if (pieces[a].labels.cluster == pieces[b].labels.cluster) continue;
            const auto values = compareParts(profiles[a], profiles[b], score.scale);
            for (std::size_t part = 0; part < values.size(); ++part) {
                if (!values[part]) continue;
                sum[part] += *values[part];
                ++count[part];
            }
        }
    }
    for (std::size_t part = 0; part < sum.size(); ++part)
        if (count[part] > 0) sum[part] /= count[part];
    return sum;
}

Result<std::array<double, similarityParts.size()>> fitWeights(const PairTable& table,
                                                              const SimilarityFit& fit, const Task& task) {
    const WantedOrder kind = byAgreement(table, fit.sharpness);
    const WantedOrder work = byWork(table);
    Weights weights;
    weights.fill(1);
    ProjectedAdam adam;
    std::vector<double> sums(table.parts.size());
    for (int step = 0; step < fit.steps; ++step) {
        if (task.cancel.cancelled()) return cancelled();
        std::transform(table.parts.begin(), table.parts.end(), sums.begin(),
                       [&weights](const auto& values) { return weighted(weights, values); });
        Weights gradient{};
        for (std::size_t part = 0; part < weights.size(); ++part)
            gradient[part] = 2 * fit.decay * weights[part];
        addGradient(table, kind, sums, 1, gradient);
        addGradient(table, work, sums, fit.ownWork, gradient);
        const double fade = 0.5 * (1 + std::cos(std::numbers::pi * step / fit.steps));
        adam.step(weights, gradient, fit.learningRate * fade);
    }
    return weights;
}

void calibrate(LearnedSimilarity& score, const PairTable& table) {
    std::vector<JudgedValue> pairs;
    for (std::size_t query = 0; query < table.pieces; ++query) {
        for (std::size_t other = 0; other < table.pieces; ++other) {
            const float shared = table.agreement[query * table.pieces + other];
            if (shared >= 0)
                pairs.push_back({weighted(score.weight, table.values(query, other)),
                                 static_cast<double>(shared), table.weight[query]});
        }
    }
    const auto best = fitSigmoid(pairs);
    if (!best) return;
    for (double& weight : score.weight)
        weight *= std::max(0.0, best->scale);
    score.base = best->offset;
}

} // namespace atos
