// SPDX-License-Identifier: Apache-2.0
#include "style/feature_view.h"

#include "analysis/usable_notes.h"
#include "music/damper.h"
#include "style/window.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr double mostSeconds = 600;
constexpr int lowestKey = 21;
constexpr int highestKey = 108;

} // namespace

FeatureView::FeatureView(const Performance& performance, double seconds) {
    for (const Note& note : performance.notes)
        if (hasUsableTimes(note) && note.pitch >= lowestKey && note.pitch <= highestKey)
            music.notes.push_back(note);
    for (Note& note : music.notes)
        note.duration = std::max(note.duration, 0.0);
    music.sort();
    if (music.notes.empty()) return;
    music = cutOut(music, music.notes.front().onset, std::min(seconds, mostSeconds));
    for (const Note& note : music.notes) {
        if (onsets.empty() || note.onset > onsets.back().seconds + chordSpread)
            onsets.push_back({note.onset, {}});
        onsets.back().pitches.push_back(note.pitch);
    }
    for (ChordOnset& onset : onsets)
        std::sort(onset.pitches.begin(), onset.pitches.end());
}

void Histogram::add(std::ptrdiff_t bin, double weight) {
    const auto last = static_cast<std::ptrdiff_t>(counts_.size()) - 1;
    counts_[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(bin, 0, last))] += weight;
}

void Histogram::appendTo(std::vector<float>& features) const {
    double total = 0;
    for (const double count : counts_)
        total += count;
    for (const double count : counts_)
        features.push_back(total > 0 ? static_cast<float>(std::sqrt(count / total)) : 0.0F);
}

} // namespace atos
