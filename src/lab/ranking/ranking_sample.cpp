// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/ranking_sample.h"

#include "files/bytes.h"
#include "lab/data/evaluation_pieces.h"

#include <algorithm>
#include <map>

namespace atos {
namespace {

std::string hashed(const std::string& text) {
    return contentHash({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

} // namespace

bool isVienna(const LabelledPiece& piece) {
    return piece.source == "CPJKU/vienna4x22";
}

std::vector<LabelledPiece> sampleForRanking(const std::vector<LabelledPiece>& pieces,
                                            const std::string& split, const RankingSampling& sampling) {
    using Work = std::map<std::string, const LabelledPiece*>;  // files by hash
    std::map<std::string, std::map<std::string, Work>> groups; // works by hash
    std::vector<LabelledPiece> sample;
    for (const LabelledPiece& piece : pieces) {
        if (isVienna(piece))
            sample.push_back(piece);
        else if (piece.split == split)
            groups[groupOf(piece)][hashed(piece.cluster)].emplace(hashed(piece.key), &piece);
    }
    for (const auto& [group, works] : groups) {
        std::size_t taken = 0;
        for (const auto& [workHash, files] : works) {
            if (taken++ == sampling.worksOfAGroup) break;
            std::size_t kept = 0;
            for (const auto& [fileHash, piece] : files)
                if (kept++ < sampling.filesOfAWork) sample.push_back(*piece);
        }
    }
    std::sort(sample.begin(), sample.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    return sample;
}

} // namespace atos
