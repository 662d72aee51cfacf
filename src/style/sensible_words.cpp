// SPDX-License-Identifier: Apache-2.0
#include "style/sensible_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace atos {
namespace {

constexpr double plainHarmony = 0.04;
/// The eras of written music, among the genres.
constexpr std::array<std::string_view, 4> eras{"baroque", "classical", "romantic", "modern"};
constexpr std::string_view ragtime = "ragtime";
constexpr std::string_view composerOfRagtime = "Joplin";

void silence(HeadProfile& head, const char* reason) {
    if (head.abstained) return;
    head.abstained = true;
    head.reason = reason;
}

bool isPlain(std::optional<double> chromatic) {
    return chromatic && *chromatic < plainHarmony;
}

void agreeWithGenre(HeadProfile& composer, const HeadProfile& genre) {
    const LabelProbability* name = composer.best();
    const LabelProbability* kind = genre.best();
    if (name == nullptr || kind == nullptr) return;
    const bool writtenInAnEra = std::find(eras.begin(), eras.end(), kind->label) != eras.end();
    const bool bothRagtime = kind->label == ragtime && name->label == composerOfRagtime;
    if (name->label == composerOfRagtime && kind->label != ragtime)
        silence(composer, "The composer that comes to mind wrote ragtime, and this does not sound like it.");
    else if (!writtenInAnEra && !bothRagtime)
        silence(composer,
                "This does not sound like the written music of the composers that the network knows.");
}

} // namespace

StyleProfile sensibleWords(StyleProfile heard, std::optional<double> chromatic) {
    HeadProfile& composer = heard.head(StyleHead::composer);
    HeadProfile& genre = heard.head(StyleHead::genre);
    agreeWithGenre(composer, genre);
    if (!isPlain(chromatic)) return heard;
    silence(composer, "Its harmony is too plain to tell composers apart.");
    if (const LabelProbability* best = genre.best(); best != nullptr && best->label == "romantic")
        silence(genre, "Its harmony is too plain for the romantic music that the network hears.");
    return heard;
}

HeadProfile pedalWords(HeadProfile traits, double pedalShare) {
    constexpr double hardlyEver = 0.05;
    constexpr double likely = 0.5;
    if (pedalShare >= hardlyEver) return traits;
    for (LabelProbability& trait : traits.labels)
        if (trait.label == "pedal_marked") trait.probability = 0;
    const LabelProbability* best = traits.best();
    if (best == nullptr || best->probability < likely) traits.abstained = true;
    return traits;
}

} // namespace atos
