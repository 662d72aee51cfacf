// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/recorded_truth.h"

#include "files/bytes.h"
#include "music/smf.h"
#include "transcribe/note_activity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>
#include <string>
#include <system_error>

namespace atos {
namespace {

constexpr std::uintmax_t largestTable = 16U << 20U;
constexpr double longestRecording = 1e6; // seconds

bool isNote(double onset, double offset, double key, double velocity) {
    return onset >= 0 && offset >= onset && offset < longestRecording && key >= 0 && key < 128
           && velocity >= 0 && velocity < 128;
}

Result<RecordedTruth> readTable(const std::filesystem::path& path) {
    const auto bytes = readFile(path, largestTable);
    if (!bytes) return bytes.error();
    std::istringstream text(std::string(bytes->begin(), bytes->end()));
    RecordedTruth truth;
    for (std::string line; std::getline(text, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream fields(line);
        double onset = 0, offset = 0, key = 0, velocity = 0;
        if (!(fields >> onset >> offset >> key >> velocity) || !isNote(onset, offset, key, velocity))
            return badInput(path.string() + " is no table of onset, offset, key and velocity.");
        truth.sounding.push_back({onset, offset - onset, static_cast<std::uint8_t>(key),
                                  static_cast<std::uint8_t>(std::max(1.0, velocity))});
    }
    std::sort(truth.sounding.begin(), truth.sounding.end(), [](const Note& a, const Note& b) {
        return std::pair(a.onset, a.pitch) < std::pair(b.onset, b.pitch);
    });
    return truth;
}

bool isSound(const std::filesystem::path& path) {
    constexpr std::array names{".wav", ".flac", ".ogg", ".opus", ".mp3", ".aiff", ".aif"};
    return std::find(names.begin(), names.end(), path.extension().string()) != names.end();
}

} // namespace

Result<std::vector<RecordedPiece>> recordedPieces(const std::filesystem::path& folder) {
    std::vector<RecordedPiece> pieces;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        if (!isSound(entry->path())) continue;
        for (const char* extension : {".mid", ".midi", ".tsv"}) {
            auto notes = entry->path();
            notes.replace_extension(extension);
            std::error_code ignored;
            if (!std::filesystem::exists(notes, ignored)) continue;
            pieces.push_back({entry->path(), notes});
            break;
        }
    }
    if (failure)
        return badInput("Cannot read the folder " + folder.string() + ": " + failure.message() + ".");
    if (pieces.empty())
        return badInput(folder.string() + " holds neither labelled music nor recordings with their notes.");
    std::sort(pieces.begin(), pieces.end(),
              [](const RecordedPiece& a, const RecordedPiece& b) { return a.sound < b.sound; });
    return pieces;
}

Result<RecordedTruth> readTruth(const std::filesystem::path& notes) {
    if (notes.extension() == ".tsv") return readTable(notes);
    const auto music = readMidi(notes);
    if (!music) return music.error();
    return RecordedTruth{soundingNotes(*music), music->pedals};
}

} // namespace atos
