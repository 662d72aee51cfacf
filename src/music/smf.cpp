// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"

#include "files/names.h"
#include "music/midi_text.h"
#include "music/smf_chunks.h"
#include "music/smf_track.h"
#include "music/smf_track_writer.h"
#include "music/stuck_notes.h"
#include "music/tempo_cursor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>
#include <string_view>

namespace atos {
namespace {

constexpr double secondsPerBeatByDefault = 0.5;

/// Ticks per quarter note. Divisions in SMPTE frames fix the ticks per second instead, whatever the tempo.
struct Division {
    double ticksPerBeat = 480;
    bool smpte = false;
    bool sound = true;
};

Division readDivision(std::uint16_t field) {
    if (field < 0x8000) return field > 0 ? Division{static_cast<double>(field)} : Division{480, false, false};
    const int frames = 256 - (field >> 8U);
    const int ticksPerFrame = field & 0xFF;
    if (ticksPerFrame == 0) return {480, false, false};
    const double framesPerSecond = frames == 29 ? 30000.0 / 1001.0 : frames;
    return {framesPerSecond * ticksPerFrame * secondsPerBeatByDefault, true};
}

TempoMap tempoMap(std::vector<TickTempo>& tempos, std::vector<Metre>& metres, const Division& division) {
    TempoMap map;
    if (!division.smpte) {
        std::stable_sort(tempos.begin(), tempos.end(), [](auto& a, auto& b) { return a.tick < b.tick; });
        for (const TickTempo& tempo : tempos)
            map.setTempo(tempo.tick / division.ticksPerBeat, tempo.secondsPerBeat);
        map.origin = tempos.empty() ? TempoOrigin::unknown : TempoOrigin::stated;
    }
    std::stable_sort(metres.begin(), metres.end(), [](auto& a, auto& b) { return a.beat < b.beat; });
    for (Metre& metre : metres)
        metre.beat /= division.ticksPerBeat;
    map.metres = std::move(metres);
    return map;
}

bool ordered(const Note& a, const Note& b) {
    return a.onset < b.onset || (a.onset == b.onset && a.pitch <= b.pitch);
}

/// Merges the tracks' notes, each already in order; `starts` are the tracks' first notes.
void mergeTracks(std::span<TickNote> notes, std::vector<std::size_t> starts) {
    const auto before = [](const TickNote& a, const TickNote& b) {
        return a.onset < b.onset || (a.onset == b.onset && a.pitch() < b.pitch());
    };
    const auto at = [&](std::size_t i) {
        return notes.begin() + static_cast<std::ptrdiff_t>(i < starts.size() ? starts[i] : notes.size());
    };
    for (std::size_t width = 1; width < starts.size(); width *= 2)
        for (std::size_t i = 0; i + width < starts.size(); i += 2 * width)
            std::inplace_merge(at(i), at(i + width), at(i + 2 * width), before);
}

void takeInSeconds(TickMusic& music, double ticksPerBeat, Performance& performance) {
    TempoCursor tempo(performance.tempo);
    const double beatsPerTick = 1 / ticksPerBeat;
    performance.notes.resize(music.notes.size());
    bool inOrder = true;
    double lastOnset = -1;
    Note* note = performance.notes.data();
    const std::span<const TickNote> ticks = music.notes.from(0);
    for (auto tick = ticks.begin(); tick != ticks.end();) {
        const TempoStretch stretch = tempo.stretchAt(tick->onset * beatsPerTick);
        do {
            const double end = tick->end * beatsPerTick;
            const double onset = stretch.secondsAt(tick->onset * beatsPerTick);
            const double released = end < stretch.untilBeat ? stretch.secondsAt(end) : tempo.secondsAt(end);
            note->onset = onset;
            note->duration = std::max(0.0, released - onset);
            note->pitch = tick->pitch();
            note->velocity = tick->velocity;
            note->channel = tick->channel();
            note->track = tick->track;
            note->fineVelocity = tick->fineVelocity;
            if (tick->releaseVelocity > 0) note->releaseVelocity = tick->releaseVelocity;
            // Ticks too fine for a double can fall together.
            if (!(lastOnset < onset) && lastOnset >= 0 && !ordered(note[-1], *note)) inOrder = false;
            lastOnset = onset;
            ++note;
            ++tick;
        } while (tick != ticks.end() && tick->onset * beatsPerTick < stretch.untilBeat);
    }
    performance.pedals = std::move(music.pedals);
    for (Pedal& pedal : performance.pedals)
        pedal.seconds = tempo.secondsAt(pedal.seconds * beatsPerTick);
    performance.keySignatures = std::move(music.keySignatures);
    for (KeySignature& key : performance.keySignatures)
        key.seconds = tempo.secondsAt(key.seconds * beatsPerTick);
    const auto earlier = [](const auto& a, const auto& b) { return a.seconds < b.seconds; };
    if (!inOrder || !std::is_sorted(performance.pedals.begin(), performance.pedals.end(), earlier))
        performance.sort();
    std::stable_sort(performance.keySignatures.begin(), performance.keySignatures.end(), earlier);
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return count == 1 ? "One " + one : std::to_string(count) + " " + many;
}

void tell(const Salvage& salvage, std::vector<std::string>& warnings) {
    const auto say = [&](std::size_t count, const std::string& one, const std::string& many,
                         const std::string& rest) {
        if (count > 0) warnings.push_back(counted(count, one, many) + rest);
    };
    say(salvage.tracksCut, "track", "tracks",
        " stopped in the middle of an event; what came before was read.");
    say(salvage.tracksUnended, "track", "tracks", " had no end-of-track event.");
    say(salvage.strayBytes, "stray byte", "stray bytes", " between events skipped.");
    say(salvage.damagedEvents, "event", "events", " held impossible values.");
    say(salvage.backwardDeltas, "event", "events", " lay before the one ahead of it and kept its place.");
    say(salvage.doubledNotes, "note", "notes",
        " ended where the key was struck again: a note-off was missing.");
    say(salvage.unendedNotes, "note", "notes", " never ended; the end of the track's music ends it.");
    say(salvage.stuckNotes, "note", "notes", " hung on long after the music and was ended with it.");
    say(salvage.orphanNoteOffs, "note-off", "note-offs", " had no note to end.");
    say(salvage.percussionNotes, "percussion note", "percussion notes", " on channel 10 left out.");
}

using TrackBytes = std::span<const std::uint8_t>;

/// The music of these tracks, which sound together.
Performance musicOf(std::span<const TrackBytes> tracks, const Division& division, TrackBytes bytes) {
    // The shortest note-on: a delta, a number and a velocity.
    constexpr std::size_t bytesPerNote = 3;
    TickMusic music(bytes.size() / bytesPerNote);
    FingerprintBeside beside(bytes);
    TrackDecoder decoder(music, beside, division.ticksPerBeat);
    std::vector<std::size_t> starts;
    for (std::size_t track = 0; track < tracks.size(); ++track) {
        if (starts.empty() || starts.back() != music.notes.size()) starts.push_back(music.notes.size());
        decoder.decode(tracks[track], static_cast<std::uint16_t>(std::min<std::size_t>(track, 0xFFFF)));
    }
    mergeTracks(music.notes.from(0), std::move(starts));

    Performance performance;
    performance.tempo = tempoMap(music.tempos, music.metres, division);
    performance.pedalKnown = music.pedalKnown || !music.pedals.empty();
    performance.title = std::move(music.title);
    performance.keyboard = std::move(music.keyboard);
    takeInSeconds(music, division.ticksPerBeat, performance);
    performance.contentHash = beside.finish();
    music.salvage.stuckNotes = endStuckNotes(performance.notes);
    tell(music.salvage, performance.warnings);
    return performance;
}

/// One pattern of a type 2 file: the one that was asked for, or the longest. Of each only its own bytes are
/// gone through, however many there are.
Performance patternOf(const SmfChunks& file, std::size_t pattern, const Division& division,
                      TrackBytes bytes) {
    const std::span tracks(file.tracks);
    if (pattern > 0) return musicOf(tracks.subspan(pattern - 1, 1), division, bytes);
    Performance longest;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        Performance music = musicOf(tracks.subspan(i, 1), division, tracks[i]);
        if (pattern > 0 && music.duration() <= longest.duration()) continue;
        longest = std::move(music);
        pattern = i + 1;
    }
    longest.contentHash = contentHash(bytes);
    if (tracks.size() > 1) {
        longest.warnings.push_back(
            fmt::format("The file holds {} independent patterns (type 2); the longest, number {}, was read.",
                        tracks.size(), pattern));
    }
    return longest;
}

Status checkPattern(const SmfChunks& file, std::size_t pattern, const std::string& subject) {
    const std::size_t count = file.patterns ? file.tracks.size() : 1;
    if (pattern <= count) return {};
    return badInput(count == 1 ? subject + " holds one piece of music, not several patterns."
                               : fmt::format("{} holds {} patterns.", subject, count),
                    fmt::format("There is no pattern {}.", pattern));
}

Result<Performance> parse(TrackBytes bytes, const std::string& subject, std::size_t pattern) {
    const Result<SmfChunks> file = readChunks(bytes, subject);
    if (!file) return file.error();
    if (auto there = checkPattern(*file, pattern, subject); !there) return there.error();
    const Division division = readDivision(file->division);
    Performance performance =
        file->patterns ? patternOf(*file, pattern, division, bytes) : musicOf(file->tracks, division, bytes);
    std::vector<std::string> warnings = file->warnings;
    if (!division.sound) warnings.emplace_back("The time division was missing; 480 ticks a beat assumed.");
    performance.warnings.insert(performance.warnings.begin(), warnings.begin(), warnings.end());
    return performance;
}

} // namespace

