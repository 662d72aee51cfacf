// SPDX-License-Identifier: Apache-2.0
#include "lab/tempo/played_ways.h"

#include "lab/data/performance_augmentation.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

/// A pace that wanders around 1 and comes back.
class Drift {
public:
    Drift(double width, FastRandom& random) : width_(width), random_(random) {}

    /// Where a moment of the score is played.
    double moved(double seconds) {
        constexpr double step = 0.5;
        while (next_ <= seconds) {
            offset_ += (now_ - 1) * step;
            next_ += step;
            now_ = 1 + 0.9 * (now_ - 1) + width_ * std::sqrt(1 - 0.81) * bellCurve(random_);
            now_ = std::clamp(now_, 0.75, 1.25);
        }
        return seconds + offset_ + (now_ - 1) * (seconds - (next_ - step));
    }

private:
    double width_;
    FastRandom& random_;
    double next_ = 0;
    double offset_ = 0;
    double now_ = 1;
};

/// The written beats along a drift.
TempoMap driftedBeats(const TempoMap& written, double end, Drift& drift) {
    TempoMap beats;
    beats.metres = written.metres;
    beats.origin = written.origin;
    if (written.origin != TempoOrigin::stated) return beats;
    double before = drift.moved(std::max(0.0, written.secondsAt(0)));
    const double last = std::min(written.beatAt(end) + 1, 20'000.0);
    for (double beat = 0; beat < last; ++beat) {
        const double next = drift.moved(std::max(0.0, written.secondsAt(beat + 1)));
        beats.setTempo(beat, std::max(1e-3, next - before));
        before = next;
    }
    return beats;
}

/// Returns the beats as played.
TempoMap playByHand(Performance& music, double widestDrift, FastRandom& random) {
    const double jitter = between(random, 0.002, 0.02);
    const double touch = between(random, 2, 12);
    const double width = between(random, 0, widestDrift);
    FastRandom pace(random.next());
    FastRandom samePace = pace;
    Drift drift(width, pace);
    Drift sameDrift(width, samePace);
    const TempoMap beats = driftedBeats(music.tempo, music.duration(), sameDrift);
    double together = 0;
    double lastOnset = -1;
    double delay = 0;
    for (Note& note : music.notes) {
        if (note.onset > lastOnset + 1e-4) {
            together = drift.moved(note.onset);
            delay = jitter * bellCurve(random);
        }
        lastOnset = note.onset;
        note.onset = std::max(0.0, together + delay + 0.4 * jitter * bellCurve(random));
        note.duration = std::max(0.03, note.duration * between(random, 0.7, 1.1));
        note.velocity =
            static_cast<std::uint8_t>(std::clamp(note.velocity + touch * bellCurve(random), 1.0, 127.0));
    }
    music.sort();
    return beats;
}

void hear(Performance& music, FastRandom& random) {
    const double missed = between(random, 0.01, 0.12);
    missNotes(music, [&] { return static_cast<double>(random.unit()) < missed; });
    const double invented = between(random, 0, 0.08);
    std::vector<Note> ghosts;
    for (const Note& note : music.notes) {
        if (static_cast<double>(random.unit()) >= invented) continue;
        Note ghost = note;
        ghost.onset += random.below(2) == 0 ? between(random, -0.02, 0.02) : between(random, -0.3, 0.3);
        ghost.onset = std::max(ghost.onset, 0.0);
        ghost.pitch = static_cast<std::uint8_t>(std::min(108, note.pitch + 12));
        ghost.velocity = static_cast<std::uint8_t>(std::max(10, note.velocity / 2));
        ghosts.push_back(ghost);
    }
    music.notes.insert(music.notes.end(), ghosts.begin(), ghosts.end());
    music.pedals.clear();
    music.pedalKnown = false;
    music.source = Source::transcribed;
    music.sort();
}

} // namespace

double between(FastRandom& random, double low, double high) {
    return low + (high - low) * static_cast<double>(random.unit());
}

double bellCurve(FastRandom& random) {
    double sum = 0; // Irwin and Hall: twelve draws
    for (int draw = 0; draw < 12; ++draw)
        sum += static_cast<double>(random.unit());
    return sum - 6;
}

Performance playedAs(PlayedWay way, const Performance& written, FastRandom& random) {
    constexpr double steady = 0.04;
    return takeOf(way, written, steady, random).music;
}

PlayedTake takeOf(PlayedWay way, const Performance& written, double drift, FastRandom& random) {
    PlayedTake take{written, written.tempo};
    Performance& music = take.music;
    if (way == PlayedWay::file) return take;
    if (way == PlayedWay::click) {
        playByHand(music, 0, random);
        return take;
    }
    take.beats = playByHand(music, drift, random);
    music.tempo = {};
    music.keySignatures.clear();
    if (way == PlayedWay::recording)
        hear(music, random);
    else
        music.source = Source::live;
    if (way == PlayedWay::stamped) {
        music.source = Source::file;
        music.tempo.origin = TempoOrigin::stated;
        music.tempo.metres = {{0, 4, 4}};
    }
    return take;
}

Performance atSpeed(const Performance& performance, double factor) {
    Performance result = performance;
    hasten(result, factor);
    TempoMap tempo;
    for (const TempoChange& change : performance.tempo.changes())
        tempo.setTempo(change.beat, change.secondsPerBeat / factor);
    tempo.metres = performance.tempo.metres;
    tempo.origin = performance.tempo.origin;
    result.tempo = std::move(tempo);
    return result;
}

Performance excerptOf(const Performance& performance, double from, double seconds) {
    Performance result = performance;
    std::erase_if(result.notes,
                  [&](const Note& note) { return note.onset < from || note.onset >= from + seconds; });
    return result;
}

} // namespace atos
