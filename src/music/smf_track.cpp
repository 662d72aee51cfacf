// SPDX-License-Identifier: Apache-2.0
#include "music/smf_track.h"

#include "music/midi_text.h"
#include "music/note_pairing.h"

#include <algorithm>
#include <map>
#include <utility>

namespace atos {
namespace {

constexpr std::uint8_t percussionChannel = 9;

enum Meta : std::uint8_t {
    textEvent = 0x01,
    sequenceName = 0x03,
    deviceName = 0x09,
    endOfTrack = 0x2F,
    setTempo = 0x51,
    timeSignature = 0x58,
    keySignature = 0x59
};

/// Reads from a track; past its end it yields zeros and remembers that.
struct Cursor {
    const std::uint8_t* next;
    const std::uint8_t* end;
    bool overran = false;

    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end - next); }
    std::uint8_t byte() {
        if (next != end) return *next++;
        overran = true;
        return 0;
    }
    /// A variable-length quantity: at most four bytes, seven bits each. Those of one or two bytes, nearly
    /// all, are read without a branch on which it is: that could not be foretold.
    std::uint32_t quantity() {
        if (left() >= 2 && (next[0] & next[1]) < 0x80) {
            const std::uint32_t two = next[0] >> 7U;
            const std::uint32_t value = (next[0] & 0x7FU) << (7 * two) | (next[1] & (0U - two));
            next += 1 + two;
            return value;
        }
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            const std::uint8_t part = byte();
            value = value << 7U | (part & 0x7FU);
            if (part < 0x80) break;
        }
        return value;
    }
    /// The ticks until an event. Four bytes at most are allowed; programs that reckon a time below 0 write it
    /// as the two's complement that they hold it in, in five bytes of 32 bits or ten of 64.
    std::int64_t deltaTime() {
        constexpr std::int64_t farthestBack = std::int64_t{1} << 20U;
        const std::uint8_t* const begin = next;
        const auto ticks = std::int64_t{quantity()};
        if (next - begin < 4 || (next[-1] & 0x80U) == 0) return ticks;
        auto wide = static_cast<std::uint64_t>(ticks);
        for (int i = 4; i < 10; ++i) {
            const std::uint8_t part = byte();
            wide = wide << 7U | (part & 0x7FU);
            if (part < 0x80) break;
        }
        if (next - begin <= 5)
            wide = static_cast<std::uint64_t>(std::int64_t{static_cast<std::int32_t>(wide)});
        return std::clamp(static_cast<std::int64_t>(wide), -farthestBack, farthestBack);
    }
    /// The status byte that stands next, or the running one.
    std::uint8_t status(std::uint8_t running) {
        if (next == end) return running;
        const bool own = *next >= 0x80;
        const std::uint8_t result = own ? *next : running;
        next += own;
        return result;
    }
    std::span<const std::uint8_t> take(std::size_t size) {
        overran = overran || size > left();
        const std::span<const std::uint8_t> taken(next, std::min(size, left()));
        next += taken.size();
        return taken;
    }
};

/// A SysEx whose length runs past the track: resumes after its F7, if there is one.
void skipSystemExclusive(Cursor& cursor) {
    const std::uint32_t length = cursor.quantity();
    if (length <= cursor.left()) {
        cursor.next += length;
        return;
    }
    const auto* const terminator = std::find(cursor.next, cursor.end, 0xF7);
    cursor.overran = terminator == cursor.end;
    cursor.next = cursor.overran ? cursor.end : terminator + 1;
}

} // namespace

inline void TrackDecoder::noteOn(std::uint8_t channel, std::uint8_t pitch, std::uint8_t velocity, double tick,
                                 std::uint16_t track) {
    if (channel == percussionChannel) {
        ++music_.salvage.percussionNotes;
        return;
    }
    if (!music_.notes.empty()) {
        const Note& last = music_.notes.back();
        chordsInOrder_ = chordsInOrder_ && (last.onset != tick || last.pitch <= pitch);
    }
    const auto index = static_cast<std::uint32_t>(music_.notes.size());
    WaitingNotes& key = waiting_[channel][pitch];
    if (key.first == none)
        key.first = index;
    else
        music_.notes[key.last].duration = index;
    key.last = index;
    ++waitingInChannel_[channel];
    music_.notes.push_back({tick, 0, pitch, velocity, channel, track, finerVelocity_[channel]});
    finerVelocity_[channel] = 0;
}