Result<Performance> parseMidi(std::span<const std::uint8_t> bytes, std::size_t pattern) {
    return parse(bytes, "This MIDI file", pattern);
}

Result<Performance> readMidi(const std::filesystem::path& path, std::size_t pattern) {
    const Result<Bytes> bytes = readFile(path, largestMidiFile);
    if (!bytes) return bytes.error();
    Result<Performance> performance = parse(*bytes, inputName(path), pattern);
    if (performance && performance->title.empty() && !namesStandardInput(path))
        performance->title = path.stem().string();
    return performance;
}

namespace {

enum Meta : std::uint8_t {
    textEvent = 0x01,
    sequenceName = 0x03,
    marker = 0x06,
    deviceName = 0x09,
    setTempo = 0x51,
    timeSignature = 0x58,
    keySignature = 0x59
};

/// The tempo map as the file states it: changes on whole ticks, whole microseconds a beat. Seconds become
/// ticks by this map, so that its rounding never adds up.
TempoMap writtenTempo(const TempoMap& tempo) {
    constexpr double slowest = 0xFFFFFF;
    TempoMap written;
    for (const TempoChange& change : tempo.changes()) {
        const double microseconds = std::fmin(std::fmax(std::round(change.secondsPerBeat * 1e6), 1), slowest);
        written.setTempo(static_cast<double>(writtenTick(change.beat)) / writtenTicksPerBeat,
                         microseconds * 1e-6);
    }
    return written;
}

struct MetaEvent {
    std::uint32_t tick = 0;
    Meta type = setTempo;
    Bytes data;
};

void addName(std::vector<MetaEvent>& events, Meta type, std::string_view name, std::uint32_t tick = 0) {
    constexpr std::size_t longestName = 500;
    name = name.substr(0, longestName);
    if (!name.empty()) events.push_back({tick, type, Bytes(name.begin(), name.end())});
}

std::vector<MetaEvent> conductorEvents(const Performance& performance, const TempoMap& tempo) {
    std::vector<MetaEvent> events;
    addName(events, sequenceName, performance.title);
    addName(events, deviceName, performance.keyboard);
    if (!performance.pedalKnown) addName(events, textEvent, pedalNotKnownText);
    if (performance.loopSeconds > 0) { // as game engines and sequencers look for them
        addName(events, marker, "loopStart");
        addName(events, marker, "loopEnd", writtenTick(tempo.beatAt(performance.loopSeconds)));
    }
    // A take without a known tempo stays without one; readers assume 120 beats a minute.
    const bool known = performance.tempo.origin != TempoOrigin::unknown || tempo.changes().size() > 1
                       || tempo.changes().front().secondsPerBeat != TempoChange{}.secondsPerBeat;
    for (const TempoChange& change : tempo.changes()) {
        if (!known) break;
        MetaEvent event{writtenTick(change.beat), setTempo, {}};
        appendBigEndian(event.data, static_cast<std::uint32_t>(std::lround(change.secondsPerBeat * 1e6)), 3);
        events.push_back(std::move(event));
    }
    for (const Metre& metre : performance.tempo.metres) {
        constexpr std::uint8_t clocksPerClick = 24;
        constexpr std::uint8_t thirtySecondsPerBeat = 8;
        const auto power =
            static_cast<std::uint8_t>(std::bit_width(std::max<std::uint8_t>(metre.denominator, 1)) - 1);
        events.push_back({writtenTick(metre.beat),
                          timeSignature,
                          {metre.numerator, power, clocksPerClick, thirtySecondsPerBeat}});
    }
    for (const KeySignature& key : performance.keySignatures) {
        events.push_back({writtenTick(tempo.beatAt(key.seconds)),
                          keySignature,
                          {static_cast<std::uint8_t>(key.sharps), static_cast<std::uint8_t>(key.minor)}});
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const MetaEvent& a, const MetaEvent& b) { return a.tick < b.tick; });
    return events;
}

