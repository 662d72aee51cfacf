// SPDX-License-Identifier: Apache-2.0
// How well the tone of a reference piece suits a performance. Pure functions, any thread.
#pragma once

#include "style/style_profile.h"
#include "tone/ranking/catalogue.h"
#include "tone/ranking/piece_profile.h"
#include "tone/ranking/similarity_parts.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

struct LearnedSimilarity;

/// How many references are shown.
inline constexpr std::size_t neighbours = 5;

/// One addend of a similarity: `value` in its own unit (in the learned similarity: log odds), `contribution`
/// what it adds to the total.
struct SimilarityTerm {
    std::string name; ///< "harmony", "key", "composer", "genre", "mood", "tempo", "rhythm", "tag"; in the
                      ///< learned similarity also "base", "register", "texture", "articulation", "pace"
    double value = 0;
    double contribution = 0;
};

struct RankedPreset {
    std::string id; ///< ReferencePiece::id
    std::string title;
    std::string composer;
    std::string genre;                 ///< ReferencePiece::genre
    double score = 0;                  ///< the sum of the contributions
    std::vector<SimilarityTerm> terms; ///< always all of the model's, in one order
    TonePreset tone;
    bool known = false; ///< ReferencePiece::known
};

/// How far two answers of one head lie apart, 0 (alike) .. 1 (nothing in common): the sum of the absolute
/// differences of the probabilities over their total (Bray & Curtis 1957), which for distributions is the
/// total variation distance, and treats the independent labels of `tag` alike. An abstention keeps an
/// answer from being shown, but its calibrated probabilities still tell pieces apart: near-even ones lie
/// close together and so cost little. Empty when either side is untrained.
[[nodiscard]] std::optional<double> headDistance(const HeadProfile& a, const HeadProfile& b);

/// The addends of a reference piece's similarity.
using TermsOfPiece = std::function<std::vector<SimilarityTerm>(const ReferencePiece& piece)>;

/// From this probability on the genre of what was played is sure, and no piece of another leads.
inline constexpr double sureGenre = 0.8;

/// The best `limit` pieces, best first, those of the genre that is surely played before all others; equal
/// scores by id. The piece itself is left out.
[[nodiscard]] std::vector<RankedPreset> rankPresets(const PieceProfile& query, const Catalogue& catalogue,
                                                    std::size_t limit = neighbours);
/// By other learned weights than the built-in ones.
[[nodiscard]] std::vector<RankedPreset> rankPresets(const PieceProfile& query, const Catalogue& catalogue,
                                                    const LearnedSimilarity& similarity,
                                                    std::size_t limit = neighbours);
/// By any other sum of terms.
[[nodiscard]] std::vector<RankedPreset> rankPresets(const PieceProfile& query, const Catalogue& catalogue,
                                                    const TermsOfPiece& terms,
                                                    std::size_t limit = neighbours);

/// A catalogue whose pieces stand in the space of the built-in similarity: for asking it more than once.
/// Copies nothing of the catalogue, which must outlive it.
class PlacedCatalogue {
public:
    explicit PlacedCatalogue(const Catalogue& catalogue);

    /// rankPresets() of all pieces.
    [[nodiscard]] std::vector<RankedPreset> ranked(const PieceProfile& query) const;

private:
    const Catalogue& catalogue_;
    std::vector<PlacedProfile> places_; ///< in the catalogue's order
};

/// Within this distance of the best score left, a work that everyone knows is named first: so close, the
/// order is chance, and a name that says something is worth more than another.
inline constexpr double knownWithin = 0.03;

/// The references as they are named to a person: `ranked` (all of rankPresets(), for the same query) with
/// known works first where scores lie within `knownWithin`, each group by score, and no work of another genre
/// before those of the one that is surely played; the first `limit` of them.
[[nodiscard]] std::vector<RankedPreset>
namedReferences(const PieceProfile& query, std::vector<RankedPreset> ranked, std::size_t limit = neighbours);

/// Shares of the nearest references by genre: twenty, one that scores 0.1 below the best weighing 1/e of it.
/// `ranked` holds all references; empty without any.
[[nodiscard]] std::map<std::string, double> nearGenres(const std::vector<RankedPreset>& ranked);

} // namespace atos
