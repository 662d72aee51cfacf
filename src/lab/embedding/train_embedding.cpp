// SPDX-License-Identifier: Apache-2.0
#include "lab/embedding/train_embedding.h"

#include "core/task.h"
#include "files/bytes.h"
#include "lab/data/collection.h"
#include "lab/data/read_pieces.h"
#include "lab/embedding/word2vec.h"
#include "lab/harmony/harmony_labels.h"
#include "nn/safetensors.h"

#include <cmath>
#include <span>

namespace atos {

namespace {

constexpr std::uint64_t fewestOccurrences = 10;
constexpr double readingShare = 0.7; ///< of the whole time, for progress

Result<std::vector<std::vector<std::string>>> readWords(const EmbeddingTraining& training, const Task& task) {
    Result<std::vector<LabelledPiece>> pieces = readCollection(training.data, false);
    if (!pieces) return pieces.error();
    std::erase_if(*pieces, [](const LabelledPiece& piece) { return !mayBeLearned(piece, false); });
    std::vector<std::vector<std::string>> sentences(pieces->size());
    const auto read = [&](std::size_t i, const Performance& performance) {
        sentences[i] = chordTokensOf(performance, training.tokens);
    };
    if (const Status done = readPieces(*pieces, read, partOf(task, 0, readingShare), Unreadable::skip); !done)
        return done.error();
    return sentences;
}

std::string hashOf(const Corpus& corpus) {
    Bytes bytes;
    for (const std::vector<std::uint32_t>& sentence : corpus.sentences)
        for (const std::uint32_t word : sentence)
            for (const std::uint32_t shift : {0U, 8U, 16U, 24U})
                bytes.push_back(static_cast<std::uint8_t>(word >> shift));
    return contentHash(bytes);
}

std::vector<float> informationOf(const Corpus& corpus) {
    const auto tokens = static_cast<double>(corpus.tokens());
    std::vector<float> weights;
    for (const std::uint64_t count : corpus.counts)
        weights.push_back(static_cast<float>(-std::log(static_cast<double>(count) / tokens)));
    return weights;
}

/// Takes away what all pieces have in common, so that an average piece has a vector of about zero and what is
/// left tells pieces apart (after Arora et al. 2017, who take away the first principal component).
void centre(std::vector<float>& vectors, const Corpus& corpus, const std::vector<float>& weights) {
    const std::size_t dimensions = vectors.size() / weights.size();
    std::vector<double> mean(dimensions);
    double total = 0;
    for (std::size_t word = 0; word < weights.size(); ++word) {
        const double share = static_cast<double>(corpus.counts[word]) * static_cast<double>(weights[word]);
        total += share;
        for (std::size_t i = 0; i < dimensions; ++i)
            mean[i] += share * static_cast<double>(vectors[word * dimensions + i]);
    }
    for (std::size_t i = 0; i < vectors.size(); ++i)
        vectors[i] -= static_cast<float>(mean[i % dimensions] / total);
}

Json describe(const EmbeddingTraining& training, const Corpus& corpus, const WordVectors& vectors) {
    return {{"kind", "chord embedding"},
            {"licence", "Apache-2.0; learned from open data (public domain, CC0, CC BY, CC BY-SA, MIT)"},
            {"method", "word2vec skip-gram with negative sampling"},
            {"words", training.tokens == TokenKind::bars ? "bars" : "harmony"},
            {"dimensions", training.dimensions},
            {"window", training.window},
            {"negatives", training.negatives},
            {"epochs", training.epochs},
            {"threads", training.threads},
            {"seed", training.seed},
            {"pieces", corpus.sentences.size()},
            {"tokens", corpus.tokens()},
            {"data_hash", hashOf(corpus)},
            {"losses", vectors.epochLosses},
            {"vocabulary", corpus.vocabulary},
            {"counts", corpus.counts}};
}

} // namespace

Status trainEmbedding(const EmbeddingTraining& training, const Task& task) {
    const Result<std::vector<std::vector<std::string>>> sentences = readWords(training, task);
    if (!sentences) return sentences.error();
    const Corpus corpus = Corpus::fromSentences(*sentences, fewestOccurrences);
    Word2VecOptions options;
    options.dimensions = training.dimensions;
    options.window = training.window;
    options.negatives = training.negatives;
    options.epochs = training.epochs;
    options.threads = training.threads;
    options.seed = training.seed;
    Result<WordVectors> vectors = trainWord2Vec(corpus, options, partOf(task, readingShare, 1));
    if (!vectors) return vectors.error();

    const auto tokens = static_cast<std::int64_t>(corpus.vocabulary.size());
    WeightFile file;
    file.metadata = describe(training, corpus, *vectors);
    std::vector<float> weights(corpus.counts.size(), 1.0F);
    if (training.tokens == TokenKind::harmony) {
        weights = informationOf(corpus);
        centre(vectors->input, corpus, weights);
    }
    file.tensors["vectors"] = {{tokens, training.dimensions}, std::move(vectors->input)};
    file.tensors["weights"] = {{tokens}, std::move(weights)};
    return writeWeights(file, training.out, TensorPrecision::float16);
}

} // namespace atos
