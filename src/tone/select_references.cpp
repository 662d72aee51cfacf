// SPDX-License-Identifier: Apache-2.0
#include "tone/select_references.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

namespace atos {
namespace {

constexpr int mostOfOneComposer = 12;
constexpr double shortest = 25; // seconds
constexpr double longest = 600;
constexpr std::size_t longestTitle = 80;

bool isPublicDomain(const LabelledPiece& piece) {
    return piece.licence == "Public Domain" || piece.licence.starts_with("CC0");
}

/// Works for piano that people know; the other open sources are transcriptions, songs, folk tunes and
/// rarities.
bool isFromAScoreLibrary(const LabelledPiece& piece) {
    return piece.source == "MutopiaProject/MutopiaProject"
           || piece.source == "pl-wnifc/humdrum-chopin-first-editions";
}

bool isEligible(const LabelledPiece& piece) {
    const bool free = isPublicDomain(piece) || piece.licence.starts_with("CC BY ");
    // Composers spelled in capitals are reductions of band and ballet music.
    const bool named = piece.composer.size() > 1 && piece.composer != "Anonymous"
                       && std::islower(static_cast<unsigned char>(piece.composer[1])) != 0;
    return free && named && isFromAScoreLibrary(piece) && piece.licenceClass == CollectionLicence::open
           && piece.split != "test" && !piece.era.empty() && piece.seconds >= shortest
           && piece.seconds <= longest;
}

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

std::vector<LabelledPiece> selectReferences(const std::vector<LabelledPiece>& pieces, std::size_t count) {
    std::vector<const LabelledPiece*> open;
    for (const LabelledPiece& piece : pieces)
        if (isEligible(piece)) open.push_back(&piece);
    std::map<std::string, double>
        wealth; // of pieces, so that those who wrote much are heard more, not all alike
    for (const LabelledPiece* piece : open)
        ++wealth[piece->composer];
    for (auto& entry : wealth)
        entry.second = std::sqrt(entry.second);
    std::map<std::string, int> ofEra;
    std::map<std::string, int> ofComposer;
    std::map<std::pair<std::string, std::string>, int> ofForm;
    std::set<std::string> works;
    const auto rank = [&](const LabelledPiece& piece) {
        return std::tuple(ofEra[piece.era], ofComposer[piece.composer] / wealth[piece.composer],
                          ofForm[{piece.composer, piece.form}], isPublicDomain(piece) ? 0 : 1,
                          piece.form.empty() ? 1 : 0, piece.key);
    };
    std::vector<LabelledPiece> chosen;
    while (chosen.size() < count) {
        std::erase_if(open, [&](const LabelledPiece* piece) {
            return works.contains(piece->cluster) || ofComposer[piece->composer] >= mostOfOneComposer;
        });
        if (open.empty()) break;
        const auto best = std::min_element(open.begin(), open.end(),
                                           [&](const auto* a, const auto* b) { return rank(*a) < rank(*b); });
        const LabelledPiece& piece = **best;
        ++ofEra[piece.era];
        ++ofComposer[piece.composer];
        ++ofForm[{piece.composer, piece.form}];
        works.insert(piece.cluster);
        chosen.push_back(piece);
    }
    std::sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    return chosen;
}

} // namespace atos
