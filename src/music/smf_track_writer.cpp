// SPDX-License-Identifier: Apache-2.0
#include "music/smf_track_writer.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace atos {
namespace {

constexpr std::uint8_t noteOffStatus = 0x80;
constexpr std::uint8_t noteOnStatus = 0x90;
constexpr std::uint8_t controllerStatus = 0xB0;

/// The order of what happens within one tick.
enum Kind : std::uint8_t { pedal, release, strike };

/// An event in 64 bits whose upper 37 order it: tick (28 bits), kind (2), place (7: the pitch; pedals keep
/// their order). Below: status and channel (8 bits), number (7), value (7), and whether a struck note ends at
/// once.
constexpr unsigned keyShift = 27;
constexpr unsigned keyBits = 37;

struct Event {
    std::uint32_t tick = 0;
    Kind kind = pedal;
    std::uint8_t status = 0, number = 0, value = 0;
    bool endsAtOnce = false;
    std::uint8_t place = 0; ///< among what happens in the tick, lowest first
};

std::uint64_t pack(const Event& event) {
    return std::uint64_t{event.tick} << 36U | std::uint64_t{event.kind} << 34U
           | std::uint64_t{event.place} << keyShift | std::uint64_t{event.status} << 15U
           | std::uint64_t{event.number} << 8U | std::uint64_t{event.value} << 1U
           | std::uint64_t{event.endsAtOnce};
}

/// Stable, by the key alone: a pass for each ten bits, from the lowest.
void sortByKey(std::vector<std::uint64_t>& events, std::vector<std::uint64_t>& scratch) {
    constexpr unsigned digitBits = 10;
    constexpr unsigned passes = (keyBits + digitBits - 1) / digitBits;
    const auto digit = [](std::uint64_t event, unsigned pass) {
        return event >> (keyShift + pass * digitBits) & ((1U << digitBits) - 1);
    };
    std::array<std::array<std::uint32_t, 1U << digitBits>, passes> places{};
    for (const std::uint64_t event : events)
        for (unsigned pass = 0; pass < passes; ++pass)
            ++places[pass][digit(event, pass)];
    scratch.resize(events.size());
    for (unsigned pass = 0; pass < passes; ++pass) {
        if (places[pass][digit(events.front(), pass)] == events.size()) continue;
        std::uint32_t place = 0;
        for (std::uint32_t& count : places[pass])
            place += std::exchange(count, place);
        for (const std::uint64_t event : events)
            scratch[places[pass][digit(event, pass)]++] = event;
        events.swap(scratch);
    }
}

std::uint8_t* putQuantity(std::uint8_t* out, std::uint32_t value) {
    for (unsigned shift = value < 1U << 7U    ? 0
                          : value < 1U << 14U ? 7
                          : value < 1U << 21U ? 14
                                              : 21;
         shift > 0; shift -= 7)
        *out++ = static_cast<std::uint8_t>(0x80U | (value >> shift & 0x7FU));
    *out++ = value & 0x7FU;
    return out;
}

} // namespace

std::uint32_t writtenTick(double beat) {
    const double tick = beat * writtenTicksPerBeat + 0.5;
    if (!(tick > 0)) return 0; // not a number included
    return tick < lastWrittenTick ? static_cast<std::uint32_t>(tick) : lastWrittenTick;
}

void appendBigEndian(Bytes& bytes, std::uint32_t value, int size) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(value >> static_cast<unsigned>(shift)));
}

void appendQuantity(Bytes& bytes, std::uint32_t value) {
    std::array<std::uint8_t, 4> digits{};
    bytes.insert(bytes.end(), digits.data(), putQuantity(digits.data(), value));
}

void appendEndOfTrack(Bytes& bytes) {
    bytes.insert(bytes.end(), {0, 0xFF, 0x2F, 0});
}

ChunkWriter::ChunkWriter(Bytes& file, std::string_view id) : file_(file) {
    file_.insert(file_.end(), id.begin(), id.end());
    appendBigEndian(file_, 0, 4);
    begin_ = file_.size();
}

ChunkWriter::~ChunkWriter() {
    const std::size_t length = file_.size() - begin_;
    for (unsigned i = 0; i < 4; ++i)
        file_[begin_ - 4 + i] = static_cast<std::uint8_t>(length >> (24 - 8 * i));
}

