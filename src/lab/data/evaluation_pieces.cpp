// SPDX-License-Identifier: Apache-2.0
#include "lab/data/evaluation_pieces.h"

#include <system_error>

namespace atos {

Result<std::vector<LabelledPiece>> piecesOf(const std::filesystem::path& data, const std::string& split) {
    if (split != "train" && split != "val" && split != "test")
        return badInput("The split must be train, val or test, not \"" + split + "\".");
    std::error_code error;
    const bool nonCommercial = std::filesystem::exists(data / "nc" / "metadata.tsv", error);
    Result<std::vector<LabelledPiece>> pieces = readCollection(data, nonCommercial);
    if (!pieces) return pieces.error();
    std::erase_if(*pieces, [&split](const LabelledPiece& piece) { return piece.split != split; });
    return pieces;
}

std::string groupOf(const LabelledPiece& piece) {
    if (piece.source.find("nottingham") != std::string::npos) return "folk";
    if (piece.source.find("POP909") != std::string::npos) return "pop909";
    return (piece.licenceClass == CollectionLicence::open ? "open " : "nc ") + piece.kind;
}

} // namespace atos
