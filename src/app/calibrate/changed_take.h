// SPDX-License-Identifier: Apache-2.0
// What a take would be heard as at another tempo, told from parts of it. One thread at a time.
#pragma once

#include "app/calibrate/calibration.h"
#include "app/calibrate/playing_change.h"
#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"
#include "style/style_classifier.h"
#include "tone/ranking/piece_profile.h"

#include <optional>

namespace atos {

/// Music up to this many seconds is heard from its beginning to its end.
inline constexpr double longestHeardWhole = 600;
/// Seconds that stand for music which is longer.
inline constexpr double passageSeconds = 180;

/// Where `passageSeconds` begin in which most of the music lies that the choice rests on (the spans of the
/// reasons for "choice"), else those in the middle; empty for music that is heard whole.
[[nodiscard]] std::optional<double> beginOfDecidingPassage(const Performance& performance,
                                                           const std::vector<Reason>& reasons);

/// Hears the whole take anew, or of a long one a passage, as it is and as it would be, and moves what was
/// heard of the take by the difference. Harmony stays what it was, since tempo does not move it.
class ChangedTake {
public:
    /// `whole` is the profile of the take. All must outlive this.
    ChangedTake(const StyleClassifier& classifier, const Performance& performance,
                const Calibration& calibration, const PieceProfile& whole);

    /// How many changes can be heard while that takes no longer than the calibration did.
    [[nodiscard]] std::size_t changes() const { return passage_ ? 2 : 1; }
    [[nodiscard]] Result<PieceProfile> after(const PlayingChange& change, const Task& task);
    /// The seconds that stand for the take; empty: all of them.
    [[nodiscard]] std::optional<TimeSpan> passage() const { return passage_; }

private:
    [[nodiscard]] Result<StyleEvidence> hear(const Performance& changed, const Task& task);

    const StyleClassifier& classifier_;
    const Calibration& calibration_;
    const PieceProfile& whole_;
    std::optional<TimeSpan> passage_;
    Performance music_;                   ///< of the passage, else the take
    Key key_;                             ///< of that
    std::optional<StyleEvidence> before_; ///< of the passage, once it was heard
};

} // namespace atos
