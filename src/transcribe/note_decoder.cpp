// SPDX-License-Identifier: Apache-2.0
#include "transcribe/note_decoder.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace atos {
namespace {

/// No finger strikes a key again within 60 ms: of nearer peaks the highest counts.
constexpr std::size_t peakReach = 2;  // frames
constexpr double shortestNote = 0.04; // seconds
/// The pedal is up only when the network is this much less sure than it had to be for down.
constexpr float pedalSlack = 0.2F;
constexpr std::size_t framesToForget = 500;

void append(std::vector<std::array<float, pianoKeys>>& rows, const std::vector<float>& values) {
    for (std::size_t begin = 0; begin < values.size(); begin += pianoKeys)
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(begin), pianoKeys,
                    rows.emplace_back().begin());
}

} // namespace

bool tellPedal(const PedalAnswers& answers, const PedalLimits& limits) {
    const auto at = [&](double limit) {
        return answers.begin() + std::lround(limit * static_cast<double>(answers.size()));
    };
    const auto sum = [](auto from, auto to) { return std::accumulate(from, to, std::uint64_t{0}); };
    const std::uint64_t sure =
        sum(answers.begin(), at(limits.surelyUp)) + sum(at(limits.surelyDown), answers.end());
    return static_cast<double>(sure)
           >= limits.knownShare * static_cast<double>(sum(answers.begin(), answers.end()));
}

void NoteDecoder::add(const NoteActivity& activity) {
    append(onset_, activity.onset);
    append(sounding_, activity.sounding);
    append(offset_, activity.offset);
    append(velocity_, activity.velocity);
    pedal_.insert(pedal_.end(), activity.pedal.begin(), activity.pedal.end());
    for (; next_ + peakReach < onset_.size(); ++next_)
        decide(next_);
    forget();
}

RecognisedMusic NoteDecoder::finish() {
    for (; next_ < onset_.size(); ++next_)
        decide(next_);
    const double end = secondsOf(next_);
    for (Key& key : keys_)
        if (key.sounding) this->end(key, end);
    if (pedalDown_) music_.pedals.push_back({end, PedalKind::damper, 0, 0});
    music_.pedalKnown = tellPedal(music_.pedalAnswers);
    std::sort(music_.notes.begin(), music_.notes.end(), [](const RecognisedNote& a, const RecognisedNote& b) {
        return std::tie(a.onset, a.pitch) < std::tie(b.onset, b.pitch);
    });
    return std::move(music_);
}

void NoteDecoder::decide(std::size_t row) {
    for (std::size_t key = 0; key < pianoKeys; ++key)
        decideKey(row, key);
    decidePedal(pedal_[row]);
}

void NoteDecoder::decideKey(std::size_t row, std::size_t which) {
    Key& key = keys_[which];
    if (isPeak(onset_, row, which, thresholds_.onset)) {
        const double onset = std::max(0.0, peakSeconds(onset_, row, which) - thresholds_.lateness);
        if (key.sounding) end(key, onset);
        const long velocity = std::lround(velocity_[row][which] * 127);
        key = {true,
               {onset, onset, static_cast<int>(which) + lowestPianoKey,
                static_cast<int>(std::clamp(velocity, 1L, 127L)), onset_[row][which]}};
        return;
    }
    if (!key.sounding || secondsOf(row) < key.note.onset + shortestNote) return;
    if (isPeak(offset_, row, which, thresholds_.offset))
        end(key, std::max(peakSeconds(offset_, row, which), key.note.onset + shortestNote));
    else if (sounding_[row][which] < thresholds_.sounding)
        end(key, secondsOf(row));
}

void NoteDecoder::end(Key& key, double seconds) {
    key.note.soundsTill = std::max(seconds, key.note.onset + shortestNote);
    music_.notes.push_back(key.note);
    key.sounding = false;
}

void NoteDecoder::decidePedal(float value) {
    constexpr auto last = static_cast<float>(PedalAnswers().size() - 1);
    ++music_.pedalAnswers[static_cast<std::size_t>(std::clamp(value * (last + 1), 0.0F, last))];
    const bool down = value >= thresholds_.pedal - (pedalDown_ ? pedalSlack : 0);
    if (down == pedalDown_) return;
    pedalDown_ = down;
    music_.pedals.push_back(
        {secondsOf(next_), PedalKind::damper, static_cast<std::uint8_t>(down ? 127 : 0), 0});
}

