// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/grid_corpus.h"

#include "lab/composition/training_pieces.h"
#include "lab/training/training_data_hash.h"

#include <algorithm>
#include <map>

namespace atos {
namespace {

constexpr std::size_t fewestNotes = 32;
/// An excerpt has at least so many notes a second on average, unless none of a few tries has.
constexpr double sparsest = 0.8;
constexpr int tries = 8;

bool isDense(const NoteGrid& grid) {
    return static_cast<double>(grid.notes.size()) * columnsPerSecond >= sparsest * grid.columns;
}

std::vector<std::vector<std::size_t>> worksOf(std::span<const GridPiece> pieces) {
    std::map<std::string_view, std::vector<std::size_t>> byName;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        byName[pieces[i].work].push_back(i);
    std::vector<std::vector<std::size_t>> works;
    for (auto& [name, members] : byName)
        works.push_back(std::move(members));
    return works;
}

} // namespace

Result<std::vector<GridPiece>> readGridPieces(const std::filesystem::path& data, std::string_view split,
                                              const Task& task) {
    std::vector<GridPiece> pieces;
    const auto read =
        eachTrainingPiece(data, split, task, [&](const LabelledPiece& row, const Performance& music) {
            NoteGrid grid = noteGrid(music);
            if (grid.notes.size() >= fewestNotes)
                pieces.push_back(
                    {std::move(grid), row.cluster, row.key, gridEra(row.era), music.contentHash});
        });
    if (!read) return read.error();
    if (pieces.empty()) return badInput("There is no readable music in this part of the collection.");
    return pieces;
}

std::string contentHashOf(std::span<const GridPiece> pieces) {
    TrainingDataHash hash;
    for (const GridPiece& piece : pieces)
        hash.add(piece.work + ' ' + std::to_string(piece.era) + ' ' + piece.contentHash);
    return hash.value();
}

GridSampler::GridSampler(std::span<const GridPiece> pieces) : pieces_(pieces), works_(worksOf(pieces)) {}

const GridPiece& GridSampler::piece(std::mt19937_64& random) const {
    const auto& work = works_[std::uniform_int_distribution<std::size_t>(0, works_.size() - 1)(random)];
    return pieces_[work[std::uniform_int_distribution<std::size_t>(0, work.size() - 1)(random)]];
}

GridExcerpt GridSampler::draw(std::mt19937_64& random, int columns) const {
    GridExcerpt drawn;
    for (int i = 0; i < tries; ++i) {
        const GridPiece& from = piece(random);
        const int latest = std::max(0, from.grid.columns - columns);
        const int wanted = std::uniform_int_distribution(0, latest)(random);
        const auto first = std::lower_bound(from.grid.notes.begin(), from.grid.notes.end(), wanted,
                                            [](const GridNote& note, int at) { return note.column < at; });
        const int lead = std::uniform_int_distribution(0, columnsPerSecond - 1)(random);
        const int begin = first == from.grid.notes.end() ? wanted : std::max(0, first->column - lead);
        drawn = {excerpt(from.grid, begin, columns), from.era};
        if (isDense(drawn.grid)) break;
    }
    return drawn;
}

std::vector<NoteGrid> fixedExcerpts(std::span<const GridPiece> pieces, int columns, std::size_t most,
                                    std::uint64_t seed) {
    std::mt19937_64 random(seed);
    auto works = worksOf(pieces);
    std::shuffle(works.begin(), works.end(), random);
    std::vector<std::vector<NoteGrid>> parts;
    std::size_t rounds = 0;
    for (const auto& work : works) {
        auto& ofWork = parts.emplace_back();
        for (const std::size_t piece : work)
            for (int from = 0; from + columns <= pieces[piece].grid.columns; from += columns)
                if (NoteGrid part = excerpt(pieces[piece].grid, from, columns); isDense(part))
                    ofWork.push_back(std::move(part));
        std::shuffle(ofWork.begin(), ofWork.end(), random);
        rounds = std::max(rounds, ofWork.size());
    }
    std::vector<NoteGrid> excerpts;
    for (std::size_t round = 0; round < rounds; ++round)
        for (const auto& ofWork : parts)
            if (round < ofWork.size() && excerpts.size() < most) excerpts.push_back(ofWork[round]);
    return excerpts;
}

} // namespace atos
