// SPDX-License-Identifier: Apache-2.0
#include "lab/embedding/evaluate_embedding.h"

#include "analysis/embedding/chord_embedding.h"
#include "files/bytes.h"
#include "lab/data/evaluation_pieces.h"
#include "lab/data/read_pieces.h"
#include "lab/embedding/embedding_map.h"
#include "lab/metrics/weighted_mean.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>

namespace atos {

namespace {

struct Entry {
    std::string cluster;
    std::vector<float> vector;
};

/// All keys up or down by `semitones` where the keyboard allows, all times multiplied by `stretch`.
Performance varied(const Performance& performance, int semitones, double stretch) {
    Performance result = performance;
    for (Note& note : result.notes) {
        const int pitch = note.pitch + semitones;
        note.pitch = static_cast<std::uint8_t>(pitch < 0 ? pitch + 12 : pitch > 127 ? pitch - 12 : pitch);
        note.onset *= stretch;
        note.duration *= stretch;
    }
    for (Pedal& pedal : result.pedals)
        pedal.seconds *= stretch;
    result.tempo = {}; // as if played so: the bars stay where they are in the music
    for (const TempoChange& change : performance.tempo.changes())
        result.tempo.setTempo(change.beat, change.secondsPerBeat * stretch);
    result.tempo.metres = performance.tempo.metres;
    result.tempo.origin = performance.tempo.origin;
    return result;
}

/// How far up its own work stands among the candidates, and how similar works are to themselves and to
/// others.
class Retrieval {
public:
    /// `skip` is the query's own place among the candidates, when it stands there.
    void ask(const std::vector<Entry>& candidates, const Entry& query, std::optional<std::size_t> skip = {}) {
        double best = -2;
        double rival = -2;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (skip == i) continue;
            const double similarity = cosine(candidates[i].vector, query.vector);
            double& highest = candidates[i].cluster == query.cluster ? best : rival;
            highest = std::max(highest, similarity);
            if (candidates[i].cluster != query.cluster) others_.push_back(similarity);
        }
        if (best < -1) return;
        same_.push_back(best);
        std::size_t rank = 1;
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (skip != i && candidates[i].cluster != query.cluster
                && cosine(candidates[i].vector, query.vector) > best)
                ++rank;
        reciprocalRank_.add(1.0 / static_cast<double>(rank), 1);
        first_.add(best > rival ? 1 : 0, 1);
    }

    [[nodiscard]] Json json() {
        if (same_.empty()) return {{"queries", 0}};
        return {{"queries", same_.size()},
                {"mrr", reciprocalRank_.value()},
                {"first", first_.value()},
                {"same_piece_similarity_5_percent", quantile(same_, 0.05)},
                {"other_piece_similarity_95_percent", quantile(others_, 0.95)}};
    }

private:
    WeightedMean reciprocalRank_;
    WeightedMean first_;
    std::vector<double> same_;
    std::vector<double> others_;

    static double quantile(std::vector<double>& values, double share) {
        if (values.empty()) return 0;
        const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
        std::nth_element(values.begin(), values.begin() + place, values.end());
        return values[static_cast<std::size_t>(place)];
    }
};

struct Variation {
    const char* name;
    int semitones;
    double stretch;
};

constexpr Variation variations[]{{"transposed", 5, 1.0},
                                 {"faster", 0, 1 / 1.2},
                                 {"slower", 0, 1 / 0.8},
                                 {"transposed_and_faster", -4, 1 / 1.2}};

Json neighboursJson(const ChordEmbedding& embedding) {
    Json table = Json::object();
    for (const char* word : {"M:I", "M:ii", "M:V", "M:V7", "m:i", "M:V/V"})
        for (const Neighbour& neighbour : neighboursOf(embedding, word, 6))
            table[word].push_back({{"word", neighbour.word}, {"similarity", neighbour.similarity}});
    return table;
}

} // namespace

Result<Json> evaluateEmbedding(const std::filesystem::path& data, const std::string& split,
                               const std::filesystem::path& weights, const std::filesystem::path& map,
                               const Task& task) {
    const Result<ChordEmbedding> embedding = ChordEmbedding::load(weights);
    if (!embedding) return embedding.error();
    if (!map.empty())
        if (const Status drawn = writeFile(map, drawEmbedding(*embedding)); !drawn) return drawn.error();
    const Result<std::vector<LabelledPiece>> pieces = piecesOf(data, split);
    if (!pieces) return pieces.error();
    std::map<std::string, int> clusterSizes;
    std::vector<bool> first; // whether a piece is the first of its work
    for (const LabelledPiece& piece : *pieces)
        first.push_back(++clusterSizes[piece.cluster] == 1);
    std::vector<Entry> all(pieces->size());
    std::vector<std::array<Entry, std::size(variations)>> varieties(pieces->size());
    const auto read = [&](std::size_t i, const Performance& performance) {
        const auto entryOf = [&](const Performance& played) {
            return Entry{(*pieces)[i].cluster,
                         embedding->vectorOf(chordTokensOf(played, embedding->tokens()))};
        };
        all[i] = entryOf(performance);
        for (std::size_t v = 0; first[i] && v < std::size(variations); ++v)
            varieties[i][v] = entryOf(varied(performance, variations[v].semitones, variations[v].stretch));
    };
    if (const Status done = readPieces(*pieces, read, task); !done) return done.error();
    std::vector<Entry> works;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (first[i]) works.push_back(all[i]);
    Json rows;
    for (std::size_t v = 0; v < std::size(variations); ++v) {
        Retrieval retrieval;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (first[i]) retrieval.ask(works, varieties[i][v]);
        rows[variations[v].name] = retrieval.json();
    }
    std::map<std::string, Retrieval> others;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (clusterSizes[all[i].cluster] > 1) others[groupOf((*pieces)[i])].ask(all, all[i], i);
    for (auto& [group, retrieval] : others)
        rows["another_file_of_the_work"][group] = retrieval.json();
    return Json{{"evaluates", "embedding"}, {"metric", "own-piece retrieval"},          {"split", split},
                {"works", works.size()},    {"neighbours", neighboursJson(*embedding)}, {"queries", rows}};
}

std::span<const MetricTarget> embeddingTargets() {
    static constexpr MetricTarget targets[]{
        {"/queries/transposed/mrr", "own piece, transposed, MRR", ">= .95", ""},
        {"/queries/faster/mrr", "own piece, 20 % faster, MRR", ">= .95", ""},
        {"/queries/slower/mrr", "own piece, 20 % slower, MRR", ">= .95", ""},
    };
    return targets;
}

} // namespace atos
