// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/sampled_piano.h"

#include "audio/file/audio_file.h"
#include "files/bytes.h"
#include "lab/transcription/soundfont_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <set>

namespace atos {
namespace {

constexpr int rate = 32000; ///< Hz; the highest partials that transcription hears are at 8 kHz
constexpr double longest = 12;
constexpr double fadeSeconds = 0.5;
constexpr double beforeAttack = 0.002; ///< seconds kept before it
constexpr float attackShare = 0.02F;   ///< of the first peak: the hammer has struck
constexpr std::size_t mostRecordings = 1500;
constexpr int lowestKey = 21;
constexpr int highestKey = 108;
constexpr int highestDampedKey = 89; ///< the strings above have no dampers
constexpr int velocitiesOfALayer = 8;

/// Recordings by layer and pitch.
using Recordings = std::map<int, std::map<int, std::filesystem::path>>;

std::optional<std::pair<int, int>> layerAndPitch(const std::string& name) {
    static const std::regex pattern("([A-G])(#?)([0-8])v([0-9]{1,2})\\.(ogg|flac|wav|mp3)");
    constexpr std::array<int, 7> steps{9, 11, 0, 2, 4, 5, 7}; // A .. G
    std::smatch found;
    if (!std::regex_match(name, found, pattern)) return std::nullopt;
    const int step = steps[static_cast<std::size_t>(found.str(1).front() - 'A')];
    const int pitch = 12 * (std::stoi(found.str(3)) + 1) + step + (found.str(2).empty() ? 0 : 1);
    const int layer = std::stoi(found.str(4));
    if (pitch < lowestKey || pitch > highestKey || layer < 1 || layer > 16) return std::nullopt;
    return std::pair(layer, pitch);
}

Recordings recordingsIn(const std::filesystem::path& folder) {
    Recordings recordings;
    std::size_t count = 0;
    std::error_code failure;
    for (std::filesystem::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        const auto place = layerAndPitch(entry->path().filename().string());
        if (!place || ++count > mostRecordings) continue;
        recordings[place->first][place->second] = entry->path();
    }
    return recordings;
}

/// From the attack on, as 16 bits.
Result<std::vector<std::int16_t>> readNote(const std::filesystem::path& path) {
    auto file = AudioFile::open(path, rate);
    if (!file) return file.error();
    std::vector<float> sound(static_cast<std::size_t>((longest + 1) * rate));
    const auto read = file->read(sound);
    if (!read) return read.error();
    sound.resize(*read);
    const auto louder = [](float a, float b) { return std::abs(a) < std::abs(b); };
    const auto loudest = std::max_element(sound.begin(), sound.end(), louder);
    if (loudest == sound.end() || *loudest == 0) return badInput(path.string() + " is silent.");
    const float threshold = attackShare * std::abs(*loudest);
    const auto attack =
        std::find_if(sound.begin(), sound.end(), [&](float s) { return std::abs(s) >= threshold; });
    const auto before = std::min<std::ptrdiff_t>(attack - sound.begin(), std::lround(beforeAttack * rate));
    std::vector<std::int16_t> note;
    const auto last = std::min<std::ptrdiff_t>(sound.end() - (attack - before), std::lround(longest * rate));
    for (std::ptrdiff_t i = 0; i < last; ++i) {
        const double fade = std::min(1.0, static_cast<double>(last - i) / (fadeSeconds * rate));
        const float sample = std::clamp((attack - before)[i], -1.0F, 1.0F);
        note.push_back(static_cast<std::int16_t>(std::lround(32767 * fade * sample)));
    }
    return note;
}

/// The first and last of low .. high that are nearer to `here` than to its neighbours, of which it is one.
std::pair<int, int> reach(const std::set<int>& all, int here, int low, int high) {
    const auto place = all.find(here);
    const auto next = std::next(place);
    return {place == all.begin() ? low : (*std::prev(place) + here) / 2 + 1,
            next == all.end() ? high : (here + *next) / 2};
}

template<typename Map>
std::set<int> keysOf(const Map& map) {
    std::set<int> keys;
    for (const auto& [key, value] : map)
        keys.insert(key);
    return keys;
}

} // namespace

Status writeSampledPiano(const std::filesystem::path& folder, const std::filesystem::path& soundfont,
                         const Task& task) {
    const Recordings recordings = recordingsIn(folder);
    if (recordings.empty())
        return badInput(folder.string() + " holds no recorded notes named like F#3v10.ogg.");
    const auto layers = keysOf(recordings);
    std::vector<SampleZone> zones;
    for (const auto& [layer, notes] : recordings) {
        const auto [lowLayer, highLayer] = reach(layers, layer, 1, 16);
        const auto pitches = keysOf(notes);
        for (const auto& [pitch, path] : notes) {
            if (task.cancel.cancelled()) return cancelled();
            SampleZone zone;
            auto samples = readNote(path);
            if (!samples) return samples.error();
            zone.samples = std::move(*samples);
            zone.pitch = pitch;
            std::tie(zone.lowKey, zone.highKey) = reach(pitches, pitch, lowestKey, highestKey);
            zone.lowVelocity = (lowLayer - 1) * velocitiesOfALayer;
            zone.highVelocity = highLayer * velocitiesOfALayer - 1;
            zone.releaseSeconds = pitch > highestDampedKey ? 4 : 0.25;
            zones.push_back(std::move(zone));
        }
        task.report(static_cast<double>(layer) / *layers.rbegin(), "reading recorded notes");
    }
    return writeFile(soundfont, soundfontOf(soundfont.stem().string(), rate, zones));
}

} // namespace atos
