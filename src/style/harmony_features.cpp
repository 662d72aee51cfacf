// SPDX-License-Identifier: Apache-2.0
#include "style/harmony_features.h"

#include "analysis/harmony/chord_finder.h"
#include "analysis/harmony/key_finder.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>

namespace atos {
namespace {

constexpr std::size_t qualities = static_cast<std::size_t>(ChordQuality::none) + 1;
constexpr double shortestChord = 0.12; ///< seconds; shorter ones are passing notes

/// Major, minor, dominant seventh, diminished, other.
int family(ChordQuality quality) {
    switch (quality) {
    case ChordQuality::maj:
    case ChordQuality::maj7:
    case ChordQuality::maj6:
        return 0;
    case ChordQuality::min:
    case ChordQuality::min7:
    case ChordQuality::minmaj7:
    case ChordQuality::min6:
        return 1;
    case ChordQuality::seventh:
        return 2;
    case ChordQuality::dim:
    case ChordQuality::dim7:
    case ChordQuality::hdim7:
        return 3;
    default:
        return 4;
    }
}
constexpr int families = 5;

int above(int pitchClass, int root) {
    return ((pitchClass - root) % 12 + 12) % 12;
}

void appendScaleDegrees(const FeatureView& view, const KeyTimeline& keys, std::vector<float>& features) {
    Histogram degrees(24);
    Histogram modes(2);
    for (const Note& note : view.music.notes) {
        const Key key = keyAt(keys, note.onset);
        const int minor = key.mode == Mode::minor ? 1 : 0;
        degrees.add(minor * 12 + above(note.pitch, key.tonic), std::min(note.duration, 2.0));
    }
    double seconds = 0;
    for (const KeySpan& span : keys.spans) {
        modes.add(span.key.mode == Mode::minor ? 1 : 0, span.duration);
        seconds += span.duration;
    }
    degrees.appendTo(features);
    modes.appendTo(features);
    const double changes = static_cast<double>(keys.spans.size()) / std::max(seconds / 60, 0.1);
    features.push_back(static_cast<float>(std::log2(1 + changes) / 2));
    features.push_back(static_cast<float>(keys.confidence));
}

void appendChords(const std::vector<Chord>& chords, const KeyTimeline& keys, std::vector<float>& features) {
    Histogram kinds(qualities);
    Histogram degrees(12 * families);
    Histogram minorDegrees(12 * families);
    Histogram successions(12 * families);
    Histogram basses(12);
    Histogram lengths(9);
    const Chord* before = nullptr;
    double seconds = 0;
    double changes = 0;
    for (const Chord& chord : chords) {
        if (chord.duration < shortestChord) continue;
        kinds.add(static_cast<std::ptrdiff_t>(chord.quality), chord.duration);
        lengths.add(std::lround(2 * std::log2(chord.duration / 0.25)));
        seconds += chord.duration;
        if (chord.quality == ChordQuality::none) continue;
        const Key key = keyAt(keys, chord.onset);
        Histogram& inMode = key.mode == Mode::minor ? minorDegrees : degrees;
        inMode.add(above(chord.root, key.tonic) * families + family(chord.quality), chord.duration);
        basses.add(above(chord.bass, chord.root), chord.duration);
        if (before != nullptr && (before->root != chord.root || before->quality != chord.quality)) {
            successions.add(above(chord.root, before->root) * families + family(chord.quality));
            ++changes;
        }
        before = &chord;
    }
    for (const Histogram* part : {&kinds, &degrees, &minorDegrees, &successions, &basses, &lengths})
        part->appendTo(features);
    features.push_back(static_cast<float>(seconds > 0 ? std::log2(1 + changes / seconds) : 0));
}

/// Different pitch classes in stretches of 1, 2, 4 and 8 s, as shares of all twelve.
void appendChromaticism(const FeatureView& view, std::vector<float>& features) {
    for (const double stretch : {1.0, 2.0, 4.0, 8.0}) {
        std::bitset<12> seen;
        double from = view.onsets.empty() ? 0 : view.onsets.front().seconds;
        double sum = 0;
        double stretches = 0;
        for (const ChordOnset& onset : view.onsets) {
            if (onset.seconds >= from + stretch) {
                sum += static_cast<double>(seen.count());
                ++stretches;
                seen.reset();
                from = onset.seconds;
            }
            for (const int pitch : onset.pitches)
                seen.set(static_cast<std::size_t>(pitch % 12));
        }
        features.push_back(stretches > 0 ? static_cast<float>(sum / stretches / 12) : 0.0F);
    }
}

/// Interval classes between the notes that begin together.
void appendIntervalClasses(const FeatureView& view, std::vector<float>& features) {
    Histogram classes(7);
    for (const ChordOnset& onset : view.onsets) {
        const std::size_t most = std::min<std::size_t>(onset.pitches.size(), 10);
        for (std::size_t i = 0; i < most; ++i) {
            for (std::size_t j = i + 1; j < most; ++j) {
                const int interval = above(onset.pitches[j], onset.pitches[i]);
                classes.add(std::min(interval, 12 - interval));
            }
        }
    }
    classes.appendTo(features);
}

} // namespace

void appendHarmony(const FeatureView& view, std::vector<float>& features) {
    // The open chord model: what the weights have learnt must not depend on what else is installed.
    const std::vector<Slice> slices = cutSlices(view.music);
    const KeyTimeline keys = findKeys(slices, KeyModel::builtIn());
    appendScaleDegrees(view, keys, features);
    appendChords(findChords(slices, keys, ChordModel::builtIn()), keys, features);
    appendChromaticism(view, features);
    appendIntervalClasses(view, features);
}

} // namespace atos
