// SPDX-License-Identifier: Apache-2.0
#include "analysis/compare/note_alignment.h"

#include "analysis/compare/warping_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace atos {
namespace {

constexpr double struckTogether = 0.04; ///< seconds
constexpr float anchorDistance = 0.34F; ///< chords at most so far apart say where in time the path is
constexpr double widestSearch = 0.6;    ///< seconds around the place where a note must lie

std::vector<StruckChord> chordsOf(const std::vector<Note>& notes) {
    std::vector<StruckChord> chords;
    for (const Note& note : notes) {
        if (chords.empty() || note.onset > chords.back().onset + struckTogether)
            chords.push_back({note.onset, {}, 0});
        chords.back().pitches.set(note.pitch & 0x7F);
        chords.back().count = chords.back().pitches.count();
    }
    return chords;
}

/// Moments at which the path goes through chords that are much alike; each rises over the one before.
std::vector<AlignedMoment> anchorsOf(const std::vector<std::pair<std::size_t, std::size_t>>& path,
                                     const std::vector<StruckChord>& first,
                                     const std::vector<StruckChord>& second) {
    std::vector<AlignedMoment> anchors;
    for (const auto& [i, j] : path) {
        if (chordDistance(first[i], second[j]) > anchorDistance) continue;
        const AlignedMoment moment{first[i].onset, second[j].onset};
        const bool rises =
            anchors.empty() || (moment.first > anchors.back().first && moment.second > anchors.back().second);
        if (rises) anchors.push_back(moment);
    }
    return anchors;
}

double mapped(const std::vector<AlignedMoment>& moments, double first) {
    if (moments.empty()) return first;
    const auto after =
        std::upper_bound(moments.begin(), moments.end(), first,
                         [](double time, const AlignedMoment& moment) { return time < moment.first; });
    if (after == moments.begin()) return moments.front().second + first - moments.front().first;
    const AlignedMoment& from = *std::prev(after);
    if (after == moments.end()) return from.second + first - from.first;
    const double share = (first - from.first) / (after->first - from.first);
    return from.second + share * (after->second - from.second);
}

using Match = std::pair<std::size_t, std::size_t>;

/// Pairs the notes of one pitch: each of the first with the nearest of the second that is still free and does
/// not lie before the one last taken.
void matchPitch(const std::vector<std::size_t>& ofFirst, const std::vector<std::size_t>& ofSecond,
                const std::vector<Note>& first, const std::vector<Note>& second,
                const std::vector<AlignedMoment>& anchors, std::vector<Match>& matches) {
    std::size_t free = 0;
    for (const std::size_t i : ofFirst) {
        const double expected = mapped(anchors, first[i].onset);
        std::optional<std::size_t> nearest;
        double best = widestSearch;
        for (std::size_t k = free; k < ofSecond.size(); ++k) {
            const double away = second[ofSecond[k]].onset - expected;
            if (away > best) break;
            if (std::abs(away) >= best) continue;
            best = std::abs(away);
            nearest = k;
        }
        if (!nearest) continue;
        matches.emplace_back(i, ofSecond[*nearest]);
        free = *nearest + 1;
    }
}

std::vector<Match> matchNotes(const std::vector<Note>& first, const std::vector<Note>& second,
                              const std::vector<AlignedMoment>& anchors) {
    std::array<std::vector<std::size_t>, 128> firstByPitch;
    std::array<std::vector<std::size_t>, 128> secondByPitch;
    for (std::size_t i = 0; i < first.size(); ++i)
        firstByPitch.at(first[i].pitch & 0x7FU).push_back(i);
    for (std::size_t j = 0; j < second.size(); ++j)
        secondByPitch.at(second[j].pitch & 0x7FU).push_back(j);
    std::vector<Match> matches;
    for (std::size_t pitch = 0; pitch < firstByPitch.size(); ++pitch)
        matchPitch(firstByPitch[pitch], secondByPitch[pitch], first, second, anchors, matches);
    std::sort(matches.begin(), matches.end());
    return matches;
}

} // namespace

double NoteAlignment::secondAt(double first) const {
    return mapped(timeline, first);
}

NoteAlignment alignNotes(const Performance& first, const Performance& second, const Task& task) {
    const std::vector<StruckChord> firstChords = chordsOf(first.notes);
    const std::vector<StruckChord> secondChords = chordsOf(second.notes);
    const auto path = warpingPath(firstChords, secondChords, task);
    NoteAlignment alignment;
    if (path.empty()) return alignment;
    alignment.timeline = anchorsOf(path, firstChords, secondChords);
    if (alignment.timeline.empty()) return alignment;
    alignment.matches = matchNotes(first.notes, second.notes, alignment.timeline);
    const auto notes = static_cast<double>(first.notes.size() + second.notes.size());
    alignment.similarity = 2 * static_cast<double>(alignment.matches.size()) / notes;
    return alignment;
}

} // namespace atos
