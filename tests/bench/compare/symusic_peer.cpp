// SPDX-License-Identifier: Apache-2.0
#include "bench/compare/peers.h"

#include <symusic/conversion.h>
#include <symusic/io/midi.h>
#include <symusic/pianoroll.h>

#include <cmath>
#include <memory>

namespace atos::bench {
namespace {

using symusic::DataFormat;
using symusic::Score;
using symusic::Second;
using symusic::Tick;
using symusic::Track;

/// The notes of all tracks with a hundredth of a second as their tick, which is how symusic draws a roll of
/// seconds.
Track<Tick> hundredths(const Performance& performance) {
    Track<Tick> track;
    for (const Note& note : performance.notes) {
        const auto begin = static_cast<std::int32_t>(std::floor(note.onset * 100));
        const auto end = static_cast<std::int32_t>(std::floor(note.end() * 100));
        track.notes->emplace_back(begin, std::max(1, end - begin), static_cast<std::int8_t>(note.pitch),
                                  static_cast<std::int8_t>(note.velocity));
    }
    return track;
}

struct Prepared {
    std::vector<Score<Tick>> scores;
    std::vector<Track<Tick>> tracks;
};

} // namespace

std::vector<Contender> symusicContenders(const Music& music) {
    const auto prepared = std::make_shared<Prepared>();
    for (const Bytes& file : music.files)
        prepared->scores.push_back(Score<Tick>::parse<DataFormat::MIDI>(file));
    for (const Performance& performance : music.performances)
        prepared->tracks.push_back(hundredths(performance));
    using symusic::PianorollMode;
    const auto roll = [prepared](std::vector<PianorollMode> modes) {
        return [prepared, modes = std::move(modes)](std::size_t file) {
            constexpr std::pair<std::uint8_t, std::uint8_t> keys{21, 109};
            const auto planes =
                symusic::TrackPianoroll::from_track(prepared->tracks[file], modes, keys, true);
            return std::size_t{planes.data()[0]};
        };
    };
    const std::vector three{PianorollMode::onset, PianorollMode::frame, PianorollMode::offset};
    constexpr double target = 1.5;
    const std::string name = "symusic " ATOS_PEER_SYMUSIC_VERSION;
    const auto readSeconds = [&music](std::size_t file) {
        return Score<Second>::parse<DataFormat::MIDI>(music.files[file]).tracks->size();
    };
    const auto readTicks = [&music](std::size_t file) {
        return Score<Tick>::parse<DataFormat::MIDI>(music.files[file]).tracks->size();
    };
    const auto write = [prepared](std::size_t file) {
        return prepared->scores[file].dumps<DataFormat::MIDI>().size();
    };
    return {{toSeconds, name, readSeconds, target},  {toTicks, name, readTicks, target},
            {toBytes, name, write, target},          {toRoll, name, roll(three), target},
            {toKeptRoll, name, roll(three), target}, {toOnePlane, name, roll({PianorollMode::frame})}};
}

} // namespace atos::bench
