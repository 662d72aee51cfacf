// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/assemble_catalogue.h"

#include "lab/data/skipped_files.h"
#include "lab/ranking/reference_titles.h"
#include "lab/ranking/reference_tone.h"
#include "lab/ranking/select_references.h"
#include "lab/style/labels.h"
#include "music/smf.h"

#include <algorithm>
#include <set>

namespace atos {
namespace {

constexpr std::size_t longestSlug = 70;
constexpr std::size_t shortestSlug = 6;

Result<ReferencePiece> referenceFrom(const LabelledPiece& labelled, const Performance& performance,
                                     const ChordEmbedding& embedding, const Classify& classify) {
    auto measured = measurePiece(labelled, performance, embedding, classify);
    if (!measured) return measured.error();
    ReferencePiece piece;
    piece.composer = creditOf(labelled);
    piece.title = tidyTitle(songTitle(labelled.title));
    piece.licence = labelled.licence;
    piece.attribution = attributionOf(labelled);
    piece.genre = soundingGenre(labelled);
    piece.era = labelled.era;
    piece.form = labelled.form;
    piece.mood = moodByCues(labelled);
    if (piece.mood.empty()) piece.mood = moodByCues(measured->profile.key.mode, measured->features.tempo.bpm);
    piece.tone = referenceTone(Archetypes::builtIn(), *measured);
    piece.profile = std::move(measured->profile);
    return piece;
}

std::string freshId(const ReferencePiece& piece, std::set<std::string>& taken) {
    std::string slug = slugOf(piece.composer + " " + piece.title).substr(0, longestSlug);
    while (slug.ends_with('-'))
        slug.pop_back();
    if (slug.size() < shortestSlug) // of a title in other letters nothing is left
        slug = slugOf(piece.genre + " " + piece.profile.contentHash.substr(0, 8));
    std::string id = slug;
    for (int number = 2; !taken.insert(id).second; ++number)
        id = slug + "-" + std::to_string(number);
    return id;
}

} // namespace

Result<Catalogue> assembleCatalogue(const std::vector<LabelledPiece>& chosen, const WorkNames& names,
                                    const ChordEmbedding& embedding, const Classify& classify,
                                    const Task& task) {
    Catalogue catalogue;
    catalogue.embedding = embedding.contentHash();
    std::set<std::string> ids;
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        task.report(static_cast<double>(i) / static_cast<double>(chosen.size()),
                    chosen[i].title + skippedFiles(skipped));
        const auto performance = readMidi(chosen[i].path);
        if (!performance) {
            ++skipped;
            continue;
        }
        auto piece = referenceFrom(chosen[i], *performance, embedding, classify);
        if (!piece) return piece.error();
        piece->id = freshId(*piece, ids);
        if (const auto name = names.find(chosen[i].key); name != names.end()) {
            piece->composer = name->second.composer;
            piece->title = shownTitle(name->second);
            piece->known = name->second.known;
        }
        piece->tone.id = "reference-" + piece->id;
        piece->tone.name = piece->title;
        catalogue.pieces.push_back(*std::move(piece));
    }
    std::sort(catalogue.pieces.begin(), catalogue.pieces.end(),
              [](const ReferencePiece& a, const ReferencePiece& b) { return a.id < b.id; });
    if (skipped == chosen.size() && skipped > 0) return badInput("None of the chosen pieces can be read.");
    return catalogue;
}

} // namespace atos
