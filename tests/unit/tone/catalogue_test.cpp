// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/catalogue.h"

#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "tone/ranking/catalogue_json.h"
#include "unit/lab/ranking/reference_pieces.h"

#include <gmock/gmock.h>

#include <map>

namespace atos {
namespace {

using test::piece;
using test::style;
using ::testing::HasSubstr;

Catalogue two() {
    Catalogue catalogue;
    catalogue.embedding = "0123456789abcdef";
    catalogue.pieces.push_back(piece("first", {0.123456789F, -0.987654321F}, style({1.0 / 3, 2.0 / 3})));
    catalogue.pieces.push_back(piece("second", {1, 0}, style({1, 0})));
    catalogue.pieces[1].profile.key = {10, Mode::minor};
    catalogue.pieces[1].profile.style.head(StyleHead::mood).abstained = true;
    catalogue.pieces[1].profile.style.head(StyleHead::mood).reason = "Too little music.";
    catalogue.pieces[1].tone.brightness = -0.5;
    catalogue.pieces[1].known = true;
    for (ReferencePiece& entry : catalogue.pieces)
        entry.profile.style.head(StyleHead::tag) = {};
    return catalogue;
}

Json good() {
    return *toJson(two());
}

std::string refusal(const Json& json) {
    const auto catalogue = catalogueFromJson(json);
    return catalogue ? "accepted" : catalogue.error().message;
}

} // namespace

TEST(Catalogue, IsByteStable) {
    const test::TemporaryFolder folder;
    ASSERT_TRUE(writeCatalogue(two(), folder / "a.json"));
    const auto read = readCatalogue(folder / "a.json");
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_TRUE(writeCatalogue(*read, folder / "b.json"));
    EXPECT_EQ(*readFile(folder / "a.json", 100'000), *readFile(folder / "b.json", 100'000));
}

TEST(Catalogue, ComesBackToFiveDecimals) {
    const test::TemporaryFolder folder;
    const Catalogue before = two();
    ASSERT_TRUE(writeCatalogue(before, folder / "a.json"));
    const auto read = readCatalogue(folder / "a.json");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->embedding, before.embedding);
    EXPECT_EQ(read->contentHash, contentHash(*readFile(folder / "a.json", 100'000)));
    ASSERT_EQ(read->pieces.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        const ReferencePiece& a = before.pieces[i];
        const ReferencePiece& b = read->pieces[i];
        EXPECT_EQ(a.id, b.id);
        EXPECT_EQ(a.title, b.title);
        EXPECT_EQ(a.known, b.known);
        EXPECT_EQ(a.profile.key, b.profile.key);
        EXPECT_EQ(a.tone, b.tone);
        EXPECT_EQ(a.profile.contentHash, b.profile.contentHash);
        EXPECT_EQ(b.profile.style.model, "test");
        for (std::size_t d = 0; d < 2; ++d)
            EXPECT_NEAR(a.profile.harmony[d], b.profile.harmony[d], 1e-5);
        for (const StyleHead which : styleHeads) {
            EXPECT_EQ(a.profile.style.head(which).abstained, b.profile.style.head(which).abstained);
            EXPECT_EQ(a.profile.style.head(which).reason, b.profile.style.head(which).reason);
            ASSERT_EQ(a.profile.style.head(which).labels.size(), b.profile.style.head(which).labels.size());
            for (std::size_t l = 0; l < a.profile.style.head(which).labels.size(); ++l)
                EXPECT_NEAR(a.profile.style.head(which).labels[l].probability,
                            b.profile.style.head(which).labels[l].probability, 1e-5);
        }
    }
}

TEST(Catalogue, RefusesDamageInASentence) {
    ASSERT_EQ(refusal(good()), "accepted");
    const auto with = [](const auto& change) {
        Json json = good();
        change(json);
        return refusal(json);
    };
    EXPECT_THAT(with([](Json& j) { j["schema"] = 9; }), HasSubstr("schema"));
    EXPECT_THAT(with([](Json& j) { j.erase("heads"); }), HasSubstr("heads"));
    EXPECT_THAT(with([](Json& j) { j["heads"]["mood"] = 3; }), HasSubstr("mood"));
    EXPECT_THAT(with([](Json& j) { j["pieces"] = "many"; }), HasSubstr("pieces"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][1] = 5; }), HasSubstr("Piece 2"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][1]["id"] = "first"; }), HasSubstr("first"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][1]["harmony"] = {1}; }), HasSubstr("lengths"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][0]["harmony"][0] = nullptr; }), HasSubstr("harmony"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][0]["key"]["tonic"] = 1.5; }), HasSubstr("key"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][0]["key"] = "C"; }), HasSubstr("tonic"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][0]["known"] = "yes"; }), HasSubstr("known"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][0]["style"]["genre"]["p"] = {1}; }), HasSubstr("genre"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][0]["style"]["genre"]["p"] = {2, 0}; }), HasSubstr("range"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][0]["tone"]["brightness"] = 3; }), HasSubstr("brightness"));
    EXPECT_THAT(with([](Json& j) { j["pieces"][0].erase("tone"); }), HasSubstr("preset"));
}

TEST(Catalogue, PiecesOfDifferentModelsAreNotWritten) {
    Catalogue mixed = two();
    mixed.pieces[1].profile.style.head(StyleHead::genre).labels[0].label = "another";
    EXPECT_FALSE(toJson(mixed));
    mixed = two();
    mixed.pieces[1].profile.harmony.push_back(0);
    EXPECT_FALSE(toJson(mixed));
}

TEST(Catalogue, TheShippedOneIsLargeFreeAndBalanced) {
    const auto shipped =
        readCatalogue(std::filesystem::path(ATOS_SOURCE_DIR) / "resources/tones/catalogue.json");
    ASSERT_TRUE(shipped) << shipped.error().message;
    EXPECT_GE(shipped->pieces.size(), 600U);
    std::map<std::string, int> genres;
    std::map<std::string, int> moods;
    for (const ReferencePiece& piece : shipped->pieces) {
        ++genres[piece.genre];
        ++moods[piece.mood];
        EXPECT_FALSE(piece.attribution.empty()) << piece.id;
        EXPECT_GE(piece.id.size(), 4U) << piece.title;
        const bool free = piece.licence == "Public Domain" || piece.licence.starts_with("CC0")
                          || piece.licence.starts_with("CC BY ") || piece.licence.starts_with("CC BY-SA ")
                          || piece.licence.starts_with("MIT");
        EXPECT_TRUE(free) << piece.id << ": " << piece.licence;
    }
    for (const char* const genre : {"baroque", "classical", "romantic", "modern", "pop"})
        EXPECT_GE(genres[genre], 70) << genre;
    for (const char* const genre : {"folk", "ragtime"})
        EXPECT_GE(genres[genre], 10) << genre; // little of them is free
    for (const auto& [genre, count] : genres)
        EXPECT_LE(count, static_cast<int>(shipped->pieces.size()) / 4) << genre;
    for (const auto& [mood, count] : moods)
        EXPECT_GE(count, 40) << mood;
}

} // namespace atos