inline void TrackDecoder::noteOff(std::uint8_t channel, std::uint8_t pitch, double tick,
                                  std::uint8_t velocity) {
    WaitingNotes& key = waiting_[channel][pitch];
    if (key.first == none) {
        music_.salvage.orphanNoteOffs += channel != percussionChannel;
        return;
    }
    Note& note = music_.notes[key.first];
    key.first = key.first == key.last ? none : static_cast<std::uint32_t>(note.duration);
    note.duration = tick;
    note.releaseVelocity = velocity;
    --waitingInChannel_[channel];
}

void TrackDecoder::endChannel(std::uint8_t channel, double tick) {
    for (std::uint8_t pitch = 0; waitingInChannel_[channel] > 0; ++pitch) {
        while (waiting_[channel][pitch].first != none)
            noteOff(channel, pitch, tick);
    }
}

/// Ends what no note-off ended with the last thing that was played, or a bar after it when that is such a
/// note itself: a recorder may run on for an hour.
void TrackDecoder::endTrack(double tick, std::size_t firstNote) {
    constexpr double beatsAfterLast = 4;
    const bool complete = std::all_of(waitingInChannel_.begin(), waitingInChannel_.end(),
                                      [](auto waiting) { return waiting == 0; });
    if (complete) return;
    pairWaitingKeys(firstNote);
    double lastWaiting = 0;
    for (const auto& channel : waiting_)
        for (const WaitingNotes& key : channel)
            if (key.first != none) lastWaiting = std::max(lastWaiting, music_.notes[key.last].onset);
    const double end = lastWaiting < lastPlayed_
                           ? lastPlayed_
                           : std::min(tick, lastPlayed_ + beatsAfterLast * ticksPerBeat_);
    for (std::uint8_t channel = 0; channel < 16; ++channel) {
        music_.salvage.unendedNotes += waitingInChannel_[channel];
        endChannel(channel, end);
    }
    eraseNotes(music_.notes, std::exchange(unwanted_, {}));
}

/// Pairs the notes of every key that a note-off is missing on.
void TrackDecoder::pairWaitingKeys(std::size_t firstNote) {
    std::map<std::pair<std::uint8_t, std::uint8_t>, std::vector<std::size_t>> keys;
    for (std::size_t i = firstNote; i < music_.notes.size(); ++i) {
        const Note& note = music_.notes[i];
        if (waiting_[note.channel][note.pitch].first != none) keys[{note.channel, note.pitch}].push_back(i);
    }
    for (const auto& [place, struck] : keys) {
        WaitingNotes& key = waiting_[place.first][place.second];
        const auto waiting = static_cast<std::size_t>(
            struck.end() - std::lower_bound(struck.begin(), struck.end(), key.first));
        const Pairing pairing = pairAnew(music_.notes, struck, waiting);
        const auto last = static_cast<std::uint32_t>(struck.back());
        key = pairing.lastWaits ? WaitingNotes{last, last} : WaitingNotes{};
        const std::size_t paired = waiting - (pairing.lastWaits ? 1 : 0);
        waitingInChannel_[place.first] -= static_cast<std::uint32_t>(paired);
        music_.salvage.doubledNotes += paired;
        unwanted_.insert(unwanted_.end(), pairing.twice.begin(), pairing.twice.end());
    }
    std::sort(unwanted_.begin(), unwanted_.end());
}

inline void TrackDecoder::controller(std::uint8_t channel, std::uint8_t number, std::uint8_t value,
                                     double tick) {
    constexpr std::uint8_t allSoundOff = 120;
    constexpr std::uint8_t allNotesOff = 123;
    if (channel == percussionChannel) return;
    if (number == velocityPrefix) finerVelocity_[channel] = value;
    switch (number) {
    case static_cast<std::uint8_t>(PedalKind::damper):
    case static_cast<std::uint8_t>(PedalKind::sostenuto):
    case static_cast<std::uint8_t>(PedalKind::soft):
        music_.pedals.push_back({tick, static_cast<PedalKind>(number), value, channel});
        break;
    case allSoundOff:
    case allNotesOff:
        endChannel(channel, tick);
        break;
    default:
        break;
    }
}

