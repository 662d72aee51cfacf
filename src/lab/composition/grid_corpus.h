// SPDX-License-Identifier: Apache-2.0
// The labelled music on the grid, and random excerpts of it to learn from. Any thread.
#pragma once

#include "compose/gan/image_gan.h"
#include "compose/note_grid.h"
#include "core/result.h"
#include "core/task.h"

#include <filesystem>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

struct GridPiece {
    NoteGrid grid;
    std::string work;          ///< pieces of one work share it
    std::string key;           ///< the row's path
    int era = 0;               ///< index into eraStyles
    std::string contentHash{}; ///< of the file
};

/// The pieces of a split (train, val, test) that open weights may learn from. badInput when there are none
/// with at least 32 notes. Cancels between files.
[[nodiscard]] Result<std::vector<GridPiece>> readGridPieces(const std::filesystem::path& data,
                                                            std::string_view split, const Task& task);

/// Names these pieces: their files, works and eras.
[[nodiscard]] std::string contentHashOf(std::span<const GridPiece> pieces);

struct GridExcerpt {
    NoteGrid grid;
    int era = 0;
};

/// Draws excerpts so that a work counts once however many pieces of it there are.
class GridSampler {
public:
    /// There must be at least one piece, and they must outlive the sampler.
    explicit GridSampler(std::span<const GridPiece> pieces);

    [[nodiscard]] const GridPiece& piece(std::mt19937_64& random) const;
    /// Not transposed. Its first note begins in the first second.
    [[nodiscard]] GridExcerpt draw(std::mt19937_64& random, int columns) const;

private:
    std::span<const GridPiece> pieces_;
    std::vector<std::vector<std::size_t>> works_;
};

/// At most `most` excerpts, no two of which overlap, spread over all works in an order that `seed` gives.
[[nodiscard]] std::vector<NoteGrid> fixedExcerpts(std::span<const GridPiece> pieces, int columns,
                                                  std::size_t most, std::uint64_t seed);

} // namespace atos
