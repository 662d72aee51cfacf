// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"

#include "music/smf_track_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>
#include <string_view>

namespace atos {
namespace {

enum Meta : std::uint8_t {
    sequenceName = 0x03,
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

void addName(std::vector<MetaEvent>& events, Meta type, std::string_view name) {
    constexpr std::size_t longestName = 500;
    name = name.substr(0, longestName);
    if (!name.empty()) events.push_back({0, type, Bytes(name.begin(), name.end())});
}

std::vector<MetaEvent> conductorEvents(const Performance& performance, const TempoMap& tempo) {
    std::vector<MetaEvent> events;
    addName(events, sequenceName, performance.title);
    addName(events, deviceName, performance.keyboard);
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
    std::size_t highest = 0;
    for (const Note& note : notes)
        highest = std::max<std::size_t>(highest, note.track);
    std::vector<std::size_t> places(highest + 2);
    for (const Note& note : notes)
        ++places[note.track + 1U];
    Tracks tracks;
    for (std::size_t track = 1; track < places.size(); ++track) {
        if (places[track] > 0) tracks.begins.push_back(tracks.begins.back() + places[track]);
        places[track] += places[track - 1];
    }
    tracks.notes = notes;
    if (tracks.begins.size() <= 2) return tracks;
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
    for (std::size_t track = count; track-- > 0;)
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
