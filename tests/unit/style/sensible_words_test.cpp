// SPDX-License-Identifier: Apache-2.0
#include "style/sensible_words.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

HeadProfile surely(const std::string& label, double probability) {
    HeadProfile head;
    head.labels = {{label, probability}, {"another", 1 - probability}};
    head.abstained = false;
    return head;
}

StyleProfile heard(const std::string& composer, const std::string& genre) {
    StyleProfile style;
    style.head(StyleHead::composer) = surely(composer, 0.77);
    style.head(StyleHead::genre) = surely(genre, 0.95);
    return style;
}

bool namesAComposer(const StyleProfile& style) {
    return !style.head(StyleHead::composer).abstained;
}

} // namespace

TEST(SensibleWords, JazzIsNotByDebussy) {
    // 80 of 130 jazz performances were "Debussy", while the genre was jazz, 100 %.
    const StyleProfile said = sensibleWords(heard("Debussy", "jazz"), 0.5);
    EXPECT_FALSE(namesAComposer(said));
    EXPECT_FALSE(said.head(StyleHead::composer).reason.empty());
    EXPECT_EQ(said.head(StyleHead::composer).best()->label, "Debussy") << "what was heard stays";
    EXPECT_FALSE(said.head(StyleHead::genre).abstained);
    EXPECT_TRUE(namesAComposer(sensibleWords(heard("Debussy", "modern"), 0.5)));
}

TEST(PedalWords, AreNotSaidOverAnEmptyPedalLane) {
    // An arabesque without a pedal was "pedal marked, 90 %".
    HeadProfile traits;
    traits.labels = {{"nocturne", 0.7}, {"pedal_marked", 0.9}};
    traits.abstained = false;
    EXPECT_EQ(pedalWords(traits, 0.4).best()->label, "pedal_marked");
    EXPECT_EQ(pedalWords(traits, 0).best()->label, "nocturne");
    EXPECT_FALSE(pedalWords(traits, 0).abstained);
    traits.labels.front().probability = 0.2;
    EXPECT_TRUE(pedalWords(traits, 0).abstained) << "nothing else is likely";
    EXPECT_TRUE(pedalWords({}, 0).abstained);
}

TEST(SensibleWords, JoplinWroteRagtime) {
    EXPECT_TRUE(namesAComposer(sensibleWords(heard("Joplin", "ragtime"), 0.2)));
    EXPECT_FALSE(namesAComposer(sensibleWords(heard("Joplin", "romantic"), 0.2)));
    EXPECT_FALSE(namesAComposer(sensibleWords(heard("Chopin", "ragtime"), 0.2)));
}

TEST(SensibleWords, AChildrensTuneIsNeitherByBrahmsNorRomantic) {
    const StyleProfile tune = sensibleWords(heard("Brahms", "romantic"), 0.0);
    EXPECT_FALSE(namesAComposer(tune));
    EXPECT_TRUE(tune.head(StyleHead::genre).abstained);
    EXPECT_FALSE(sensibleWords(heard("Brahms", "pop"), 0.0).head(StyleHead::genre).abstained)
        << "pop is as plain as that";
    const StyleProfile waltz = sensibleWords(heard("Brahms", "romantic"), 0.3);
    EXPECT_TRUE(namesAComposer(waltz));
    EXPECT_FALSE(waltz.head(StyleHead::genre).abstained);
}

TEST(SensibleWords, ASilentHeadKeepsItsOwnReason) {
    StyleProfile style = heard("Brahms", "romantic");
    style.head(StyleHead::composer).abstained = true;
    style.head(StyleHead::composer).reason = "Nothing like it was in training.";
    EXPECT_EQ(sensibleWords(style, 0.0).head(StyleHead::composer).reason, "Nothing like it was in training.");
    EXPECT_TRUE(sensibleWords({}, std::nullopt).head(StyleHead::composer).abstained);
}

} // namespace atos
