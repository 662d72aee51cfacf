// SPDX-License-Identifier: Apache-2.0
#include "lab/embedding/word_corpus.h"

#include <algorithm>
#include <map>

namespace atos {

Corpus Corpus::fromSentences(std::span<const std::vector<std::string>> sentences, std::uint64_t fewest) {
    std::map<std::string, std::uint64_t> counts;
    for (const std::vector<std::string>& sentence : sentences)
        for (const std::string& word : sentence)
            ++counts[word];
    std::vector<std::pair<std::string, std::uint64_t>> ordered(counts.begin(), counts.end());
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });

    Corpus corpus;
    std::map<std::string, std::uint32_t> numbers;
    for (const auto& [word, count] : ordered) {
        if (count < fewest) break;
        numbers.emplace(word, static_cast<std::uint32_t>(corpus.vocabulary.size()));
        corpus.vocabulary.push_back(word);
        corpus.counts.push_back(count);
    }
    for (const std::vector<std::string>& sentence : sentences) {
        std::vector<std::uint32_t> known;
        for (const std::string& word : sentence)
            if (const auto found = numbers.find(word); found != numbers.end()) known.push_back(found->second);
        corpus.sentences.push_back(std::move(known));
    }
    return corpus;
}

std::uint64_t Corpus::tokens() const {
    std::uint64_t sum = 0;
    for (const std::vector<std::uint32_t>& sentence : sentences)
        sum += sentence.size();
    return sum;
}

} // namespace atos
