// SPDX-License-Identifier: Apache-2.0
#include "analysis/embedding/chord_embedding.h"
#include "lab/embedding/word2vec.h"

#include <gtest/gtest.h>

#include <random>

namespace atos {
namespace {

/// Sentences that go round and round through five classes; the four words of a class are interchangeable.
std::vector<std::vector<std::string>> classSentences() {
    std::mt19937 random(3);
    std::vector<std::vector<std::string>> sentences;
    for (int i = 0; i < 400; ++i) {
        std::vector<std::string> sentence;
        for (unsigned place = 0; place < 40; ++place)
            sentence.push_back(std::string(1, "abcde"[(place + static_cast<unsigned>(i)) % 5])
                               + std::to_string(random() % 4));
        sentences.push_back(std::move(sentence));
    }
    return sentences;
}

std::string nearestTo(const std::string& word, const Corpus& corpus, const WordVectors& vectors) {
    const auto row = static_cast<std::size_t>(vectors.dimensions);
    const auto at = [&](std::size_t i) { return std::span(vectors.input).subspan(i * row, row); };
    const auto place = static_cast<std::size_t>(
        std::find(corpus.vocabulary.begin(), corpus.vocabulary.end(), word) - corpus.vocabulary.begin());
    std::size_t best = place == 0 ? 1 : 0;
    for (std::size_t i = 0; i < corpus.vocabulary.size(); ++i)
        if (i != place && cosine(at(i), at(place)) > cosine(at(best), at(place))) best = i;
    return corpus.vocabulary[best];
}

Word2VecOptions smallOptions() {
    Word2VecOptions options;
    options.dimensions = 20;
    options.window = 1;
    options.epochs = 20;
    options.subsample = 0;
    return options;
}

class Word2Vec : public testing::TestWithParam<std::tuple<WordPrediction, int>> {
protected:
    Word2VecOptions options() const {
        Word2VecOptions result = smallOptions();
        result.prediction = std::get<0>(GetParam());
        result.threads = std::get<1>(GetParam());
        return result;
    }
};

TEST_P(Word2Vec, LossFallsAndNeighboursShareTheirClass) {
    const Corpus corpus = Corpus::fromSentences(classSentences(), 1);
    const Result<WordVectors> vectors = trainWord2Vec(corpus, options());
    ASSERT_TRUE(vectors.ok());
    EXPECT_LT(vectors->epochLosses.back(), 0.9 * vectors->epochLosses.front());
    for (const std::string& word : corpus.vocabulary)
        EXPECT_EQ(nearestTo(word, corpus, *vectors).front(), word.front()) << word;
}

TEST_P(Word2Vec, TheSameSeedGivesTheSameVectors) {
    const Corpus corpus = Corpus::fromSentences(classSentences(), 1);
    Word2VecOptions same = options();
    same.epochs = 2;
    Word2VecOptions other = same;
    other.seed = 2;
    const Result<WordVectors> first = trainWord2Vec(corpus, same);
    EXPECT_EQ(first->input, trainWord2Vec(corpus, same)->input);
    EXPECT_NE(first->input, trainWord2Vec(corpus, other)->input);
}

INSTANTIATE_TEST_SUITE_P(ModelsAndThreads, Word2Vec,
                         testing::Combine(testing::Values(WordPrediction::skipGram, WordPrediction::cbow),
                                          testing::Values(1, 3)));

TEST(Corpora, RareWordsAreLeftOutAndFrequentOnesComeFirst) {
    const std::vector<std::vector<std::string>> sentences{{"V", "I", "V", "I"}, {"I", "rare", "IV", "IV"}};
    const Corpus corpus = Corpus::fromSentences(sentences, 2);
    EXPECT_EQ(corpus.vocabulary, (std::vector<std::string>{"I", "IV", "V"}));
    EXPECT_EQ(corpus.counts, (std::vector<std::uint64_t>{3, 2, 2}));
    EXPECT_EQ(corpus.sentences[1], (std::vector<std::uint32_t>{0, 1, 1}));
}

TEST(Word2VecErrors, ImpossibleOptionsAreToldInASentence) {
    const Corpus corpus = Corpus::fromSentences(classSentences(), 1);
    Word2VecOptions options = smallOptions();
    options.dimensions = 0;
    EXPECT_EQ(trainWord2Vec(corpus, options).error().code, ErrorCode::badInput);
    options = smallOptions();
    options.learningRate = std::nan("");
    EXPECT_EQ(trainWord2Vec(corpus, options).error().code, ErrorCode::badInput);
    EXPECT_EQ(trainWord2Vec(Corpus{}, smallOptions()).error().code, ErrorCode::badInput);
}

TEST(Word2VecErrors, StopsWhenAsked) {
    Task task;
    task.cancel.cancel();
    const Corpus corpus = Corpus::fromSentences(classSentences(), 1);
    EXPECT_EQ(trainWord2Vec(corpus, smallOptions(), task).error().code, ErrorCode::cancelled);
}

} // namespace
} // namespace atos
