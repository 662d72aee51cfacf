// SPDX-License-Identifier: Apache-2.0
#include "app/live/live_harmony.h"

#include "analysis/features/features.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace atos {
namespace {

constexpr std::chrono::milliseconds period{250};

KeyTimeline keysOf(const Performance& take, double seconds) {
    KeyTimeline keys = findKeys(lastSeconds(take, seconds, liveKeySeconds));
    for (KeySpan& span : keys.spans)
        span.onset += std::max(0.0, seconds - liveKeySeconds);
    return keys;
}

std::optional<Chord> chordOf(const Performance& take, double seconds, const KeyTimeline& keys) {
    const auto chords = findChords(lastSeconds(take, seconds, liveChordSeconds), keys);
    const auto found = std::find_if(chords.rbegin(), chords.rend(),
                                    [](const Chord& chord) { return chord.quality != ChordQuality::none; });
    if (found == chords.rend()) return std::nullopt;
    Chord chord = *found;
    chord.onset += std::max(0.0, seconds - liveChordSeconds);
    return chord;
}

} // namespace

double liveTempo(const Performance& take) {
    return estimateTempo(take).bpm;
}

Performance lastSeconds(const Performance& take, double end, double window) {
    const double begin = std::max(0.0, end - window);
    Performance last;
    last.source = take.source;
    for (Note note : take.notes) {
        const double noteEnd = note.end();
        if (noteEnd < begin || note.onset > end) continue;
        note.onset = std::max(note.onset - begin, 0.0);
        note.duration = noteEnd - begin - note.onset;
        last.notes.push_back(note);
    }
    std::map<std::pair<PedalKind, std::uint8_t>, std::uint8_t> standing;
    for (Pedal pedal : take.pedals) {
        pedal.seconds -= begin;
        if (pedal.seconds < 0)
            standing[{pedal.kind, pedal.channel}] = pedal.value;
        else
            last.pedals.push_back(pedal);
    }
    for (const auto& [pedal, value] : standing)
        if (value > 0) last.pedals.push_back({0, pedal.first, value, pedal.second});
    last.sort();
    return last;
}

LiveHarmony::LiveHarmony() : thread_([this](const std::stop_token& stop) { work(stop); }) {}

void LiveHarmony::offer(std::shared_ptr<const Performance> take, double seconds) {
    {
        const std::lock_guard lock(mutex_);
        offered_ = std::move(take);
        offeredSeconds_ = seconds;
    }
    changed_.notify_one();
}

LiveHarmony::Answer LiveHarmony::latest() const {
    const std::lock_guard lock(mutex_);
    return answer_;
}

void LiveHarmony::work(const std::stop_token& stop) {
    std::shared_ptr<const Performance> known;
    KeyTimeline keys; ///< of the take that is known
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return offered_ != nullptr; })) {
        const auto began = std::chrono::steady_clock::now();
        const auto take = std::exchange(offered_, nullptr);
        const double seconds = offeredSeconds_;
        lock.unlock();
        Answer answer;
        try {
            if (take != known) keys = keysOf(*take, seconds);
            known = take;
            answer = {keys, chordOf(*take, seconds, keys)};
        } catch (...) {
            known = nullptr; // nothing is shown; the next offer is looked at anew
        }
        lock.lock();
        answer_ = std::move(answer);
        changed_.wait_until(lock, stop, began + period, [] { return false; });
    }
}

} // namespace atos
