// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/demonstration.h"

#include "app/pieces/piece_files.h"
#include "music/smf.h"
#include "ui/shell/words.h"

#include <QObject>
#include <QStringList>

namespace atos {
namespace {

constexpr std::size_t ownPhrases = 6;
constexpr std::size_t phrasesOfAPiece = 2;

std::vector<Performance> candidatesFrom(const Performance& own, const std::filesystem::path& pieces) {
    std::vector<Performance> candidates = demonstrationPhrases(own, ownPhrases);
    for (const std::filesystem::path& file : midiFiles(pieces)) {
        const Result<Performance> piece = readMidi(file);
        if (!piece) continue; // one phrase less to choose from
        for (Performance& phrase : demonstrationPhrases(*piece, phrasesOfAPiece))
            candidates.push_back(std::move(phrase));
    }
    return candidates;
}

} // namespace

Result<FoundPhrase> findDemonstration(const RenderFunction& render, const Performance& own,
                                      const std::filesystem::path& pieces, const TonePreset& tone,
                                      const Task& task) {
    std::vector<Performance> candidates = candidatesFrom(own, pieces);
    const auto shown = demonstrate(render, candidates, TonePreset(), tone, RenderOptions(), task);
    if (!shown) return shown.error();
    Performance& phrase = candidates[shown->chosen];
    QStringList sentences{phrase.title.empty() ? QObject::tr("A phrase of your playing.")
                                               : words::text(phrase.title) + u'.'};
    for (const std::string& sentence : shown->listenFor)
        sentences += words::text(sentence);
    return FoundPhrase{std::make_shared<const Performance>(std::move(phrase)), shown->match,
                       sentences.join(QLatin1Char(' '))};
}

} // namespace atos
