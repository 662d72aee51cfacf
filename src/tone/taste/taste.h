// SPDX-License-Identifier: Apache-2.0
// What a player likes beside what the music asks for, learnt from pairs of tones of which they liked one
// better. Values, any thread.
#pragma once

#include "core/result.h"
#include "tone/preset/tone_preset.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <vector>

namespace atos {

inline constexpr std::size_t tasteAxes = 4;
/// Brightness, room, voice, touch: how far a tone lies from the one that the evidence asks for, in steps that
/// nobody misses. Voice: 0 the one that was asked for, 1 a plainer one.
using TasteVector = std::array<double, tasteAxes>;

/// `tone`, moved so far from itself and rounded to what can be heard.
[[nodiscard]] TonePreset movedByTaste(const TonePreset& tone, const TasteVector& taste);

enum class Liked { first, neither, second };

struct TasteAnswer {
    TasteVector first{}; ///< as it was heard first, from the evidence's tone
    TasteVector second{};
    Liked liked = Liked::neither;

    /// Both were the same: who likes one of them better tells of chance.
    [[nodiscard]] bool isPlacebo() const { return first == second; }
};

/// Bradley & Terry (1952) with ties after Davidson (1970): each tone has a strength, whose logarithm is a
/// weight on each axis minus what lies far from the evidence's tone. The weights have a normal prior around
/// zero, so that without answers the evidence's tone is liked best. What is played first has a weight of its
/// own.
class Taste {
public:
    static constexpr std::size_t mostAnswers = 500; ///< older ones are forgotten

    void add(const TasteAnswer& answer);
    [[nodiscard]] const std::vector<TasteAnswer>& answers() const { return answers_; }

    /// Where the player's best tone lies from the evidence's; 0 on an axis that is not known well enough.
    [[nodiscard]] TasteVector liked() const;
    /// The standard deviation of each weight: how little is known.
    [[nodiscard]] const TasteVector& doubt() const { return doubt_; }

private:
    void fit();
    [[nodiscard]] double trust() const; ///< 1, less where placebos were told apart

    std::vector<TasteAnswer> answers_;
    TasteVector weights_{};
    TasteVector doubt_{priorDoubt, priorDoubt, priorDoubt, priorDoubt};
    double order_ = 0; ///< for what is heard first

    static constexpr double priorDoubt = 0.7;
};

/// Two tones of which nobody knows which one the player likes better: they differ on the axis that least is
/// known of. Every sixth pair is twice the same. Which comes first is by `coin`.
[[nodiscard]] TasteAnswer nextPair(const Taste& taste, bool coin);

/// JSON, {"schema": 1, "answers": [{"first": [4 numbers], "second": [...], "liked": "first"}]}. A file that
/// is not there is a taste without answers; badInput for any other text.
[[nodiscard]] Result<Taste> readTaste(const std::filesystem::path& path);
[[nodiscard]] Status writeTaste(const Taste& taste, const std::filesystem::path& path);

} // namespace atos
