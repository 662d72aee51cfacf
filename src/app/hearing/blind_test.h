// SPDX-License-Identifier: Apache-2.0
// Whether a listener tells A from B: X is one of them, unknown which. Values, any thread.
#pragma once

#include <cstdint>
#include <random>

namespace atos {

enum class BlindVerdict { undecided, heard, notShown };

/// A/B/X by a sequential rule (Wald 1945): it ends as soon as the answers are clear, after twenty trials at
/// the latest. For a listener who is right four times of five against one who guesses, at 5 % of false alarms
/// and 10 % of misses; over all lengths a guesser passes in 3 % of tests.
class BlindTest {
public:
    static constexpr int mostTrials = 20;

    /// `seed` decides which one X is in each trial.
    explicit BlindTest(std::uint64_t seed) : random_(seed) { draw(); }

    [[nodiscard]] bool xIsB() const { return xIsB_; } ///< in this trial
    /// What the listener says X is. Draws the next one.
    void answer(bool b);

    [[nodiscard]] int trials() const { return trials_; } ///< answered
    [[nodiscard]] int hits() const { return hits_; }
    [[nodiscard]] BlindVerdict verdict() const;

private:
    void draw() { xIsB_ = (random_() & 1U) != 0; }

    std::mt19937_64 random_;
    bool xIsB_ = false;
    int trials_ = 0;
    int hits_ = 0;
};

/// How often a guesser has so many right, or more: one-sided, 0..1. `trials` at most 60.
[[nodiscard]] double chanceOfGuessing(int hits, int trials);

} // namespace atos