std::size_t TrackDecoder::decode(std::span<const std::uint8_t> bytes, std::uint16_t track) {
    const std::size_t firstNote = music_.notes.size();
    Salvage& salvage = music_.salvage;
    Cursor cursor{bytes.data(), bytes.data() + bytes.size()};
    std::int64_t ticks = 0;
    std::int64_t behind = 0; ///< what negative delta times took back; the next ones make up for it
    std::uint8_t running = 0;
    bool ended = false;
    chordsInOrder_ = true;
    lastPlayed_ = 0;
    while (cursor.next != cursor.end && !ended) {
        contentHash_.step();
        std::int64_t delta = cursor.deltaTime();
        salvage.backwardDeltas += delta < 0;
        delta -= behind;
        behind = std::max<std::int64_t>(0, -delta);
        ticks += std::max<std::int64_t>(0, delta);
        std::uint8_t status = running;
        // Running status outlives meta and SysEx events, which the standard forbids and files in the wild
        // rely on.
        if (cursor.next != cursor.end && *cursor.next >= 0x80) status = *cursor.next++;
        while (status < 0x80 && !cursor.overran) {
            ++salvage.strayBytes;
            status = cursor.byte();
        }
        const auto tick = static_cast<double>(ticks);
        if (status < 0xF0) {
            running = status;
            lastPlayed_ = tick;
            const std::uint8_t kind = status >> 4U;
            const std::uint8_t channel = status & 0x0FU;
            std::uint8_t number = cursor.byte();
            std::uint8_t value = kind == 0xC || kind == 0xD ? 0 : cursor.byte();
            if (cursor.overran) break;
            if ((number | value) >= 0x80) {
                ++salvage.damagedEvents;
                number &= 0x7FU;
                value &= 0x7FU;
            }
            if (kind == 0x9 && value > 0)
                noteOn(channel, number, value, tick, track);
            else if (kind == 0x8)
                noteOff(channel, number, tick, value > 0 ? value : Note{}.releaseVelocity);
            else if (kind == 0x9)
                noteOff(channel, number, tick);
            else if (kind == 0xB)
                controller(channel, number, value, tick);
        } else if (status == 0xFF) {
            const std::uint8_t type = cursor.byte();
            const auto data = cursor.take(cursor.quantity());
            ended = type == endOfTrack;
            if (!cursor.overran) meta(type, data, tick, track);
        } else if (status == 0xF0 || status == 0xF7) {
            skipSystemExclusive(cursor);
        } else {
            // Real-time and system common messages have no place in a file.
            const std::size_t size = status == 0xF2 ? 2 : status == 0xF1 || status == 0xF3 ? 1 : 0;
            salvage.strayBytes += 1 + cursor.take(size).size();
        }
    }
    if (!ended) ++(cursor.overran ? salvage.tracksCut : salvage.tracksUnended);
    endTrack(static_cast<double>(ticks), firstNote);
    if (!chordsInOrder_) sortChords(firstNote);
    return bytes.size() - cursor.left();
}

/// Chords arrive in any order; their notes stand together, so each chord is sorted by itself.
void TrackDecoder::sortChords(std::size_t firstNote) {
    const std::span<Note> notes = std::span(music_.notes).subspan(firstNote);
    for (auto chord = notes.begin(); chord != notes.end();) {
        auto after = chord + 1;
        bool sorted = true;
        for (; after != notes.end() && after->onset == chord->onset; ++after)
            sorted = sorted && after[-1].pitch <= after->pitch;
        if (!sorted)
            std::stable_sort(chord, after, [](const Note& a, const Note& b) { return a.pitch < b.pitch; });
        chord = after;
    }
}

void TrackDecoder::meta(std::uint8_t type, std::span<const std::uint8_t> data, double tick,
                        std::uint16_t track) {
    constexpr std::size_t longestName = 500;
    bool sound = true;
    if (type == sequenceName && track == 0 && music_.title.empty()) {
        music_.title = utf8FromMidiText(data.first(std::min(data.size(), longestName)));
    } else if (type == deviceName && music_.keyboard.empty()) {
        music_.keyboard = utf8FromMidiText(data.first(std::min(data.size(), longestName)));
    } else if (type == textEvent) {
        if (std::equal(data.begin(), data.end(), pedalNotKnownText.begin(), pedalNotKnownText.end()))
            music_.pedalKnown = false;
    } else if (type == setTempo) {
        const std::uint32_t microseconds = data.size() < 3 ? 0 : data[0] << 16U | data[1] << 8U | data[2];
        sound = microseconds > 0;
        if (sound) music_.tempos.push_back({tick, microseconds * 1e-6});
    } else if (type == timeSignature) {
        sound = data.size() >= 2 && data[0] > 0 && data[1] < 8;
        if (sound) music_.metres.push_back({tick, data[0], static_cast<std::uint8_t>(1U << data[1])});
    } else if (type == keySignature) {
        const auto sharps = static_cast<std::int8_t>(data.empty() ? 0 : data[0]);
        sound = data.size() >= 2 && sharps >= -7 && sharps <= 7 && data[1] < 2;
        if (sound) music_.keySignatures.push_back({tick, sharps, data[1] == 1});
    }
    music_.salvage.damagedEvents += !sound;
}

} // namespace atos
