// SPDX-License-Identifier: Apache-2.0
// Our side of compare_word2vec.py: learns vectors from a text file of words and writes them as a text file.
#include "lab/embedding/word2vec.h"

#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>

namespace {

std::vector<std::vector<std::string>> readSentences(const char* path) {
    std::vector<std::vector<std::string>> sentences;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::vector<std::string>& sentence = sentences.emplace_back();
        for (std::string word; words >> word;)
            sentence.push_back(word);
    }
    return sentences;
}

double cpuSeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void writeVectors(const char* path, const atos::Corpus& corpus, const atos::WordVectors& vectors) {
    std::ofstream file(path);
    file.precision(9);
    const auto row = static_cast<std::size_t>(vectors.dimensions);
    for (std::size_t word = 0; word < corpus.vocabulary.size(); ++word) {
        file << corpus.vocabulary[word];
        for (const std::vector<float>* matrix : {&vectors.input, &vectors.output})
            for (std::size_t i = 0; i < row; ++i)
                file << ' ' << (*matrix)[word * row + i];
        file << '\n';
    }
}

} // namespace

/// CORPUS VECTORS skip-gram|cbow THREADS SEED: prints the words and the CPU seconds of learning.
int main(int count, char** arguments) {
    if (count != 6) {
        std::fprintf(stderr, "Give CORPUS VECTORS skip-gram|cbow THREADS SEED.\n");
        return 2;
    }
    const atos::Corpus corpus = atos::Corpus::fromSentences(readSentences(arguments[1]), 1);
    atos::Word2VecOptions options;
    options.prediction =
        std::string(arguments[3]) == "cbow" ? atos::WordPrediction::cbow : atos::WordPrediction::skipGram;
    options.dimensions = 100;
    options.epochs = 1;
    options.threads = std::atoi(arguments[4]);
    options.seed = static_cast<std::uint64_t>(std::atoi(arguments[5]));
    const double before = cpuSeconds();
    const auto vectors = atos::trainWord2Vec(corpus, options);
    const double seconds = cpuSeconds() - before;
    if (!vectors) {
        std::fprintf(stderr, "%s\n", vectors.error().message.c_str());
        return 2;
    }
    writeVectors(arguments[2], corpus, *vectors);
    std::printf("%llu %.6f\n", static_cast<unsigned long long>(corpus.tokens()), seconds);
}
