// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/training_performances.h"

#include "lab/data/performance_augmentation.h"
#include "lab/data/uniform.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace atos {
namespace {

constexpr int lowestKey = 21;
constexpr int highestKey = 108;
constexpr double leadIn = 0.4;        ///< seconds of silence before the first note
constexpr double shortestNote = 0.03; ///< seconds

bool chance(std::mt19937_64& random, double probability) {
    return uniform(random, 0, 1) < probability;
}

Performance cutPart(const Performance& piece, double speed, std::mt19937_64& random) {
    const double length = clipSeconds * speed;
    const double from = uniform(random, 0, std::max(0.1, piece.duration() - length));
    Performance part;
    for (Note note : piece.notes) {
        if (note.onset < from || note.onset >= from + length) continue;
        note.onset -= from;
        note.channel = 0;
        part.notes.push_back(note);
    }
    for (Pedal pedal : piece.pedals) {
        if (pedal.kind != PedalKind::damper || pedal.seconds >= from + length) continue;
        // The last movement before the part says how the pedal stands.
        if (pedal.seconds < from) part.pedals.clear();
        pedal.seconds = std::max(0.0, pedal.seconds - from);
        pedal.channel = 0;
        part.pedals.push_back(pedal);
    }
    hasten(part, speed);
    for (Note& note : part.notes) {
        note.onset = leadIn + note.onset;
        note.duration = std::min(note.duration, leadIn + clipSeconds - note.onset);
    }
    for (Pedal& pedal : part.pedals)
        pedal.seconds = leadIn + pedal.seconds;
    return part;
}

bool hasOwnVelocities(const Performance& part) {
    constexpr std::size_t velocitiesOfAPlayer = 12;
    std::set<int> velocities;
    for (const Note& note : part.notes)
        velocities.insert(note.velocity);
    return velocities.size() >= velocitiesOfAPlayer;
}

std::uint8_t velocityFrom(double value) {
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 5L, 127L));
}

/// Scales a player's dynamics; gives a score some: a level that wanders, louder outer voices, uneven fingers.
void touch(Performance& part, std::mt19937_64& random) {
    std::normal_distribution<double> finger(0, 6);
    if (hasOwnVelocities(part)) {
        const double scale = uniform(random, 0.75, 1.2);
        const double shift = uniform(random, -12, 12);
        for (Note& note : part.notes)
            note.velocity = velocityFrom(note.velocity * scale + shift);
        return;
    }
    const double level = uniform(random, 40, 85);
    const double swell = uniform(random, 0, 25);
    const double period = uniform(random, 4, 15);
    const double phase = uniform(random, 0, 6.3);
    for (Note& note : part.notes) {
        const double voice = 0.25 * (note.pitch - 60.0);
        const double wave = swell * std::sin(phase + 6.28 * note.onset / period);
        note.velocity = velocityFrom(level + wave + voice + finger(random));
    }
}

/// Fingers of a chord do not fall together; written lengths are not held in full.
void loosen(Performance& part, std::mt19937_64& random) {
    std::normal_distribution<double> late(0, uniform(random, 0.002, 0.012));
    const double held = uniform(random, 0.6, 1.05);
    makeOnsetsUneven(part, 0.05, [&] { return late(random); });
    for (Note& note : part.notes)
        note.duration *= held;
}

/// Down through each stretch of 0.6 .. 3 s, changed just after it begins; half pedals now and then.
void addPedal(Performance& part, std::mt19937_64& random) {
    const double length = uniform(random, 0.6, 3);
    const double early = chance(random, 0.5) ? 0 : uniform(random, 0.05, 0.3);
    for (double time = leadIn; time < leadIn + clipSeconds; time += length * uniform(random, 0.8, 1.2)) {
        const double down = time + uniform(random, 0.04, 0.2);
        addDamperChange(part, std::max(0.0, time - early), down);
    }
    part.pedals.push_back({leadIn + clipSeconds, PedalKind::damper, 0, 0});
}

/// A key goes up before it goes down again; notes off the keyboard are left out.
void keepToKeys(Performance& part) {
    part.sort();
    std::array<Note*, 128> last{};
    for (Note& note : part.notes) {
        if (Note* before = last[note.pitch & 0x7FU]; before != nullptr)
            before->duration = std::min(before->duration, note.onset - before->onset - 0.005);
        last[note.pitch & 0x7FU] = &note;
    }
    std::erase_if(part.notes, [](const Note& note) {
        return note.pitch < lowestKey || note.pitch > highestKey || note.duration < shortestNote;
    });
}

} // namespace

Performance playPart(const Performance& piece, std::mt19937_64& random) {
    Performance part = cutPart(piece, uniform(random, 0.8, 1.25), random);
    transpose(part, std::uniform_int_distribution(-5, 5)(random));
    const bool played = hasOwnVelocities(part);
    touch(part, random);
    if (!played) loosen(part, random);
    if (part.pedals.empty() && chance(random, 0.6)) addPedal(part, random);
    keepToKeys(part);
    return part;
}

Performance playAtRandom(std::mt19937_64& random) {
    Performance part;
    const double notesASecond = uniform(random, 2, 14);
    const double centre = uniform(random, 30, 100);
    std::normal_distribution<double> around(centre, uniform(random, 4, 25));
    std::normal_distribution<double> loudness(uniform(random, 35, 90), 18);
    for (double time = leadIn; time < leadIn + clipSeconds;
         time += std::exponential_distribution(notesASecond)(random)) {
        Note note;
        note.onset = time;
        note.pitch = static_cast<std::uint8_t>(std::clamp(std::lround(around(random)), 21L, 108L));
        note.velocity = velocityFrom(loudness(random));
        note.duration = 0.05 * std::pow(60.0, uniform(random, 0, 1)); // 0.05 .. 3 s, short ones as common
        part.notes.push_back(note);
    }
    if (chance(random, 0.4)) addPedal(part, random);
    keepToKeys(part);
    return part;
}

} // namespace atos