void writeConductor(const std::vector<MetaEvent>& events, Bytes& file) {
    const ChunkWriter chunk(file, "MTrk");
    std::uint32_t now = 0;
    for (const MetaEvent& event : events) {
        appendQuantity(file, event.tick - now);
        now = event.tick;
        file.insert(file.end(), {0xFF, event.type});
        appendQuantity(file, static_cast<std::uint32_t>(event.data.size()));
        file.insert(file.end(), event.data.begin(), event.data.end());
    }
    appendEndOfTrack(file);
}

/// Notes track by track, in their order, and where each track begins; the last entry is the end.
struct Tracks {
    std::span<const Note> notes;
    std::vector<std::size_t> begins{0};
    std::vector<Note> storage; ///< behind `notes`, unless one track holds all of them
};

Tracks splitTracks(const std::vector<Note>& notes) {
    Tracks tracks;
    tracks.notes = notes;
    std::uint16_t highest = 0;
    bool several = false;
    for (const Note& note : notes) {
        highest = std::max(highest, note.track);
        several = several || note.track != notes.front().track;
    }
    if (!several) {
        if (!notes.empty()) tracks.begins.push_back(notes.size());
        return tracks;
    }
    std::vector<std::size_t> places(highest + std::size_t{2});
    for (const Note& note : notes)
        ++places[note.track + 1U];
    for (std::size_t track = 1; track < places.size(); ++track) {
        if (places[track] > 0) tracks.begins.push_back(tracks.begins.back() + places[track]);
        places[track] += places[track - 1];
    }
    tracks.storage.resize(notes.size());
    for (const Note& note : notes)
        tracks.storage[places[note.track]++] = note;
    tracks.notes = tracks.storage;
    return tracks;
}

} // namespace

