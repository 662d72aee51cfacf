// SPDX-License-Identifier: Apache-2.0
#include "app/generate/loop.h"

#include "audio/render/schedule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace atos {
namespace {

constexpr double beatsInBar = 4;
constexpr double barsToChooseFrom = 8;
constexpr double usualBar = 2; ///< seconds, at 120 beats a minute
/// Onsets nearer than this to a bar line belong to the bar after it.
constexpr double early = 0.03;
constexpr int slotsInBar = 16;
constexpr double mostAlike = 3; ///< of two bars

/// A bar as it is compared: how long each pitch class sounds and how much begins when.
struct BarPicture {
    std::array<double, 12> sounding{};
    std::array<double, slotsInBar> beginning{};
};

std::vector<BarPicture> picturesOf(const Performance& music, double bar, std::size_t bars) {
    std::vector<BarPicture> pictures(bars);
    for (const Note& note : music.notes) {
        const double at = std::max(0.0, note.onset + early) / bar;
        const auto number = static_cast<std::size_t>(at);
        if (number >= bars) continue;
        const auto slot = static_cast<std::size_t>((at - static_cast<double>(number)) * slotsInBar);
        pictures[number].beginning.at(std::min<std::size_t>(slot, slotsInBar - 1)) += 1;
        pictures[number].sounding.at(note.pitch % 12) += std::min(note.duration, bar);
    }
    return pictures;
}

template<std::size_t N>
double likeness(const std::array<double, N>& a, const std::array<double, N>& b) {
    double both = 0;
    double first = 0;
    double second = 0;
    for (std::size_t i = 0; i < N; ++i) {
        both += a.at(i) * b.at(i);
        first += a.at(i) * a.at(i);
        second += b.at(i) * b.at(i);
    }
    return first > 0 && second > 0 ? both / std::sqrt(first * second) : 0;
}

/// Something begins with its first beat: a loop that begins with silence has a hole.
bool beginsAtOnce(const BarPicture& bar) {
    constexpr auto firstBeat = static_cast<std::ptrdiff_t>(slotsInBar / beatsInBar);
    return std::any_of(bar.beginning.begin(), bar.beginning.begin() + firstBeat,
                       [](double notes) { return notes > 0; });
}

/// The first bar of the stretch.
std::size_t bestBeginning(const std::vector<BarPicture>& pictures, std::size_t bars) {
    std::size_t best = 0;
    double most = -1;
    for (std::size_t from = 0; from + bars < pictures.size(); ++from) {
        const BarPicture& begins = pictures[from];
        const BarPicture& goesOn = pictures[from + bars];
        const double alike = 2 * likeness(begins.sounding, goesOn.sounding)
                             + likeness(begins.beginning, goesOn.beginning)
                             + (beginsAtOnce(begins) ? mostAlike : 0);
        if (alike > most + 1e-9) {
            most = alike;
            best = from;
        }
    }
    return best;
}

/// A key sounds until it is struck again, in this pass or the next, and for one pass at most.
void endBeforeStruckAgain(std::vector<Note>& notes, double length) {
    std::map<int, double> next; // where each pitch is struck next, seen from the end of the second pass
    for (const Note& note : notes)
        next.try_emplace(note.pitch, note.onset + length);
    for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
        double& struck = next[note->pitch];
        note->duration = std::min({note->duration, struck - note->onset, length});
        struck = note->onset;
    }
}

/// The pedals of [from, from + length), and at its beginning how they stand at its end.
std::vector<Pedal> pedalsOf(const Performance& music, double from, double length) {
    std::map<std::pair<PedalKind, std::uint8_t>, Pedal> last;
    std::vector<Pedal> pedals;
    for (Pedal pedal : music.pedals) {
        if (pedal.seconds >= from + length) break;
        last[{pedal.kind, pedal.channel}] = pedal;
        if (pedal.seconds < from) continue;
        pedal.seconds -= from;
        pedals.push_back(pedal);
    }
    std::vector<Pedal> standing;
    for (auto& [kind, pedal] : last) {
        pedal.seconds = 0;
        standing.push_back(pedal);
    }
    pedals.insert(pedals.begin(), standing.begin(), standing.end());
    return pedals;
}

} // namespace

double secondsForLoop(double seconds) {
    return seconds + barsToChooseFrom * usualBar;
}

Performance loopOf(const Performance& music, double seconds) {
    Performance loop = music;
    const double secondsPerBeat = music.tempo.changes().front().secondsPerBeat;
    const double bar = beatsInBar * secondsPerBeat;
    const auto there = static_cast<std::size_t>(std::ceil(std::max(bar, music.duration() - early) / bar));
    const auto wanted = static_cast<std::size_t>(std::max(1.0, std::round(seconds / bar)));
    const std::size_t bars = std::min(wanted, there);
    const double from = static_cast<double>(bestBeginning(picturesOf(music, bar, there), bars)) * bar;
    loop.loopSeconds = static_cast<double>(bars) * bar;
    loop.notes.clear();
    for (Note note : music.notes) {
        note.onset -= from;
        if (note.onset < -early || note.onset >= loop.loopSeconds - early) continue;
        note.onset = std::max(0.0, note.onset);
        loop.notes.push_back(note);
    }
    endBeforeStruckAgain(loop.notes, loop.loopSeconds);
    loop.pedals = pedalsOf(music, from, loop.loopSeconds);
    loop.keySignatures.clear();
    const TempoOrigin origin = music.tempo.origin;
    loop.tempo = {};
    loop.tempo.origin = origin;
    loop.tempo.setTempo(0, secondsPerBeat);
    loop.sort();
    return loop;
}

std::vector<ChannelMessage> loopSchedule(const Performance& loop) {
    const double length = loop.loopSeconds;
    // All is released a second after the last note, which is no part of the loop.
    const double end = std::max(length, loop.duration()) + 1;
    std::vector<ChannelMessage> over; // from the pass before: they come first
    std::vector<ChannelMessage> messages;
    for (ChannelMessage message : schedule(loop, 0, end)) {
        const bool release = (message.bytes[0] & 0xF0) == 0x80;
        if (message.seconds < length)
            messages.push_back(message);
        else if (release) {
            message.seconds = std::min(message.seconds - length, length);
            over.push_back(message);
        }
    }
    over.insert(over.end(), messages.begin(), messages.end());
    std::stable_sort(over.begin(), over.end(),
                     [](const ChannelMessage& a, const ChannelMessage& b) { return a.seconds < b.seconds; });
    return over;
}

Performance onePass(Performance loop) {
    for (Note& note : loop.notes)
        note.duration = std::min(note.duration, loop.loopSeconds - note.onset);
    return loop;
}

} // namespace atos
