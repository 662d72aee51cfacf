// SPDX-License-Identifier: Apache-2.0
// Hands the labelled music to models/training/compose exactly as the program hears it (make_pack.py), and the
// program's own answers to compare with (compose_test.py).
//
// Every answer is one line of JSON, followed by raw little-endian arrays whose sizes the line tells.
#include "analysis/harmony.h"
#include "compose/gan/crnn_gan.h"
#include "compose/gan/image_gan.h"
#include "compose/gan/music_events.h"
#include "compose/gan/roll_planes.h"
#include "compose/lstm/lstm.h"
#include "compose/lstm/recent_keys.h"
#include "lab/composition/clip_figures.h"
#include "lab/composition/grid_corpus.h"
#include "lab/composition/shuffled_control.h"
#include "lab/composition/token_corpus.h"
#include "lab/composition/training_pieces.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace atos;

constexpr int clipColumns = imageGanColumns;
constexpr std::size_t validationClips = 400; // as both GAN trainings draw them
constexpr std::uint64_t validationSeed = 1;

void tell(const Json& line) {
    const std::string text = line.dump() + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
}

template<typename Value>
void raw(const std::vector<Value>& values) {
    std::fwrite(values.data(), sizeof(Value), values.size(), stdout);
}

[[noreturn]] void fail(const std::string& why) {
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

int indexOf(const Key& key) {
    return key.tonic % 12 + (key.mode == Mode::minor ? 12 : 0);
}

/// A piece at the steady tempo: seconds (float64) of onsets and lengths, pitches, velocities (uint8), keys.
void tellPiece(const LabelledPiece& row, const Performance& music) {
    std::vector<double> onsets, durations;
    std::vector<std::uint8_t> pitches, velocities;
    for (const Note& note : music.notes) {
        onsets.push_back(note.onset);
        durations.push_back(note.duration);
        pitches.push_back(note.pitch);
        velocities.push_back(note.velocity);
    }
    const KeyTimeline keys = findKeys(music);
    Json spans = Json::array();
    for (const KeySpan& span : keys.spans)
        spans.push_back({span.onset, indexOf(span.key)});
    tell({{"path", row.key},
          {"source", row.source},
          {"work", row.cluster},
          {"split", row.split},
          {"era", row.era},
          {"home", indexOf(keys.global)},
          {"keys", spans},
          {"notes", onsets.size()}});
    raw(onsets);
    raw(durations);
    raw(pitches);
    raw(velocities);
}

void tellNotes(const std::filesystem::path& data) {
    for (const char* split : {"train", "val"})
        if (auto read = eachTrainingPiece(data, split, Task{}, tellPiece); !read) fail(read.error().message);
}

/// Which excerpts of the validation split the snapshots of both GANs are chosen by: path and first column.
void tellClips(const std::filesystem::path& data) {
    const auto pieces = readGridPieces(data, "val", Task{});
    if (!pieces) fail(pieces.error().message);
    using Notes = std::vector<std::tuple<int, int, int, int>>;
    const auto notesOf = [](const NoteGrid& grid) {
        Notes notes;
        for (const GridNote& note : grid.notes)
            notes.emplace_back(note.column, note.length, note.pitch, note.velocity);
        return notes;
    };
    std::map<Notes, std::pair<std::string, int>> places;
    for (const GridPiece& piece : *pieces)
        for (int from = 0; from + clipColumns <= piece.grid.columns; from += clipColumns)
            places.emplace(notesOf(excerpt(piece.grid, from, clipColumns)), std::pair(piece.key, from));
    Json clips = Json::array();
    for (const NoteGrid& clip : fixedExcerpts(*pieces, clipColumns, validationClips, validationSeed)) {
        const auto& [path, from] = places.at(notesOf(clip));
        clips.push_back({path, from});
    }
    tell({{"clips", clips}});
}

std::vector<std::int32_t> flat(const NoteGrid& grid) {
    std::vector<std::int32_t> values;
    for (const GridNote& note : grid.notes)
        values.insert(values.end(), {note.column, note.length, note.pitch, note.velocity});
    return values;
}

std::vector<std::int32_t> flat(const TokenSequence& sequence) {
    std::vector<std::int32_t> values;
    for (const NoteToken& note : sequence.notes)
        values.insert(values.end(), {note.step, note.pitch, note.duration, note.velocity});
    return values;
}

/// Grids, token excerpts (of 256 notes, `semitones` higher, with keys) and events of the first pieces.
void tellDerived(const std::filesystem::path& data, std::size_t most, int semitones) {
    const auto tokens = readTokenPieces(data, "val", Task{});
    if (!tokens) fail(tokens.error().message);
    for (std::size_t i = 0; i < std::min(most, tokens->size()); ++i) {
        const TokenPiece& piece = (*tokens)[i];
        const auto grid = flat(piece.grid);
        tell({{"kind", "grid"}, {"style", piece.style}, {"values", grid.size()}});
        raw(grid);
        for (std::size_t first = 0; first < piece.grid.notes.size(); first += 256) {
            const TokenSequence sequence = excerptOf(piece, first, 256, semitones);
            const auto values = flat(sequence);
            tell({{"kind", "excerpt"},
                  {"key", sequence.key},
                  {"start", sequence.start},
                  {"ends", sequence.ends},
                  {"values", values.size()}});
            raw(values);
        }
    }
    std::size_t left = most;
    const auto events = [&](const LabelledPiece&, const Performance& music) {
        if (left == 0 || noteGrid(music).notes.size() < 32) return;
        --left;
        std::vector<float> values;
        for (const MusicEvent& event : eventsOf(music))
            values.insert(values.end(), event.begin(), event.end());
        tell({{"kind", "events"}, {"values", values.size()}});
        raw(values);
    };
    if (auto read = eachTrainingPiece(data, "val", Task{}, events); !read) fail(read.error().message);
}

/// Planes, recent keys and clip features of validation clips, and the Frechet distance of the second half of
/// the clips, as they are and shuffled, from the first.
void tellClipAnswers(const std::filesystem::path& data) {
    const auto pieces = readGridPieces(data, "val", Task{});
    if (!pieces) fail(pieces.error().message);
    const auto clips = fixedExcerpts(*pieces, clipColumns, validationClips, validationSeed);
    const std::span<const NoteGrid> all(clips);
    for (std::size_t i = 0; i < std::min<std::size_t>(8, clips.size()); ++i) {
        std::vector<float> planes(planeValues(clipColumns));
        paintPlanes(clips[i], planes);
        tell({{"kind", "planes"}, {"values", planes.size()}});
        raw(planes);
        RecentKeys keys;
        std::vector<float> recent(recentKeyValues * clips[i].notes.size());
        const TokenSequence sequence = tokensOf(clips[i]);
        for (std::size_t note = 0; note < sequence.notes.size(); ++note) {
            keys.planesAfter(
                sequence.notes[note].step,
                std::span<float, recentKeyValues>(recent.data() + note * recentKeyValues, recentKeyValues));
            keys.add(sequence.notes[note]);
        }
        tell({{"kind", "recent keys"}, {"values", recent.size()}});
        raw(recent);
    }
    for (const NoteGrid& clip : clips) {
        const auto values = flat(clip);
        tell({{"kind", "clip"}, {"values", values.size()}});
        raw(values);
    }
    const PointCloud points = featurePoints(all);
    std::vector<double> features;
    for (const auto& point : points)
        features.insert(features.end(), point.begin(), point.end());
    tell({{"kind", "features"}, {"values", features.size()}});
    raw(features);
    const FrechetReference reference(featurePoints(all.first(clips.size() / 2)));
    const auto rest = all.subspan(clips.size() / 2);
    const auto shuffled = shuffledControl(rest, 1);
    for (const NoteGrid& clip : shuffled) {
        const auto values = flat(clip);
        tell({{"kind", "shuffled"}, {"values", values.size()}});
        raw(values);
    }
    tell({{"kind", "frechet"},
          {"values", 0},
          {"real", reference.distance(featurePoints(rest))},
          {"shuffled", reference.distance(featurePoints(shuffled))}});
}

/// The program's nats of the first validation pieces, in plain excerpts of 256 notes: step, pitch, duration,
/// velocity, and the number of notes. Opens the networks plugin, which must lie where the program finds it.
void tellNats(const std::filesystem::path& data, const std::filesystem::path& weights, std::size_t most) {
    const auto lstm = LstmNotes::load(weights);
    if (!lstm) fail(lstm.error().message);
    const auto pieces = readTokenPieces(data, "val", Task{});
    if (!pieces) fail(pieces.error().message);
    for (std::size_t i = 0; i < std::min(most, pieces->size()); ++i) {
        const auto excerpts =
            (*lstm)->negativeLogLikelihood(plainExcerpts(std::span(*pieces).subspan(i, 1), 256), Task{});
        if (!excerpts) fail(excerpts.error().message);
        for (const NoteNegativeLogLikelihood& nats : *excerpts)
            tell({{"kind", "nats"},
                  {"piece", i},
                  {"notes", nats.notes},
                  {"parts", nats.parts},
                  {"values", 0}});
    }
}

/// What a GAN makes from the seeds 1 .. `seeds`, and the random numbers that it makes it from.
void tellMusic(const Result<std::unique_ptr<Generator>>& generator, std::uint64_t seeds,
               const std::function<std::vector<float>(std::uint64_t seed)>& randomOf) {
    if (!generator) fail(generator.error().message);
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        GenerationRequest request;
        request.seconds = static_cast<double>(clipColumns) / columnsPerSecond;
        request.seed = seed;
        const auto music = (*generator)->generate(request, Task{});
        if (!music) fail(music.error().message);
        const auto random = randomOf(seed);
        tell({{"kind", "random"}, {"values", random.size()}});
        raw(random);
        const auto values = flat(noteGrid(*music));
        tell({{"kind", "clip"}, {"values", values.size()}});
        raw(values);
    }
}

