// SPDX-License-Identifier: Apache-2.0
// A labelled collection of MIDI files (metadata.tsv beside midi/): what training, evaluation and the
// catalogue read.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

enum class CollectionLicence { open, nonCommercial };

/// One file. Texts are as in metadata.tsv; empty (or 0) when the label is missing, which is never guessed.
struct LabelledPiece {
    std::filesystem::path path; ///< absolute or relative to the working folder: ready to open
    std::string key;            ///< the row's own path, as ground-truth tables name the file
    std::string source;
    std::string licence;
    CollectionLicence licenceClass = CollectionLicence::open;
    std::string cluster; ///< the work; never straddles a split
    std::string split;   ///< train, val, test
    std::string composer, performer, title, era, genre, form, mood, tonality, tempoMark, tempoClass, metre,
        kind;
    double bpm = 0;
    double seconds = 0;
    std::vector<std::string> tags;
    bool moodIsWritten = false; ///< told by notation, not by listeners
};

/// Rows of `data`/open/metadata.tsv and, when wanted, `data`/nc/metadata.tsv. badInput when a table is
/// missing or damaged.
[[nodiscard]] Result<std::vector<LabelledPiece>> readCollection(const std::filesystem::path& data,
                                                                bool nonCommercial);

/// May weights learn from this piece? The open weights: redistributable sources but the GPL one; the research
/// weights also non-commercial ones, where a licence is stated.
[[nodiscard]] bool mayTrainOn(const LabelledPiece& piece, bool research);

} // namespace atos
