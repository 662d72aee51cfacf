// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/reference_titles.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <sstream>
#include <string_view>
#include <vector>

namespace atos {
namespace {

constexpr std::size_t longestTitle = 80;

/// Letters and digits only, so that "Op. 13," and "op.13" are the same word.
std::string bare(const std::string& word) {
    std::string letters;
    for (const unsigned char c : word)
        if (std::isalnum(c) != 0 || c >= 0x80) letters += static_cast<char>(std::tolower(c));
    return letters;
}

/// "BARCAROLLE" becomes "Barcarolle"; short words (BWV), Roman numbers and anything beyond ASCII stay.
std::string calm(std::string word) {
    std::string letters;
    std::copy_if(word.begin(), word.end(), std::back_inserter(letters),
                 [](unsigned char c) { return std::isalpha(c) != 0; });
    const bool shouted =
        letters.size() > 3 && letters.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    const bool number = letters.find_first_not_of("IVXLC") == std::string::npos;
    if (!shouted || number) return word;
    const auto first =
        std::find_if(word.begin(), word.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
    std::transform(first + 1, word.end(), first + 1,
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return word;
}

/// How many words from `at` on already stand, in this order, somewhere in the first `kept` words.
std::size_t repeated(const std::vector<std::string>& kept, const std::vector<std::string>& words,
                     std::size_t at) {
    std::size_t longestRun = 0;
    for (std::size_t start = 0; start < kept.size(); ++start) {
        std::size_t run = 0;
        while (start + run < kept.size() && at + run < words.size()
               && bare(kept[start + run]) == bare(words[at + run]))
            ++run;
        longestRun = std::max(longestRun, run);
    }
    return longestRun;
}

} // namespace

std::string tidyTitle(const std::string& title) {
    std::string plain = title;
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == '|' || c == '\\' || c == '_'; }, ' ');
    std::istringstream stream(plain);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    std::vector<std::string> kept;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t run = repeated(kept, words, at);
        if (run >= 2) {
            at += run;
        } else {
            kept.push_back(words[at++]);
        }
    }
    std::string tidy;
    for (const std::string& word : kept) {
        if (tidy.size() + 1 + word.size() > longestTitle) break;
        if (!tidy.empty()) tidy += ' ';
        tidy += calm(word);
    }
    while (!tidy.empty() && std::string_view(" -,.:;").find(tidy.back()) != std::string_view::npos)
        tidy.pop_back();
    return tidy;
}

std::string songTitle(const std::string& title) {
    constexpr std::string_view collection = "POP909 ";
    if (!title.starts_with(collection)) return title;
    const std::size_t number = title.find(' ', collection.size());
    const std::size_t artist = title.rfind(" - ");
    if (number == std::string::npos || artist == std::string::npos || artist <= number) return title;
    return title.substr(number + 1, artist - number - 1);
}

std::string slugOf(const std::string& text) {
    // The letters U+00C0 to U+00FF without their accents.
    constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty";
    constexpr unsigned char latin1Lead = 0xC3;
    std::string slug;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char c = static_cast<unsigned char>(text[i]);
        if (c == latin1Lead && i + 1 < text.size())
            c = static_cast<unsigned char>(plain[static_cast<unsigned char>(text[++i]) & 0x3F]);
        if (c < 0x80 && std::isalnum(c) != 0) {
            slug += static_cast<char>(std::tolower(c));
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    while (slug.ends_with('-'))
        slug.pop_back();
    return slug;
}

} // namespace atos