Bytes encodeMidi(const Performance& performance) {
    const TempoMap tempo = writtenTempo(performance.tempo);
    const Tracks tracks = splitTracks(performance.notes);
    // A piece of pedals alone still has a track for them.
    const std::size_t count =
        std::max<std::size_t>(tracks.begins.size() - 1, performance.pedals.empty() ? 0 : 1);
    const auto notesOf = [&](std::size_t track) {
        if (tracks.notes.empty()) return std::span<const Note>();
        return std::span(tracks.notes)
            .subspan(tracks.begins[track], tracks.begins[track + 1] - tracks.begins[track]);
    };

    // Pedals belong to a channel, not a track: they go to the first track that plays on theirs.
    std::array<std::size_t, 16> home{};
    for (std::size_t track = performance.pedals.empty() ? 0 : count; track-- > 0;)
        for (const Note& note : notesOf(track))
            home[note.channel & 0x0FU] = track;

    Bytes file;
    file.reserve(64 + performance.notes.size() * 14 + performance.pedals.size() * 7);
    {
        const ChunkWriter header(file, "MThd");
        appendBigEndian(file, 1, 2);
        appendBigEndian(file, static_cast<std::uint32_t>(std::min<std::size_t>(count + 1, 0xFFFF)), 2);
        appendBigEndian(file, writtenTicksPerBeat, 2);
    }
    writeConductor(conductorEvents(performance, tempo), file);
    TrackWriter writer(tempo);
    std::vector<Pedal> pedals;
    pedals.reserve(performance.pedals.size());
    for (std::size_t track = 0; track < count; ++track) {
        pedals.clear();
        if (std::find(home.begin(), home.end(), track) != home.end()) {
            std::copy_if(performance.pedals.begin(), performance.pedals.end(), std::back_inserter(pedals),
                         [&](const Pedal& pedal) { return home[pedal.channel & 0x0FU] == track; });
        }
        writer.write(notesOf(track), pedals, file);
    }
    return file;
}

Status writeMidi(const Performance& performance, const std::filesystem::path& path) {
    return writeFile(path, encodeMidi(performance));
}

} // namespace atos
