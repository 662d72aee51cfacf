// SPDX-License-Identifier: Apache-2.0
// The shipped names: every reference has one, and none reads like a file name. They used to: "Gaspard de la
// Uuit Ondine", "6 Lieder, Op.48 5 Gottes Macht und Vorsehung", "Cinq Préludes O 16 n°4 n°4".
#include "music/smf.h"
#include "music/work_names.h"
#include "tone/ranking/catalogue.h"

#include <gtest/gtest.h>

#include <array>
#include <regex>
#include <set>

namespace atos {
namespace {

std::filesystem::path resource(const std::string& path) {
    return std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / path;
}

constexpr std::array catalogues{"tones/catalogue.json", "tones/catalogue-research.json"};
constexpr std::array tables{"tones/names.tsv", "pieces/names.tsv"};

/// What makes a title look scraped; empty when nothing does.
std::string scraped(const std::string& title) {
    struct Pattern {
        const char* regex;
        const char* what;
    };
    static constexpr std::array patterns{
        Pattern{R"(Op\..*Op\.)", "two opus numbers"},
        Pattern{R"([Oo]pus|\bO \d|\bop\.|Op\.\d|No\.\d|KV|BWV\d|\b[Nn]r\.?)",
                "an opus number in another spelling"},
        Pattern{R"(Op\. \d+ \d)", "a number after the opus"},
        Pattern{"°", "n°"},
        Pattern{R"([_|\\]|  )", "signs of a file name"},
        Pattern{R"(\b(\w{4,}) \1\b)", "a word twice"},
        Pattern{R"(\b[A-Z]{5,}\b)", "capitals"},
        Pattern{R"(Sonate\b.*Opus|-dur\b|-moll\b)", "another language's key"}};
    for (const Pattern& pattern : patterns)
        if (std::regex_search(title, std::regex(pattern.regex))) return pattern.what;
    return {};
}

} // namespace

TEST(ReferenceNames, ThePatternsFindWhatUsedToBeShown) {
    for (const char* const title :
         {"Cinq Préludes O 16 n°4 n°4", "6 Lieder, Op.48 5 Gottes Macht und Vorsehung",
          "Toccatina Op.75 Opus 75", "Sonata No. 25 (2nd Movement: Andante) Piano Sonate Opus 79 Op. 79",
          "Waltz Waltz No. 10", "gra_esp_2", "Étude, Op. 10 No. 9, Op. 10", "WALL STREET", "Galopada As-dur",
          "Prelude Op. 23 5"})
        EXPECT_NE(scraped(title), "") << title;
}

TEST(ReferenceNames, NoNameReadsLikeAFileName) {
    for (const char* const table : tables) {
        const auto names = readWorkNames(resource(table));
        ASSERT_TRUE(names) << names.error().message;
        for (const auto& [path, name] : *names) {
            EXPECT_EQ(scraped(shownTitle(name)), "") << shownTitle(name) << " (" << path << ")";
            EXPECT_FALSE(std::regex_search(name.composer, std::regex("[_]|^[A-Z][a-z]+ [A-Z]{1,3}$")))
                << name.composer;
        }
    }
}

TEST(ReferenceNames, TheBundledPiecesAreCalledByTheirTitles) {
    const auto names = readWorkNames(resource("pieces/names.tsv"));
    ASSERT_TRUE(names) << names.error().message;
    std::size_t pieces = 0;
    for (const auto& file : std::filesystem::directory_iterator(resource("pieces"))) {
        if (file.path().extension() != ".mid") continue;
        ++pieces;
        const auto name = names->find(file.path().filename().string());
        ASSERT_NE(name, names->end()) << file.path() << " has no row in resources/pieces/names.tsv";
        const auto piece = readMidi(file.path());
        ASSERT_TRUE(piece) << piece.error().message;
        EXPECT_EQ(piece->title, shownTitle(name->second)) << file.path();
    }
    EXPECT_EQ(pieces, names->size());
}

TEST(ReferenceNames, EveryReferenceIsShownAsTheTableSays) {
    const auto names = readWorkNames(resource("tones/names.tsv"));
    ASSERT_TRUE(names) << names.error().message;
    std::set<std::tuple<std::string, std::string, bool>> shown;
    for (const auto& [path, name] : *names)
        shown.emplace(name.composer, shownTitle(name), name.known);
    for (const char* const file : catalogues) {
        const auto catalogue = readCatalogue(resource(file));
        ASSERT_TRUE(catalogue) << catalogue.error().message;
        std::set<std::pair<std::string, std::string>> once;
        int known = 0;
        for (const ReferencePiece& piece : catalogue->pieces) {
            EXPECT_TRUE(shown.contains({piece.composer, piece.title, piece.known}))
                << file << ": " << piece.id << " (" << piece.title
                << ") has no row in resources/tones/names.tsv";
            EXPECT_TRUE(once.emplace(piece.composer, piece.title).second)
                << file << ": two are called " << piece.title;
            known += piece.known ? 1 : 0;
        }
        EXPECT_GE(known, 40) << file;
    }
}

} // namespace atos
