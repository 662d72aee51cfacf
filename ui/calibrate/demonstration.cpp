// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/demonstration.h"

#include "app/pieces/piece_files.h"
#include "ui/base/words.h"

#include <QObject>
#include <QStringList>

namespace atos {
namespace {

constexpr std::size_t ownPhrases = 6;
constexpr std::size_t phrasesOfAPiece = 2;

} // namespace

Result<FoundPhrase> findDemonstration(const RenderFunction& render, const Performance& own,
                                      const std::filesystem::path& pieces, const TonePreset& tone,
                                      const Task& task) {
    PhraseSources sources;
    sources.own = own;
    sources.ownPhrases = ownPhrases;
    sources.files = midiFiles(pieces);
    sources.phrasesOfAFile = phrasesOfAPiece;
    sources.unreadable = [](const auto&, const Error&) {}; // one phrase less to choose from
    auto shown = demonstrateTones(render, sources, TonePreset(), tone, RenderOptions(), task);
    if (!shown) return shown.error();
    QStringList sentences{shown->phrase.title.empty() ? QObject::tr("A phrase of your playing.")
                                                      : words::text(shown->phrase.title) + u'.'};
    for (const std::string& sentence : shown->demonstration.listenFor)
        sentences += words::text(sentence);
    const LoudnessMatch match = shown->demonstration.match;
    const auto music = std::make_shared<const Performance>(std::move(shown->phrase));
    auto pair = renderPair(render, *music, {0, music->duration()}, tone, match, task);
    if (!pair) return pair.error();
    return FoundPhrase{music, match, *std::move(pair), sentences.join(QLatin1Char(' '))};
}

} // namespace atos
