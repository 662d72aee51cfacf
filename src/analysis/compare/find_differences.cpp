// SPDX-License-Identifier: Apache-2.0
#include "analysis/compare/find_differences.h"

#include "analysis/compare/matched_notes.h"
#include "core/minutes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace atos {
namespace {

// Less than these nobody hears; they are not told.
constexpr double leastPace = 0.03;
constexpr double leastVelocity = 2;    ///< steps
constexpr double slightVelocity = 6;   ///< steps; less is a little
constexpr double strongVelocity = 18;  ///< steps; more is much: a dynamic mark and a half
constexpr double leastHeld = 0.1;      ///< share of the held time
constexpr double leastMissing = 0.005; ///< share of the notes

template<typename... Values>
std::string say(const char* format, Values... values) {
    std::array<char, 200> text{};
    std::snprintf(text.data(), text.size(), format, values...);
    return text.data();
}

int percent(double share) {
    return static_cast<int>(std::lround(100 * std::abs(share)));
}

std::string notesAre(std::size_t count) {
    return count == 1 ? "One note is" : say("%zu notes are", count);
}

/// "In bars 5 to 8", "From 0:40 to 0:50 of the first".
std::string placeOf(const PaceChange& pace, const Bars& bars) {
    if (!bars.known())
        return say("From %s to %s of the first", minutesAndSeconds(pace.from).c_str(),
                   minutesAndSeconds(pace.to).c_str());
    const int from = bars.numberAt(pace.from);
    const int to = std::max(from, bars.numberAt(pace.to - 0.05)); // a bar that only begins there is not meant
    return from == to ? say("In bar %d", from) : say("In bars %d to %d", from, to);
}

const char* degreeOf(double steps) {
    if (steps < slightVelocity) return "a little ";
    return steps < strongVelocity ? "" : "much ";
}

void addPace(const MatchedNotes& matched, const Bars& bars, std::vector<Difference>& found) {
    const double change = matched.paceRatio - 1;
    if (std::abs(change) >= leastPace)
        found.push_back(
            {"tempo", 1, 1 / matched.paceRatio, true,
             say("It is %d %% %s than the first.", percent(change > 0 ? change : 1 / matched.paceRatio - 1),
                 change > 0 ? "slower" : "faster")});
    if (!matched.pace) return;
    const PaceChange& pace = *matched.pace;
    found.push_back({"pace", 1, 1 / pace.ratio, true,
                     say("%s it %s: %d %% %s than the rest.", placeOf(pace, bars).c_str(),
                         pace.ratio > 1 ? "holds back" : "hurries",
                         percent(pace.ratio > 1 ? pace.ratio - 1 : 1 / pace.ratio - 1),
                         pace.ratio > 1 ? "slower" : "faster")});
}

void addVelocity(const MatchedNotes& matched, const TakePortrait& ofFirst, std::vector<Difference>& found) {
    const double shift = matched.velocityShift;
    const bool sure = std::abs(shift) > 2 * matched.velocityError;
    if (std::abs(shift) >= leastVelocity)
        found.push_back({"loudness", 0, shift, sure,
                         say("The same notes are played %s%s.", degreeOf(std::abs(shift)),
                             shift > 0 ? "louder" : "softer")});
    const FeatureBand& legato = ofFirst.bands[static_cast<std::size_t>(PlayingAxis::legato)];
    const double change = matched.heldRatio - 1;
    if (std::abs(change) >= leastHeld)
        found.push_back({"legato", legato.value, legato.value * matched.heldRatio, true,
                         say("The same notes are held %s: %d %% %s, at equal tempo.",
                             change > 0 ? "longer, more connected" : "shorter, more detached",
                             percent(change), change > 0 ? "more" : "less")});
}

void addNotes(const Performance& first, const Performance& second, const MatchedNotes& matched,
              std::vector<Difference>& found) {
    const double missing = static_cast<double>(matched.onlyFirst) / static_cast<double>(first.notes.size());
    const double added = static_cast<double>(matched.onlySecond) / static_cast<double>(second.notes.size());
    if (missing >= leastMissing)
        found.push_back({"missing_notes", 0, static_cast<double>(matched.onlyFirst), true,
                         notesAre(matched.onlyFirst) + " left out that the first has."});
    if (added >= leastMissing)
        found.push_back({"added_notes", 0, static_cast<double>(matched.onlySecond), true,
                         notesAre(matched.onlySecond) + " added that the first does not have."});
}

/// How much of an axis, in words: "more pedal", "less pedal"; and both values where a teacher would tell
/// them.
struct AxisWords {
    const char* more;
    const char* less;
    const char* format;
    double scale = 1; ///< of the values
};

constexpr std::array<AxisWords, playingAxes.size()> axisWords{
    {{"The beat is faster", "The beat is slower", "%s: %.0f beats a minute instead of %.0f."},
     {"It is louder", "It is softer", "%s."},
     {"It has more dynamic contrast", "It has less dynamic contrast", "%s."},
     {"It is more connected", "It is more detached",
      "%s: held %.0f %% of the time to the next note instead of %.0f %%.", 100},
     {"It has more pedal", "It has less pedal", "%s: down %.0f %% of the time instead of %.0f %%.", 100},
     {"It is denser", "It is sparser", "%s: %.1f notes a second instead of %.1f."}}};

void addAxis(PlayingAxis axis, const TakePortrait& ofFirst, const TakePortrait& ofSecond,
             std::vector<Difference>& found) {
    const auto place = static_cast<std::size_t>(axis);
    const FeatureBand& a = ofFirst.bands.at(place);
    const FeatureBand& b = ofSecond.bands.at(place);
    if (!differ(a, b)) return;
    const AxisWords& words = axisWords.at(place);
    found.push_back({std::string(playingAxes.at(place).name), a.value, b.value, true,
                     say(words.format, b.value > a.value ? words.more : words.less, words.scale * b.value,
                         words.scale * a.value)});
}

} // namespace

std::vector<Difference> findDifferences(const Performance& first, const TakePortrait& ofFirst,
                                        const Performance& second, const TakePortrait& ofSecond,
                                        const NoteAlignment& alignment, const Bars& bars) {
    std::vector<Difference> found;
    if (alignment.samePiece()) {
        const MatchedNotes matched = measureMatches(first, second, alignment);
        addPace(matched, bars, found);
        addVelocity(matched, ofFirst, found);
        for (const PlayingAxis axis : {PlayingAxis::dynamics, PlayingAxis::pedal})
            addAxis(axis, ofFirst, ofSecond, found);
        addNotes(first, second, matched, found);
    } else {
        for (std::size_t axis = 0; axis < playingAxes.size(); ++axis)
            addAxis(static_cast<PlayingAxis>(axis), ofFirst, ofSecond, found);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Difference& a, const Difference& b) { return a.sure && !b.sure; });
    return found;
}

} // namespace atos