void TrackWriter::write(std::span<const Note> notes, const std::vector<Pedal>& pedals, Bytes& file) {
    toTicks(notes);
    events_.clear();
    events_.reserve(2 * notes.size() + pedals.size());
    std::size_t shortNotes = 0;
    for (const Pedal& change : pedals) {
        const auto status = static_cast<std::uint8_t>(controllerStatus | (change.channel & 0x0FU));
        events_.push_back(
            pack({writtenTick(strikes_.beatAt(change.seconds)), pedal, status,
                  static_cast<std::uint8_t>(change.kind), std::min<std::uint8_t>(change.value, 127)}));
    }
    for (const TickNote& note : notes_) {
        const auto status = static_cast<std::uint8_t>(noteOnStatus | note.channel);
        const bool endsAtOnce = note.end == note.onset;
        if (note.fineVelocity > 0) {
            const auto prefix = static_cast<std::uint8_t>(controllerStatus | note.channel);
            events_.push_back(
                pack({note.onset, strike, prefix, velocityPrefix, note.fineVelocity, false, note.pitch}));
        }
        events_.push_back(
            pack({note.onset, strike, status, note.pitch, note.velocity, endsAtOnce, note.pitch}));
        if (endsAtOnce)
            ++shortNotes;
        else if (note.releaseVelocity == Note{}.releaseVelocity)
            events_.push_back(pack({note.end, release, status, note.pitch, 0, false, note.pitch}));
        else
            events_.push_back(
                pack({note.end, release, static_cast<std::uint8_t>(noteOffStatus | note.channel), note.pitch,
                      note.releaseVelocity, false, note.pitch}));
    }
    if (!events_.empty()) sortByKey(events_, scratch_);
    const ChunkWriter chunk(file, "MTrk");
    spell(shortNotes, file);
    appendEndOfTrack(file);
}

void TrackWriter::toTicks(std::span<const Note> notes) {
    notes_.clear();
    notes_.reserve(notes.size());
    std::array<std::array<std::uint32_t, 128>, 16> lastEnd{};
    bool inOrder = true;
    for (const Note& note : notes) {
        const std::uint32_t onset = writtenTick(strikes_.beatAt(note.onset));
        const std::uint32_t end = std::max(onset, writtenTick(releases_.beatAt(note.end())));
        const std::uint8_t pitch = note.pitch & 0x7FU;
        const std::uint8_t channel = note.channel & 0x0FU;
        notes_.push_back({onset, end, pitch, std::clamp<std::uint8_t>(note.velocity, 1, 127), channel,
                          static_cast<std::uint8_t>(note.fineVelocity & 0x7FU),
                          static_cast<std::uint8_t>(note.releaseVelocity & 0x7FU)});
        inOrder = inOrder && end >= lastEnd[channel][pitch];
        lastEnd[channel][pitch] = end;
    }
    if (!inOrder) endInOrderOfOnset();
}

/// A file cannot say which of two notes on one key a note-off ends: the ends go to the notes in order of
/// onset.
void TrackWriter::endInOrderOfOnset() {
    std::stable_sort(notes_.begin(), notes_.end(), [](const TickNote& a, const TickNote& b) {
        return a.channel != b.channel ? a.channel < b.channel
               : a.pitch != b.pitch   ? a.pitch < b.pitch
                                      : a.onset < b.onset;
    });
    std::vector<std::pair<std::uint32_t, std::uint8_t>> ends;
    for (auto key = notes_.begin(); key != notes_.end();) {
        const auto after = std::find_if(key, notes_.end(), [key](const TickNote& note) {
            return note.channel != key->channel || note.pitch != key->pitch;
        });
        ends.clear();
        for (auto note = key; note != after; ++note)
            ends.emplace_back(note->end, note->releaseVelocity);
        std::sort(ends.begin(), ends.end());
        for (auto end = ends.begin(); key != after; ++key)
            std::tie(key->end, key->releaseVelocity) = *end++;
    }
}

void TrackWriter::spell(std::size_t shortNotes, Bytes& file) const {
    constexpr std::size_t longestEvent = 4 + 3; // a delta and a message
    constexpr std::size_t endAtOnce = 3;
    const std::size_t begin = file.size();
    file.resize(begin + events_.size() * longestEvent + shortNotes * endAtOnce);
    std::uint8_t* out = file.data() + begin;
    std::uint32_t now = 0;
    std::uint8_t running = 0;
    for (const std::uint64_t event : events_) {
        const auto tick = static_cast<std::uint32_t>(event >> 36U);
        const auto status = static_cast<std::uint8_t>(event >> 15U);
        const auto number = static_cast<std::uint8_t>(event >> 8U & 0x7FU);
        out = putQuantity(out, tick - now);
        now = tick;
        if (status != running) *out++ = running = status;
        *out++ = number;
        *out++ = static_cast<std::uint8_t>(event >> 1U & 0x7FU);
        if ((event & 1U) != 0) {
            *out++ = 0;
            *out++ = number;
            *out++ = 0;
        }
    }
    file.resize(static_cast<std::size_t>(out - file.data()));
}

} // namespace atos