template<typename Distribution>
std::vector<float> drawn(std::uint64_t seed, std::size_t count) {
    std::mt19937_64 random(seed);
    Distribution distribution;
    std::vector<float> values(count);
    for (float& value : values)
        value = distribution(random);
    return values;
}

void tellImageGan(const std::filesystem::path& weights, std::uint64_t seeds) {
    tellMusic(loadImageGan(weights), seeds, [](std::uint64_t seed) {
        return drawn<std::normal_distribution<float>>(seed, imageGanLatent);
    });
}

void tellCrnnGan(const std::filesystem::path& weights, std::uint64_t seeds) {
    constexpr std::size_t numbers = 200000; // more than any clip needs
    tellMusic(loadCrnnGan(weights), seeds,
              [](std::uint64_t seed) { return drawn<std::uniform_real_distribution<float>>(seed, numbers); });
}

} // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    const std::string verb = words.empty() ? "" : words[0];
    if (verb == "notes" && words.size() == 2)
        tellNotes(words[1]);
    else if (verb == "clips" && words.size() == 2)
        tellClips(words[1]);
    else if (verb == "derived" && words.size() == 4)
        tellDerived(words[1], std::stoul(words[2]), std::stoi(words[3]));
    else if (verb == "answers" && words.size() == 2)
        tellClipAnswers(words[1]);
    else if (verb == "nats" && words.size() == 4)
        tellNats(words[1], words[2], std::stoul(words[3]));
    else if (verb == "image-gan" && words.size() == 3)
        tellImageGan(words[1], std::stoul(words[2]));
    else if (verb == "crnn-gan" && words.size() == 3)
        tellCrnnGan(words[1], std::stoul(words[2]));
    else
        fail("compose_reader notes|clips|answers DATA, compose_reader derived DATA PIECES SEMITONES, "
             "compose_reader nats DATA WEIGHTS PIECES, compose_reader image-gan|crnn-gan WEIGHTS SEEDS");
    return 0;
}
