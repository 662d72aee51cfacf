// SPDX-License-Identifier: Apache-2.0
#include "app/score/notate.h"

#include "analysis/harmony.h"
#include "analysis/tempo/beat_grid.h"
#include "app/score/note_values.h"
#include "app/score/voices.h"
#include "music/bars.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

namespace atos {
namespace {

constexpr int middleC = 60;
constexpr int sixteenth = divisionsPerQuarter / 4;
constexpr double sameTempo = 0.03;
constexpr int lowestPrinted = 12; ///< C0

using Staves = std::array<std::vector<StaffBar>, 2>;

ScorePitch spelled(int pitch, const Key& key) {
    constexpr std::string_view letters = "C D EF G A B";
    const std::string name = spelledPitchClass(pitch % 12, key);
    ScorePitch spelled{name[0], 0, 0};
    for (const char sign : std::string_view(name).substr(1))
        spelled.alter += sign == '#' ? 1 : -1;
    const int natural = pitch - spelled.alter;
    spelled.octave = (natural - static_cast<int>(letters.find(spelled.letter))) / 12 - 1;
    return spelled;
}

int fifthsOf(const Key& key) {
    constexpr std::string_view circle = "FCGDAEB";
    const std::string tonic = tonicName(key);
    int fifths = static_cast<int>(circle.find(tonic[0])) - 1 - (key.mode == Mode::minor ? 3 : 0);
    for (const char sign : std::string_view(tonic).substr(1))
        fifths += sign == '#' ? 7 : -7;
    return std::clamp(fifths, -7, 7);
}

/// Beats to write by, and whether they are sure.
BeatGrid gridOf(Performance performance) {
    // What was made on a grid states its tempo by that.
    if (performance.source == Source::generated && performance.tempo.origin == TempoOrigin::unknown)
        performance.tempo.origin = TempoOrigin::stated;
    if (const auto grid = findBeatGrid(performance)) return *grid;
    BeatGrid plain;
    plain.tempo = performance.tempo;
    plain.to = performance.duration();
    return plain;
}

bool isCompound(const Metre& metre) {
    return metre.denominator >= 8 && metre.numerator > 3 && metre.numerator % 3 == 0;
}

/// Bars on the grid of sixteenths, until all music is in one.
std::vector<ScoreBar> emptyBars(const TempoMap& tempo, double lastBeat, std::vector<StaffBar>& places) {
    std::vector<ScoreBar> bars;
    const auto place = [](double beat) { return sixteenth * static_cast<int>(std::lround(4 * beat)); };
    double told = 0;
    for (const Bar& bar : barsUntil(tempo, lastBeat)) {
        ScoreBar printed;
        printed.number = bar.number;
        const bool usual = barQuarters(bar.metre) * bar.metre.denominator == 4.0 * bar.metre.numerator;
        printed.beats = usual ? bar.metre.numerator : 4;
        printed.beatType = usual ? bar.metre.denominator : 4;
        printed.length = place(bar.beat + bar.quarters) - place(bar.beat);
        if (printed.length <= 0) continue;
        const double seconds = tempo.secondsAt(bar.beat + bar.quarters) - tempo.secondsAt(bar.beat);
        const double now = 60 * bar.quarters / std::max(1e-3, seconds);
        if (std::abs(now / std::max(1e-3, told) - 1) > sameTempo) told = printed.tempo = now;
        places.push_back({place(bar.beat), printed.length, isCompound(bar.metre), {}});
        bars.push_back(std::move(printed));
    }
    if (bars.size() > 1 && bars[0].number == 0) { // an upbeat is a part of the metre that follows
        bars[0].beats = bars[1].beats;
        bars[0].beatType = bars[1].beatType;
    }
    return bars;
}

std::size_t barAt(const std::vector<StaffBar>& bars, double place) {
    const auto after = std::upper_bound(bars.begin(), bars.end(), place,
                                        [](double at, const StaffBar& bar) { return at < bar.start; });
    return after == bars.begin() ? 0 : static_cast<std::size_t>(after - bars.begin()) - 1;
}

int nearest(const std::vector<StaffBar>& bars, double exact) {
    return nearestPlace(bars[barAt(bars, exact)], exact);
}

int firstAfter(const std::vector<StaffBar>& bars, int place) {
    return nextPlace(bars[barAt(bars, place)], place);
}

struct ExactNote {
    double start = 0; ///< divisions
    double end = 0;
    std::uint8_t pitch = 60;
};

/// The next beat (in compound time the next eighth) from a place on.
int beatFrom(const std::vector<StaffBar>& bars, int place) {
    const StaffBar& bar = bars[barAt(bars, place)];
    const int unit = bar.compound ? divisionsPerQuarter / 2 : divisionsPerQuarter;
    return std::min(bar.end(), bar.start + (place - bar.start + unit - 1) / unit * unit);
}

/// A key is let go a little before the next is struck: rests that nobody would write are filled.
void fillShortRests(std::vector<PlacedNote>& notes, const std::vector<StaffBar>& bars) {
    std::vector<int> starts;
    for (const PlacedNote& note : notes)
        starts.push_back(note.start);
    std::sort(starts.begin(), starts.end());
    for (PlacedNote& note : notes) {
        const int length = note.end - note.start;
        const int beat = beatFrom(bars, note.end);
        const auto next = std::lower_bound(starts.begin(), starts.end(), note.end);
        const int gap = next == starts.end() ? beat - note.end : *next - note.end;
        if (gap <= sixteenth || 2 * gap <= length)
            note.end += gap;
        else if (beat - note.end <= sixteenth && length > 2 * sixteenth)
            note.end = beat;
    }
}

/// A key is let go before it is struck again, whatever a file says.
void endBeforeStruckAgain(std::vector<PlacedNote>& notes) {
    std::array<PlacedNote*, 128> last{};
    for (PlacedNote& note : notes) {
        PlacedNote*& before = last.at(note.pitch);
        if (before != nullptr && before->start < note.start) before->end = std::min(before->end, note.start);
        before = &note;
    }
}

std::vector<PlacedNote> placed(const std::vector<ExactNote>& notes, std::vector<StaffBar>& bars) {
    std::vector<std::vector<double>> onsets(bars.size());
    for (const ExactNote& note : notes)
        onsets[barAt(bars, note.start)].push_back(note.start);
    for (std::size_t bar = 0; bar < bars.size(); ++bar)
        chooseDivisions(bars[bar], onsets[bar]);
    std::vector<PlacedNote> result;
    const int end = bars.back().end();
    for (const ExactNote& note : notes) {
        PlacedNote at{nearest(bars, note.start), 0, note.pitch};
        // What is struck just before the end belongs into it.
        if (at.start >= end)
            at.start = end - (bars.back().triplets.back() ? divisionsPerQuarter / 3 : sixteenth);
        at.end = std::max(nearest(bars, note.end), firstAfter(bars, at.start));
        result.push_back(at);
    }
    fillShortRests(result, bars);
    endBeforeStruckAgain(result);
    return result;
}

/// Marks where the pieces of a divided quarter begin and end.
void bracketTriplets(ScoreVoice& voice) {
    for (std::size_t i = 0; i < voice.size();) {
        if (!voice[i].value.triplet) {
            ++i;
            continue;
        }
        voice[i].tripletBegins = true;
        for (int length = 0; i < voice.size(); ++i) {
            length += voice[i].value.length;
            if (length % divisionsPerQuarter == 0) break;
        }
        if (i < voice.size()) voice[i++].tripletEnds = true;
    }
}

ScoreVoice writtenIn(const StaffBar& bar, const std::vector<PlacedChord>& chords, const KeyTimeline& keys,
                     const TempoMap& tempo) {
    ScoreVoice voice;
    const auto add = [&](int from, int to, const PlacedChord* chord) {
        for (const ValuePiece& piece : valuesOf(bar, from, to)) {
            ScoreChord written{piece.start - bar.start, piece.value, {}, false, false, false, false};
            if (chord != nullptr) {
                const Key key =
                    keyAt(keys, tempo.secondsAt(static_cast<double>(chord->start) / divisionsPerQuarter));
                for (const std::uint8_t pitch : chord->pitches)
                    written.pitches.push_back(spelled(pitch, key));
                written.tiedToLast = piece.start > chord->start;
                written.tiedToNext = piece.start + piece.value.length < chord->end;
            }
            voice.push_back(std::move(written));
        }
    };
    int at = bar.start;
    auto chord = std::lower_bound(chords.begin(), chords.end(), bar.start,
                                  [](const PlacedChord& each, int place) { return each.end <= place; });
    for (; chord != chords.end() && chord->start < bar.end(); ++chord) {
        const int from = std::max(at, chord->start);
        const int to = std::min(bar.end(), chord->end);
        if (to <= from) continue;
        add(at, from, nullptr);
        add(from, to, &*chord);
        at = to;
    }
    if (voice.empty()) return voice;
    add(at, bar.end(), nullptr);
    bracketTriplets(voice);
    return voice;
}

void fill(std::vector<ScoreBar>& bars, const std::vector<StaffBar>& places, std::size_t staff,
          const std::vector<PlacedNote>& notes, const KeyTimeline& keys, const TempoMap& tempo) {
    const auto voices = voicesOf(notes);
    for (std::size_t bar = 0; bar < bars.size(); ++bar) {
        std::array<ScoreVoice, 2> written;
        for (std::size_t voice = 0; voice < voices.size(); ++voice)
            written.at(voice) = writtenIn(places[bar], voices.at(voice), keys, tempo);
        if (written[0].empty() && written[1].empty()) continue;
        // A lower voice alone in its bar is the only one, unless it comes from or goes on to another bar.
        const bool tied =
            !written[1].empty() && (written[1].front().tiedToLast || written[1].back().tiedToNext);
        if (!written[0].empty() || tied) bars[bar].staves.at(staff).push_back(std::move(written[0]));
        if (!written[1].empty()) bars[bar].staves.at(staff).push_back(std::move(written[1]));
    }
}

} // namespace

Result<NotatedMusic> notate(const Performance& performance) {
    if (performance.notes.empty()) return badInput("There are no notes to write as a score.");
    const BeatGrid grid = gridOf(performance);
    NotatedMusic music;
    if (!grid.sure)
        music.notes.emplace_back("The beat of this music is not sure: bars and note values may be wrong.");
    else if (!grid.barsKnown())
        music.notes.emplace_back(
            "Where bars begin is not known: they are written in 4/4 from the first beat on.");

    std::array<std::vector<ExactNote>, 2> hands;
    double last = 1;
    for (const Note& note : performance.notes) {
        const double start = std::max(0.0, grid.tempo.beatAt(note.onset));
        const double end = std::max(start, grid.tempo.beatAt(note.end()));
        last = std::max(last, end - 0.1); // a key held a little into the next bar needs none
        if (note.pitch < lowestPrinted) continue;
        hands[note.pitch >= middleC ? 0 : 1].push_back(
            {start * divisionsPerQuarter, end * divisionsPerQuarter, note.pitch});
    }
    const KeyTimeline keys = findKeys(performance);
    music.score.title = performance.title;
    music.score.fifths = fifthsOf(keys.global);
    music.score.minor = keys.global.mode == Mode::minor;
    std::vector<StaffBar> places;
    music.score.bars = emptyBars(grid.tempo, last, places);
    if (places.empty()) return badInput("The bars of this music are too short to be written.");
    music.score.compound = places.front().compound;
    for (std::size_t staff = 0; staff < hands.size(); ++staff) {
        std::vector<StaffBar> staffBars = places;
        const std::vector<PlacedNote> notes = placed(hands.at(staff), staffBars);
        fill(music.score.bars, staffBars, staff, notes, keys, grid.tempo);
    }
    return music;
}

} // namespace atos
