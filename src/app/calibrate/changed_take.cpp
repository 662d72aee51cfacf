// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/changed_take.h"

#include "analysis/harmony.h"
#include "style/window.h"

#include <algorithm>

namespace atos {
namespace {

/// Three times, as it is and changed twice, it is heard as often as a take is once.
constexpr std::size_t windowsOfPassage = mostWindows / 3;

/// Seconds of spans within [from, from + passageSeconds).
double secondsWithin(const std::vector<TimeSpan>& spans, double from) {
    double seconds = 0;
    for (const TimeSpan& span : spans)
        seconds += std::max(0.0, std::min(span.onset + span.duration, from + passageSeconds)
                                     - std::max(span.onset, from));
    return seconds;
}

/// The tempo map stays, so times do, too.
Performance cutOut(const Performance& performance, const TimeSpan& span) {
    const double end = span.onset + span.duration;
    Performance part = performance;
    std::erase_if(part.notes, [&](const Note& note) { return note.onset < span.onset || note.onset >= end; });
    std::erase_if(part.pedals, [&](const Pedal& pedal) { return pedal.seconds >= end; });
    return part;
}

} // namespace

std::optional<double> beginOfDecidingPassage(const Performance& performance,
                                             const std::vector<Reason>& reasons) {
    if (performance.notes.empty()) return std::nullopt;
    const double first = performance.notes.front().onset;
    const double last = performance.duration();
    if (last - first <= longestHeardWhole) return std::nullopt;
    std::vector<TimeSpan> spans;
    for (const Reason& reason : reasons)
        if (reason.parameter == "choice") spans.insert(spans.end(), reason.spans.begin(), reason.spans.end());
    double best = first + (last - first - passageSeconds) / 2;
    double most = secondsWithin(spans, best);
    for (double from = first; from + passageSeconds <= last; from += passageSeconds / 2) {
        const double within = secondsWithin(spans, from);
        if (within <= most) continue;
        most = within;
        best = from;
    }
    return best;
}

ChangedTake::ChangedTake(const StyleClassifier& classifier, const Performance& performance,
                         const Calibration& calibration, const PieceProfile& whole)
    : classifier_(classifier), calibration_(calibration), whole_(whole) {
    if (const auto begin = beginOfDecidingPassage(performance, calibration.target.reasons))
        passage_ = TimeSpan{*begin, passageSeconds};
    music_ = passage_ ? cutOut(performance, *passage_) : performance;
    key_ = passage_ ? findKeys(music_).global : calibration.harmony.keys.global;
}

Result<StyleEvidence> ChangedTake::hear(const Performance& changed, const Task& task) {
    if (!passage_) return classifier_.hear(changed, mostWindows, task);
    if (!before_) {
        auto heard = classifier_.hear(music_, windowsOfPassage, task);
        if (!heard) return heard.error();
        before_ = std::move(*heard);
    }
    const auto after = classifier_.hear(changed, windowsOfPassage, task);
    if (!after) return after.error();
    return moved(calibration_.styleEvidence, *before_, *after);
}

Result<PieceProfile> ChangedTake::after(const PlayingChange& change, const Task& task) {
    const Performance take = changed(music_, change);
    const auto heard = hear(take, task);
    if (!heard) return heard.error();
    PieceProfile profile = whole_;
    profile.style = classifier_.answer(*heard);
    profile.playing = changed(profile.playing, change);
    if (const Key key = findKeys(take).global; key != key_) profile.key = key;
    return profile;
}

} // namespace atos
