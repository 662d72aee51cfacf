// SPDX-License-Identifier: Apache-2.0
// compare_midi FOLDER... [--most N] [--largest N] [--rounds N]: reads, writes and draws MIDI files beside the
// peers that were built in, over at most N of the folders' files, evenly chosen, and over the N largest.
// Prints Markdown.
#include "bench/compare/peers.h"
#include "music/piano_roll.h"
#include "music/smf.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

namespace atos::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<fs::path> folders;
    std::size_t most = 400, largest = 10, rounds = 15;
};

bool readOptions(std::span<char*> words, Options& options) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        std::size_t* const number = word == "--most"      ? &options.most
                                    : word == "--largest" ? &options.largest
                                    : word == "--rounds"  ? &options.rounds
                                                          : nullptr;
        if (number == nullptr) {
            if (word.starts_with("--")) return false;
            options.folders.emplace_back(word);
            continue;
        }
        const std::string_view value = ++i < words.size() ? words[i] : "";
        if (std::from_chars(value.begin(), value.end(), *number).ptr != value.end() || *number == 0)
            return false;
    }
    return !options.folders.empty();
}

std::vector<fs::path> midiFiles(const std::vector<fs::path>& folders) {
    std::vector<fs::path> paths;
    for (const fs::path& folder : folders)
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".mid") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::vector<fs::path> evenlyChosen(const std::vector<fs::path>& paths, std::size_t most) {
    std::vector<fs::path> chosen;
    const std::size_t step = 1 + paths.size() / most;
    for (std::size_t i = 0; i < paths.size(); i += step)
        chosen.push_back(paths[i]);
    return chosen;
}

std::vector<fs::path> byFallingSize(std::vector<fs::path> paths) {
    std::stable_sort(paths.begin(), paths.end(), [](const fs::path& a, const fs::path& b) {
        return fs::file_size(a) > fs::file_size(b);
    });
    return paths;
}

std::vector<Contender> peersOf([[maybe_unused]] const Music& music) {
    std::vector<Contender> all;
    [[maybe_unused]] const auto add = [&all](std::vector<Contender> some) {
        std::move(some.begin(), some.end(), std::back_inserter(all));
    };
#ifdef ATOS_PEER_SYMUSIC_VERSION
    add(symusicContenders(music));
#endif
#ifdef ATOS_PEER_MINIMIDI_VERSION
    add(minimidiContenders(music));
#endif
#ifdef ATOS_PEER_LIBREMIDI_VERSION
    add(libremidiContenders(music));
#endif
    return all;
}

/// The first of the files, at most so many, that we and every peer can read.
Music load(const std::vector<fs::path>& paths, std::size_t most) {
    Music music;
    for (const fs::path& path : paths) {
        if (music.files.size() == most) break;
        Music one;
        auto bytes = readFile(path, largestMidiFile);
        if (!bytes) continue;
        auto performance = parseMidi(*bytes);
        if (!performance) continue;
        one.files.push_back(*std::move(bytes));
        one.performances.push_back(*std::move(performance));
        try {
            (void)peersOf(one);
        } catch (const std::exception& problem) {
            fmt::print(stderr, "{} left out: {}\n", path.string(), problem.what());
            continue;
        }
        music.files.push_back(std::move(one.files.front()));
        music.performances.push_back(std::move(one.performances.front()));
    }
    return music;
}

/// What we do of a task, and how much of it there is: bytes of MIDI files or frames of rolls.
struct Ours {
    Work work;
    double amount = 0;
    const char* unit = "MB/s";
};

Ours oursOf(const std::string& task, const Music& music) {
    double bytes = 0;
    double frames = 0;
    for (const Bytes& file : music.files)
        bytes += static_cast<double>(file.size());
    for (const Performance& performance : music.performances)
        frames += performance.duration() * RollOptions{}.framesPerUnit;
    if (task == toBytes || task == eventsToBytes)
        return {[&music](std::size_t file) { return encodeMidi(music.performances[file]).size(); }, bytes};
    if (task == toRoll || task == toOnePlane) {
        RollOptions options;
        if (task == toOnePlane) options.planes = {false, true, false};
        return {[&music, options](std::size_t file) {
                    return std::size_t{drawRoll(music.performances[file], options)->planes.data[0]};
                },
                frames, "M frames/s"};
    }
    if (task == toKeptRoll) {
        const auto memory = std::make_shared<cv::Mat>();
        return {[&music, memory](std::size_t file) {
                    return std::size_t{drawRoll(music.performances[file], {}, *memory)->planes.data[0]};
                },
                frames, "M frames/s"};
    }
    return {[&music](std::size_t file) { return parseMidi(music.files[file])->notes.size(); }, bytes};
}

void report(std::string_view title, const Music& music, std::size_t rounds) {
    double bytes = 0;
    std::size_t notes = 0;
    for (const Bytes& file : music.files)
        bytes += static_cast<double>(file.size());
    for (const Performance& performance : music.performances)
        notes += performance.notes.size();
    fmt::print("{}: {} files, {:.1f} MB, {} notes; CPU time, {} rounds.\n\n", title, music.files.size(),
               bytes / 1e6, notes, rounds);
    fmt::print(
        "| What | Ours | Peer | | Ratio | Lowest to highest | Target |\n|---|---:|---:|---|---:|---|---:|\n");
    for (const Contender& peer : peersOf(music)) {
        const Ours ours = oursOf(peer.task, music);
        const Outcome outcome = compete(ours.work, peer.work, music.files.size(), rounds);
        fmt::print("| {} | {:.0f} {} | {:.0f} {} | {} | {:.2f} | {:.2f} to {:.2f} | {} |\n", peer.task,
                   ours.amount / outcome.ourSeconds / 1e6, ours.unit, ours.amount / outcome.peerSeconds / 1e6,
                   ours.unit, peer.name, outcome.ratio.median, outcome.ratio.lowest, outcome.ratio.highest,
                   peer.target > 0 ? fmt::format("{}", peer.target) : "");
        std::fflush(stdout);
    }
    fmt::print("\n");
}

} // namespace
} // namespace atos::bench

int main(int argc, char** argv) {
    using namespace atos::bench;
    Options options;
    if (!readOptions({argv + 1, static_cast<std::size_t>(argc - 1)}, options)) {
        fmt::print(stderr, "compare_midi FOLDER... [--most N] [--largest N] [--rounds N]\n");
        return 2;
    }
    const auto paths = midiFiles(options.folders);
    report("A choice", load(evenlyChosen(paths, options.most), options.most), options.rounds);
    report("The largest", load(byFallingSize(paths), options.largest), options.rounds);
}
