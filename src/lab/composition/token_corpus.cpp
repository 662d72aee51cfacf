// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/token_corpus.h"

#include "analysis/features/pace.h"
#include "analysis/harmony.h"
#include "lab/data/read_pieces.h"

#include <algorithm>

namespace atos {
namespace {

constexpr std::size_t fewestNotes = 32;
constexpr double mostWeight = 3000; // notes
constexpr int columnsPerBeat = 4;

std::optional<Key> transposedKey(const Key& key, int semitones) {
    return Key{(key.tonic + semitones + 12) % 12, key.mode};
}

std::discrete_distribution<std::size_t> byLength(std::span<const TokenPiece> pieces) {
    std::vector<double> weights;
    for (const TokenPiece& piece : pieces)
        weights.push_back(std::min(mostWeight, static_cast<double>(piece.grid.notes.size())));
    return {weights.begin(), weights.end()};
}

} // namespace

Result<std::vector<TokenPiece>> readTokenPieces(const std::filesystem::path& data, const std::string& split,
                                                const Task& task) {
    auto rows = readCollection(data, false);
    if (!rows) return rows.error();
    std::erase_if(*rows,
                  [&](const LabelledPiece& row) { return row.split != split || !mayTrainOn(row, false); });
    std::vector<TokenPiece> pieces(rows->size());
    const auto take = [&](std::size_t i, const Performance& performance) {
        const LabelledPiece& row = (*rows)[i];
        const Performance steady = atSteadyTempo(performance);
        pieces[i] = {row.cluster, styleToken(row.era).value_or(0), noteGrid(steady), findKeys(steady),
                     performance.contentHash};
    };
    if (auto read = readPieces(*rows, take, task, Unreadable::skip); !read) return read.error();
    std::erase_if(pieces, [](const TokenPiece& piece) { return piece.grid.notes.size() < fewestNotes; });
    if (pieces.empty())
        return badInput("There is no readable music in the " + split + " part of the collection.");
    return pieces;
}

TokenSequence excerptOf(const TokenPiece& piece, std::size_t first, std::size_t notes, int semitones) {
    const auto& all = piece.grid.notes;
    const std::size_t end = std::min(all.size(), first + notes);
    const int start = all[first].column / columnsPerBeat * columnsPerBeat;
    NoteGrid part;
    for (std::size_t i = first; i < end; ++i) {
        GridNote note = all[i];
        const int pitch = note.pitch + semitones;
        if (pitch < lowestGridPitch || pitch > highestGridPitch) continue;
        note.pitch = static_cast<std::uint8_t>(pitch);
        note.column -= start;
        part.notes.push_back(note);
    }
    TokenSequence sequence = tokensOf(part);
    const double middle = static_cast<double>(all[(first + end - 1) / 2].column) / columnsPerSecond;
    sequence.key = keyToken(transposedKey(keyAt(piece.keys, middle), semitones));
    sequence.style = piece.style;
    sequence.start = start;
    sequence.ends = end == all.size();
    return sequence;
}

ExcerptSampler::ExcerptSampler(std::span<const TokenPiece> pieces)
    : pieces_(pieces), choice_(byLength(pieces)) {}

TokenSequence ExcerptSampler::draw(std::mt19937_64& random, std::size_t notes) const {
    const TokenPiece& piece = pieces_[choice_(random)];
    const std::size_t count = piece.grid.notes.size();
    const std::size_t latest = count > notes ? count - notes : 0;
    const auto first = std::uniform_int_distribution<std::size_t>(0, latest)(random);
    TokenSequence sequence = excerptOf(piece, first, notes, std::uniform_int_distribution(-5, 6)(random));
    if (std::uniform_int_distribution(0, 2)(random) == 0) sequence.key = 0;
    if (std::uniform_int_distribution(0, 2)(random) == 0) sequence.style = 0;
    return sequence;
}

std::vector<TokenSequence> plainExcerpts(std::span<const TokenPiece> pieces, std::size_t notes) {
    std::vector<TokenSequence> excerpts;
    for (const TokenPiece& piece : pieces)
        for (std::size_t first = 0; first < piece.grid.notes.size(); first += notes) {
            excerpts.push_back(excerptOf(piece, first, notes, 0));
            excerpts.back().key = 0;
            excerpts.back().style = 0;
        }
    return excerpts;
}

} // namespace atos
