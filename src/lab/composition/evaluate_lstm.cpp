// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/evaluate_lstm.h"

#include "compose/lstm/lstm.h"
#include "core/task.h"
#include "lab/composition/markov.h"

namespace atos {
namespace {

constexpr std::size_t notesOfAnExcerpt = 256;

Json told(std::span<const NoteNegativeLogLikelihood> excerpts) {
    NoteNegativeLogLikelihood all;
    for (const NoteNegativeLogLikelihood& excerpt : excerpts) {
        for (std::size_t part = 0; part < all.parts.size(); ++part)
            all.parts[part] += excerpt.parts[part];
        all.notes += excerpt.notes;
    }
    return {{"nats_per_note", all.perNote()},
            {"step", all.parts[0] / all.notes},
            {"pitch", all.parts[1] / all.notes},
            {"duration", all.parts[2] / all.notes},
            {"velocity", all.parts[3] / all.notes}};
}

/// The excerpts of plainExcerpts() with the key of their middle.
std::vector<TokenSequence> keyedExcerpts(std::span<const TokenPiece> pieces) {
    std::vector<TokenSequence> excerpts;
    for (const TokenPiece& piece : pieces)
        for (std::size_t first = 0; first < piece.grid.notes.size(); first += notesOfAnExcerpt) {
            excerpts.push_back(excerptOf(piece, first, notesOfAnExcerpt, 0));
            excerpts.back().style = 0;
        }
    return excerpts;
}

} // namespace

Result<Json> evaluateLstm(const LstmEvaluation& options, const Task& task) {
    const auto lstm = LstmNotes::load(options.weights);
    if (!lstm) return lstm.error();
    const auto pieces = readTokenPieces(options.data, options.split, partOf(task, 0, 0.2));
    if (!pieces) return pieces.error();
    const auto excerpts = plainExcerpts(*pieces, notesOfAnExcerpt);
    const auto plain = (*lstm)->negativeLogLikelihood(excerpts, partOf(task, 0.2, 0.4));
    if (!plain) return plain.error();
    const auto keyed = (*lstm)->negativeLogLikelihood(keyedExcerpts(*pieces), partOf(task, 0.4, 0.6));
    if (!keyed) return keyed.error();
    const auto learnt = readTokenPieces(options.data, "train", partOf(task, 0.6, 0.8));
    if (!learnt) return learnt.error();
    const auto markov = MarkovNotes::learn(*learnt, partOf(task, 0.8, 1));
    if (!markov) return markov.error();
    const auto baseline = (*markov)->negativeLogLikelihood(excerpts, task);
    if (!baseline) return baseline.error();
    double notes = 0;
    for (const NoteNegativeLogLikelihood& excerpt : *plain)
        notes += excerpt.notes;
    return Json{{"split", options.split},
                {"pieces", pieces->size()},
                {"notes", notes},
                {"lstm", told(*plain)},
                {"lstm_told_the_key", told(*keyed)},
                {"markov", told(*baseline)},
                {"weights", (*lstm)->contentHash()}};
}

} // namespace atos
