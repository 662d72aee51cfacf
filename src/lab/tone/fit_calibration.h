// SPDX-License-Identifier: Apache-2.0
// Whether the fit that is shown means what it says. Pure, any thread.
#pragma once

#include "files/json.h"
#include "lab/tone/recommended_piece.h"

#include <vector>

namespace atos {

/// An archetype is for a piece's kind of music when it gives the piece's labelled genre at least half of a
/// full membership.
[[nodiscard]] bool isForGenre(const Archetype& archetype, const std::string& genre);

class FitCalibration {
public:
    /// `archetypes` must outlive it.
    explicit FitCalibration(const Archetypes& archetypes) : archetypes_(archetypes) {}

    void add(const RecommendedPiece& piece);
    /// {"pieces", "right": share of tones that are for the piece's genre, "calibration_error": of the fit / 100,
    /// "base", "slope": log odds of being right by the log odds of the probability, fitted anew (fitSigmoid; null where
    /// all are right or none)}.
    [[nodiscard]] Json json() const;

private:
    struct Case {
        double probability = 0;
        double fit = 0; ///< 0..1
        bool right = false;
    };
    const Archetypes& archetypes_;
    std::vector<Case> cases_;
};

} // namespace atos
