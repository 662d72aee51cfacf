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

bool earlier(std::uint64_t a, std::uint64_t b) {
    return a >> keyShift < b >> keyShift;
}

/// Behind everything that happens.
constexpr std::uint64_t afterAll = ~std::uint64_t{0};

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

/// Takes from two lists in their order what comes first, without a branch on which of them has it: that could
/// not be foretold. Both get one more event, behind everything.
class Merged {
public:
    Merged(std::vector<std::uint64_t>& a, std::vector<std::uint64_t>& b) : size_(a.size() + b.size()) {
        a.push_back(afterAll);
        b.push_back(afterAll);
        a_ = a.data();
        b_ = b.data();
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    std::uint64_t next() {
        const std::uint64_t second = *b_ < *a_ ? 1 : 0;
        const std::uint64_t event = *a_ ^ ((*a_ ^ *b_) & (0 - second));
        a_ += 1 - second;
        b_ += second;
        return event;
    }

private:
    std::size_t size_;
    const std::uint64_t* a_;
    const std::uint64_t* b_;
};

std::uint8_t* putQuantity(std::uint8_t* out, std::uint32_t value) {
    if (value < 1U << 14U) { // whether it takes one byte or two could not be foretold, and makes no branch
        const std::uint32_t two = value < 1U << 7U ? 0 : 1;
        out[0] = static_cast<std::uint8_t>(two << 7U | value >> (7 * two));
        out[two] = value & 0x7FU;
        return out + 1 + two;
    }
    for (unsigned shift = value < 1U << 21U ? 14 : 21; shift > 0; shift -= 7)
        *out++ = static_cast<std::uint8_t>(0x80U | (value >> shift & 0x7FU));
    *out++ = value & 0x7FU;
    return out;
}

} // namespace

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
    gatherNotes(notes);
    if (!releases_.empty()) sortByKey(releases_, scratch_);
    gatherPedals(pedals);
    // In their order already, but where rounding put two onsets on one tick.
    if (!std::is_sorted(strikes_.begin(), strikes_.end(), earlier)) sortByKey(strikes_, scratch_);
    if (!pedals_.empty()) {
        Merged merged(pedals_, strikes_);
        scratch_.resize(merged.size());
        for (std::uint64_t& event : scratch_)
            event = merged.next();
        strikes_.swap(scratch_);
    }
    const ChunkWriter chunk(file, "MTrk");
    spell(file);
    appendEndOfTrack(file);
}

void TrackWriter::gatherNotes(std::span<const Note> notes) {
    const auto clear = [&] {
        strikes_.clear();
        strikes_.reserve(notes.size() + 1);
        releases_.clear();
        releases_.reserve(notes.size() + 1);
        endsAtOnce_ = 0;
    };
    clear();
    std::array<std::array<std::uint32_t, 128>, 16> lastEnd{};
    bool inOrder = true;
    for (const Note& note : notes) {
        const TickNote ticks = inTicks(note);
        std::uint32_t& last = lastEnd[ticks.channel][ticks.pitch];
        inOrder = inOrder && ticks.end >= last;
        last = ticks.end;
        gather(ticks);
    }
    if (inOrder) return;
    std::vector<TickNote> all;
    all.reserve(notes.size());
    for (const Note& note : notes)
        all.push_back(inTicks(note));
    endInOrderOfOnset(all);
    clear();
    for (const TickNote& note : all)
        gather(note);
}

inline TrackWriter::TickNote TrackWriter::inTicks(const Note& note) {
    const std::uint32_t onset = writtenTick(onsets_.beatAt(note.onset));
    return {onset,
            std::max(onset, writtenTick(ends_.beatAt(note.end()))),
            static_cast<std::uint8_t>(note.pitch & 0x7FU),
            std::clamp<std::uint8_t>(note.velocity, 1, 127),
            static_cast<std::uint8_t>(note.channel & 0x0FU),
            static_cast<std::uint8_t>(note.fineVelocity & 0x7FU),
            static_cast<std::uint8_t>(note.releaseVelocity & 0x7FU)};
}

inline void TrackWriter::gather(const TickNote& note) {
    const auto strikeStatus = static_cast<std::uint8_t>(noteOnStatus | note.channel);
    if (note.fineVelocity > 0) {
        const auto prefix = static_cast<std::uint8_t>(controllerStatus | note.channel);
        strikes_.push_back(
            pack({note.onset, strike, prefix, velocityPrefix, note.fineVelocity, false, note.pitch}));
    }
    const bool endsAtOnce = note.end == note.onset;
    strikes_.push_back(
        pack({note.onset, strike, strikeStatus, note.pitch, note.velocity, endsAtOnce, note.pitch}));
    endsAtOnce_ += endsAtOnce;
    if (endsAtOnce) return;
    if (note.releaseVelocity == Note{}.releaseVelocity) {
        releases_.push_back(pack({note.end, release, strikeStatus, note.pitch, 0, false, note.pitch}));
    } else {
        const auto status = static_cast<std::uint8_t>(noteOffStatus | note.channel);
        releases_.push_back(
            pack({note.end, release, status, note.pitch, note.releaseVelocity, false, note.pitch}));
    }
}

void TrackWriter::gatherPedals(const std::vector<Pedal>& pedals) {
    pedals_.clear();
    pedals_.reserve(pedals.size() + 1);
    for (const Pedal& change : pedals) {
        const auto status = static_cast<std::uint8_t>(controllerStatus | (change.channel & 0x0FU));
        pedals_.push_back(
            pack({writtenTick(onsets_.beatAt(change.seconds)), pedal, status,
                  static_cast<std::uint8_t>(change.kind), std::min<std::uint8_t>(change.value, 127)}));
    }
    if (!std::is_sorted(pedals_.begin(), pedals_.end(), earlier)) sortByKey(pedals_, scratch_);
}

/// A file cannot say which of two notes on one key a note-off ends: the ends go to the notes in order of
/// onset.
void TrackWriter::endInOrderOfOnset(std::vector<TickNote>& notes) {
    std::stable_sort(notes.begin(), notes.end(), [](const TickNote& a, const TickNote& b) {
        return a.channel != b.channel ? a.channel < b.channel
               : a.pitch != b.pitch   ? a.pitch < b.pitch
                                      : a.onset < b.onset;
    });
    std::vector<std::pair<std::uint32_t, std::uint8_t>> ends;
    for (auto key = notes.begin(); key != notes.end();) {
        const auto after = std::find_if(key, notes.end(), [key](const TickNote& note) {
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

void TrackWriter::spell(Bytes& file) {
    constexpr std::size_t longestEvent = 4 + 3; // a delta and a message
    constexpr std::size_t endAtOnce = 3;
    const std::size_t begin = file.size();
    Merged merged(strikes_, releases_);
    file.resize(begin + merged.size() * longestEvent + endsAtOnce_ * endAtOnce);
    std::uint8_t* out = file.data() + begin;
    std::uint32_t now = 0;
    std::uint8_t running = 0;
    for (std::size_t i = 0; i < merged.size(); ++i) {
        const std::uint64_t event = merged.next();
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
