// SPDX-License-Identifier: Apache-2.0
#include "music/smf_track.h"

#include "music/midi_text.h"
#include "music/note_pairing.h"

#include <algorithm>
#include <map>
#include <utility>

namespace atos {
namespace {

constexpr unsigned percussionChannel = 9;

enum Meta : std::uint8_t {
    textEvent = 0x01,
    sequenceName = 0x03,
    deviceName = 0x09,
    endOfTrack = 0x2F,
    setTempo = 0x51,
    timeSignature = 0x58,
    keySignature = 0x59
};

bool isPedal(unsigned number) {
    return number == static_cast<unsigned>(PedalKind::damper)
           || number == static_cast<unsigned>(PedalKind::sostenuto)
           || number == static_cast<unsigned>(PedalKind::soft);
}

/// What a status makes of the number and the value that follow it: so common that they are dealt with at
/// once, or not.
enum class Common : std::uint8_t { noteOff, noteOn, controller, none };

constexpr auto commonKinds = [] {
    std::array<Common, 256> kinds{};
    kinds.fill(Common::none);
    for (unsigned channel = 0; channel < 16; ++channel) {
        if (channel == percussionChannel) continue;
        kinds[0x80 + channel] = Common::noteOff;
        kinds[0x90 + channel] = Common::noteOn;
        kinds[0xB0 + channel] = Common::controller;
    }
    return kinds;
}();

/// A SysEx whose length runs past the track: resumes after its F7, if there is one.
void skipSystemExclusive(TrackCursor& cursor) {
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

std::size_t TrackDecoder::decode(std::span<const std::uint8_t> bytes, std::uint16_t track) {
    const std::size_t firstNote = music_.notes.size();
    Place place{{bytes.data(), bytes.data() + bytes.size()}};
    lastPlayed_ = 0;
    while (place.cursor.next != place.cursor.end && !place.ended) {
        commonEvents(place, track);
        if (place.cursor.next != place.cursor.end) anyEvent(place, track);
    }
    if (!place.ended) ++(place.cursor.overran ? music_.salvage.tracksCut : music_.salvage.tracksUnended);
    endTrack(static_cast<double>(place.ticks), firstNote);
    sortChords(firstNote);
    return bytes.size() - place.cursor.left();
}

/// Goes on while keys are struck that are up and released while one note waits for that, and pedals move.
///
/// Two things nobody could foretell, so they make no branch: whether a delta has one byte or two, and whether
/// a key is struck or released. The next note is written in any case, and counts when its key was struck.
/// Whether a status is left out is the same all through most files.
void TrackDecoder::commonEvents(Place& place, std::uint16_t track) {
    constexpr std::size_t mostBytes = 5; // two of a delta, a status, a number and a value
    if (place.behind > 0 || finerPending_ || place.cursor.left() < mostBytes) return;
    FingerprintBeside contentHash = contentHash_;
    TickNote* const notes = music_.notes.data();
    std::uint32_t* const states = waiting_.states();
    auto count = static_cast<std::uint32_t>(music_.notes.size());
    std::int64_t ticks = place.ticks;
    std::uint32_t running = place.running;
    const std::uint8_t* next = place.cursor.next;
    const std::uint8_t* const last = place.cursor.end - mostBytes;
    while (next <= last && (next[0] & next[1]) < 0x80) {
        // As two bytes, a delta of one byte would be less than it is.
        const std::int64_t delta = std::max(next[0] & 0x7F, (next[0] << 7) + next[1] - 0x4000);
        const auto tick = static_cast<double>(ticks + delta);
        const std::uint8_t* data = next + 1 + (next[0] >> 7U);
        std::uint32_t status = running;
        if (*data >= 0x80) status = *data++;
        const std::uint32_t number = data[0];
        const std::uint32_t value = data[1];
        const Common kind = commonKinds[status];
        if ((number | value) >= 0x80 || kind == Common::none) break;
        if (kind == Common::controller) {
            if (number >= velocityPrefix) break;
            if (isPedal(number))
                music_.pedals.push_back({tick, static_cast<PedalKind>(number),
                                         static_cast<std::uint8_t>(value),
                                         static_cast<std::uint8_t>(status & 0x0FU)});
        } else {
            const std::uint16_t key = keyOf(status & 0x0FU, number);
            const std::uint32_t state = states[key];
            const std::uint32_t strikes = std::min(value, static_cast<std::uint32_t>(kind));
            if ((state < count ? 0U : 1U) != strikes || state == WaitingNotes::several) break;
            TickNote& fresh = notes[count];
            fresh.onset = tick;
            fresh.key = key;
            fresh.track = track;
            fresh.velocity = static_cast<std::uint8_t>(value);
            fresh.fineVelocity = 0;
            TickNote& note = notes[std::min(state, count)]; // the one that waits, or else the fresh one
            note.end = tick;
            note.releaseVelocity = static_cast<std::uint8_t>(value);
            states[key] = count | (strikes - 1);
            count += strikes;
        }
        contentHash.step();
        ticks += delta;
        running = status;
        next = data + 2;
    }
    if (next != place.cursor.next) lastPlayed_ = static_cast<double>(ticks);
    place.ticks = ticks;
    place.running = static_cast<std::uint8_t>(running);
    place.cursor.next = next;
    music_.notes.resize(count);
    contentHash_ = contentHash;
}

/// Whatever comes next, whole or damaged.
void TrackDecoder::anyEvent(Place& place, std::uint16_t track) {
    Salvage& salvage = music_.salvage;
    TrackCursor& cursor = place.cursor;
    contentHash_.step();
    std::int64_t delta = cursor.deltaTime();
    salvage.backwardDeltas += delta < 0;
    delta -= place.behind;
    place.behind = std::max<std::int64_t>(0, -delta);
    place.ticks += std::max<std::int64_t>(0, delta);
    std::uint8_t status = place.running;
    // Running status outlives meta and SysEx events, which the standard forbids and files in the wild rely
    // on.
    if (cursor.next != cursor.end && *cursor.next >= 0x80) status = *cursor.next++;
    while (status < 0x80 && !cursor.overran) {
        ++salvage.strayBytes;
        status = cursor.byte();
    }
    const auto tick = static_cast<double>(place.ticks);
    if (status < 0xF0) {
        place.running = status;
        const std::uint8_t kind = status >> 4U;
        const std::uint8_t number = cursor.byte();
        const std::uint8_t value = kind == 0xC || kind == 0xD ? 0 : cursor.byte();
        lastPlayed_ = tick;
        if (cursor.overran) return;
        salvage.damagedEvents += (number | value) >= 0x80;
        const std::uint16_t key = keyOf(status & 0x0FU, number & 0x7FU);
        if (kind == 0x9 && (value & 0x7FU) > 0)
            noteOn(key, value & 0x7FU, tick, track);
        else if (kind == 0x9 || kind == 0x8)
            noteOff(key, tick, value & 0x7FU);
        else if (kind == 0xB)
            controller(key, value & 0x7FU, tick);
    } else if (status == 0xFF) {
        const std::uint8_t type = cursor.byte();
        const auto data = cursor.take(cursor.quantity());
        place.ended = type == endOfTrack;
        if (!cursor.overran) meta(type, data, tick, track);
    } else if (status == 0xF0 || status == 0xF7) {
        skipSystemExclusive(cursor);
    } else {
        // Real-time and system common messages have no place in a file.
        const std::size_t size = status == 0xF2 ? 2 : status == 0xF1 || status == 0xF3 ? 1 : 0;
        salvage.strayBytes += 1 + cursor.take(size).size();
    }
}

void TrackDecoder::noteOn(std::uint16_t key, std::uint8_t velocity, double tick, std::uint16_t track) {
    const unsigned channel = key >> 7U;
    if (channel == percussionChannel) {
        ++music_.salvage.percussionNotes;
        return;
    }
    const auto index = static_cast<std::uint32_t>(music_.notes.size());
    waiting_.add(key, index, music_.notes);
    music_.notes[index] = {tick, tick, key, track, velocity, finerVelocity_[channel], 0};
    music_.notes.resize(index + 1);
    finerVelocity_[channel] = 0;
    finerPending_ =
        std::any_of(finerVelocity_.begin(), finerVelocity_.end(), [](auto finer) { return finer > 0; });
}

void TrackDecoder::noteOff(std::uint16_t key, double tick, std::uint8_t velocity) {
    if (waiting_.state(key) == WaitingNotes::none) {
        music_.salvage.orphanNoteOffs += key >> 7U != percussionChannel;
        return;
    }
    TickNote& note = music_.notes[waiting_.takeFirst(key, music_.notes)];
    note.end = tick;
    note.releaseVelocity = velocity;
}

void TrackDecoder::controller(std::uint16_t key, std::uint8_t value, double tick) {
    constexpr unsigned allSoundOff = 120;
    constexpr unsigned allNotesOff = 123;
    const unsigned channel = key >> 7U;
    const unsigned number = key & 0x7FU;
    if (channel == percussionChannel) return;
    if (number == velocityPrefix) {
        finerVelocity_[channel] = value;
        finerPending_ = finerPending_ || value > 0;
    }
    if (isPedal(number))
        music_.pedals.push_back(
            {tick, static_cast<PedalKind>(number), value, static_cast<std::uint8_t>(channel)});
    if (number == allSoundOff || number == allNotesOff) endChannel(channel, tick);
}

std::size_t TrackDecoder::endChannel(unsigned channel, double tick) {
    std::size_t ended = 0;
    if (!waiting_.anyOnChannel(channel)) return ended;
    for (unsigned pitch = 0; pitch < 128; ++pitch)
        for (; waiting_.state(keyOf(channel, pitch)) != WaitingNotes::none; ++ended)
            noteOff(keyOf(channel, pitch), tick, 0);
    return ended;
}

/// Ends what no note-off ended with the last thing that was played, or a bar after it when that is such a
/// note itself: a recorder may run on for an hour.
void TrackDecoder::endTrack(double tick, std::size_t firstNote) {
    constexpr double beatsAfterLast = 4;
    if (!waiting_.any()) return;
    const double lastWaiting = pairWaitingKeys(firstNote);
    const double end = lastWaiting < lastPlayed_
                           ? lastPlayed_
                           : std::min(tick, lastPlayed_ + beatsAfterLast * ticksPerBeat_);
    for (unsigned channel = 0; channel < 16; ++channel)
        music_.salvage.unendedNotes += endChannel(channel, end);
    eraseNotes(music_.notes, std::exchange(unwanted_, {}));
}

/// Pairs the notes of every key that a note-off is missing on. Returns the onset of the last note that still
/// has none.
double TrackDecoder::pairWaitingKeys(std::size_t firstNote) {
    std::map<std::uint16_t, std::vector<std::size_t>> keys;
    for (std::size_t i = firstNote; i < music_.notes.size(); ++i) {
        const std::uint16_t key = music_.notes[i].key;
        if (waiting_.state(key) != WaitingNotes::none) keys[key].push_back(i);
    }
    double lastWaiting = 0;
    for (const auto& [key, struck] : keys) {
        const auto waiting = static_cast<std::size_t>(
            struck.end() - std::lower_bound(struck.begin(), struck.end(), waiting_.first(key)));
        const Pairing pairing = pairAnew(music_.notes, struck, waiting);
        waiting_.state(key) =
            pairing.lastWaits ? static_cast<std::uint32_t>(struck.back()) : WaitingNotes::none;
        if (pairing.lastWaits) lastWaiting = std::max(lastWaiting, music_.notes[struck.back()].onset);
        music_.salvage.doubledNotes += waiting - (pairing.lastWaits ? 1 : 0);
        unwanted_.insert(unwanted_.end(), pairing.twice.begin(), pairing.twice.end());
    }
    std::sort(unwanted_.begin(), unwanted_.end());
    return lastWaiting;
}

/// Chords arrive in any order; their notes stand together, so each note moves back to its place in its chord.
void TrackDecoder::sortChords(std::size_t firstNote) {
    constexpr std::ptrdiff_t pitches = 128;
    const auto lower = [](const TickNote& a, const TickNote& b) { return a.pitch() < b.pitch(); };
    const auto other = [](double onset) {
        return [onset](const TickNote& note) { return note.onset != onset; };
    };
    const std::span<TickNote> notes = music_.notes.from(firstNote);
    if (notes.empty()) return;
    for (auto note = notes.begin() + 1; note != notes.end(); ++note) {
        // Onsets are whole and never fall, so that one sum tells, without a branch on where chords begin:
        // that could not be foretold.
        const double apart = note->onset - note[-1].onset + (note->pitch() - note[-1].pitch()) / 128.0;
        if (apart >= 0) continue;
        const auto nearest = note - std::min(note - notes.begin(), pitches);
        const auto first =
            std::find_if(std::reverse_iterator(note), std::reverse_iterator(nearest), other(note->onset))
                .base();
        if (note - first < pitches) {
            std::rotate(std::upper_bound(first, note, *note, lower), note, note + 1);
        } else { // no chord that anybody plays: moving one note after the other would take too long
            const auto begin =
                std::find_if(std::reverse_iterator(note), notes.rend(), other(note->onset)).base();
            const auto after = std::find_if(note, notes.end(), other(note->onset));
            std::stable_sort(begin, after, lower);
            note = after - 1;
        }
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