void NoteDecoder::forget() {
    if (next_ < framesToForget + peakReach) return;
    const auto gone = static_cast<std::ptrdiff_t>(next_ - peakReach);
    for (Rows* rows : {&onset_, &sounding_, &offset_, &velocity_})
        rows->erase(rows->begin(), rows->begin() + gone);
    pedal_.erase(pedal_.begin(), pedal_.begin() + gone);
    firstFrame_ += static_cast<std::size_t>(gone);
    next_ = peakReach;
}

double NoteDecoder::secondsOf(std::size_t row) const {
    return static_cast<double>(firstFrame_ + row) / framesPerSecond;
}

bool NoteDecoder::isPeak(const Rows& rows, std::size_t row, std::size_t key, float threshold) const {
    const float here = rows[row][key];
    if (here < threshold) return false;
    const std::size_t from = row < peakReach ? 0 : row - peakReach;
    for (std::size_t other = from; other < std::min(rows.size(), row + peakReach + 1); ++other)
        if (other < row ? rows[other][key] >= here : rows[other][key] > here) return false;
    return true;
}

/// Where the two slopes around the peak meet (Kong and others 2021, eq. 7 and 8).
double NoteDecoder::peakSeconds(const Rows& rows, std::size_t row, std::size_t key) const {
    const float here = rows[row][key];
    const float before = row > 0 ? rows[row - 1][key] : 0;
    const float after = row + 1 < rows.size() ? rows[row + 1][key] : 0;
    const float steeper = here - std::min(before, after);
    const double shift = steeper > 0 ? 0.5 * (after - before) / steeper : 0;
    return secondsOf(row) + shift / framesPerSecond;
}

std::vector<Note> plainNotes(const RecognisedMusic& music) {
    std::vector<Note> notes;
    for (const RecognisedNote& recognised : music.notes)
        notes.push_back({recognised.onset, recognised.soundsTill - recognised.onset,
                         static_cast<std::uint8_t>(recognised.pitch),
                         static_cast<std::uint8_t>(recognised.velocity)});
    return notes;
}

Performance performanceFrom(const RecognisedMusic& music) {
    constexpr double oneChord = 0.1; // seconds within which notes are struck together
    Performance performance;
    performance.source = Source::transcribed;
    performance.pedalKnown = music.pedalKnown;
    if (music.pedalKnown) performance.pedals = music.pedals;
    std::size_t nextPedal = 0;
    std::vector<std::pair<double, double>> downs; // intervals with the pedal down
    for (const Pedal& pedal : performance.pedals) {
        if (pedal.value > 0) downs.emplace_back(pedal.seconds, pedal.seconds);
        if (!downs.empty()) downs.back().second = pedal.seconds;
    }
    for (std::size_t i = 0; i < music.notes.size(); ++i) {
        const RecognisedNote& recognised = music.notes[i];
        double release = recognised.soundsTill;
        while (nextPedal < downs.size() && downs[nextPedal].second < recognised.onset)
            ++nextPedal;
        for (std::size_t down = nextPedal; down < downs.size() && downs[down].first < release; ++down) {
            // Held by the pedal at its end: the key may have been let go from the pedal's fall on.
            if (downs[down].second < release - oneChord) continue;
            double nextStruck = release;
            for (std::size_t j = i + 1; j < music.notes.size() && nextStruck == release; ++j) {
                if (music.notes[j].onset >= release) break;
                if (music.notes[j].onset > recognised.onset + oneChord) nextStruck = music.notes[j].onset;
            }
            release = std::min(release, std::max(nextStruck, downs[down].first + oneChord));
            break;
        }
        Note note;
        note.onset = recognised.onset;
        note.duration = release - recognised.onset;
        note.pitch = static_cast<std::uint8_t>(recognised.pitch);
        note.velocity = static_cast<std::uint8_t>(recognised.velocity);
        note.confidence =
            static_cast<std::uint8_t>(std::clamp(std::lround(100 * recognised.confidence), 1L, 100L));
        performance.notes.push_back(note);
    }
    performance.sort();
    return performance;
}

} // namespace atos
