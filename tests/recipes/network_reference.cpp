// SPDX-License-Identifier: Apache-2.0
// What the program itself computes, as raw little-endian numbers, for transcribe_test.py and style_test.py.
#include "lab/style/labels.h"
#include "music/smf.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"
#include "style/model.h"
#include "style/plugin/infer.h"
#include "style/window.h"
#include "transcribe/model.h"
#include "transcribe/note_activity.h"
#include "transcribe/plugin/network.h"

#include <torch/utils.h>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <limits>
#include <map>
#include <sstream>

namespace {

using namespace atos;

using Words = std::vector<std::string>;

[[noreturn]] void fail(const std::string& message) {
    std::cerr << message << '\n';
    std::exit(1);
}

template<class T>
std::vector<T> load(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes((std::istreambuf_iterator<char>(file)), {});
    std::vector<T> values(bytes.size() / sizeof(T));
    if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    return values;
}

template<class T>
void save(const std::string& path, const std::vector<T>& values) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(values.data()),
               static_cast<std::streamsize>(values.size() * sizeof(T)));
}

void append(std::vector<float>& all, const std::vector<float>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

void append(std::vector<float>& all, const torch::Tensor& tensor) {
    const auto flat = tensor.contiguous().view(-1);
    all.insert(all.end(), flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel());
}

WeightFile weightsOrFail(const std::string& path) {
    auto file = readWeights(path);
    if (!file) fail(file.error().message);
    return std::move(*file);
}

/// SAMPLES CENTS OUT
void frontEnd(const Words& words) {
    ConstantQ constantQ(std::stod(words[1]));
    std::vector<float> frames;
    constantQ.add(load<float>(words[0]), frames);
    constantQ.finish(frames);
    save(words[2], frames);
}

/// NOTES PEDALS FIRST FRAMES OUT: rows of onset, duration, pitch, velocity; rows of time, value
void noteActivity(const Words& words) {
    Performance music;
    const auto notes = load<double>(words[0]);
    for (std::size_t i = 0; i + 3 < notes.size(); i += 4) {
        Note note;
        note.onset = notes[i];
        note.duration = notes[i + 1];
        note.pitch = static_cast<std::uint8_t>(notes[i + 2]);
        note.velocity = static_cast<std::uint8_t>(notes[i + 3]);
        music.notes.push_back(note);
    }
    const auto pedals = load<double>(words[1]);
    for (std::size_t i = 0; i + 1 < pedals.size(); i += 2)
        music.pedals.push_back({pedals[i], PedalKind::damper, static_cast<std::uint8_t>(pedals[i + 1]), 0});
    const auto activity =
        activityOf(soundingNotes(music), music.pedals, std::stoi(words[2]), std::stoi(words[3]));
    std::vector<float> all;
    for (const auto* values :
         {&activity.onset, &activity.sounding, &activity.offset, &activity.velocity, &activity.pedal})
        append(all, *values);
    save(words[4], all);
}

/// WEIGHTS LEVELS OUT
void transcriptionLogits(const Words& words) {
    const WeightFile file = weightsOrFail(words[0]);
    const auto model = transcriptionModelFrom(file.metadata, words[0]);
    if (!model) fail(model.error().message);
    TranscriptionNetwork network(model->channels, model->hidden);
    if (auto restored = restoreState(*network, "", file.tensors, words[0]); !restored)
        fail(restored.error().message);
    network->eval();
    const torch::NoGradGuard noGradients;
    auto input = load<float>(words[1]);
    const auto frames = static_cast<std::int64_t>(input.size()) / constantQBins;
    const NoteLogits logits =
        network->forward(torch::from_blob(input.data(), {1, frames, constantQBins}).clone());
    std::vector<float> all;
    append(all, logits.notes);
    append(all, logits.pedal);
    save(words[2], all);
}

/// Lines of tab-separated fields.
std::vector<Words> linesOf(const std::string& path) {
    std::ifstream file(path);
    std::vector<Words> lines;
    for (std::string line; std::getline(file, line);) {
        std::istringstream parts(line);
        Words& fields = lines.emplace_back();
        for (std::string field; std::getline(parts, field, '\t');)
            fields.push_back(field);
    }
    return lines;
}

Performance readOrFail(const std::string& path) {
    auto music = readMidi(path);
    if (!music) fail(music.error().message);
    std::erase_if(music->pedals, [](const Pedal& pedal) { return pedal.kind != PedalKind::damper; });
    return std::move(*music);
}

/// DATA open|research OUT: JSON of the labels by head and of every piece's truth
void styleLabels(const Words& words) {
    const bool research = words[1] == "research";
    const auto rows = readCollection(words[0], true);
    if (!rows) fail(rows.error().message);
    std::map<std::string, std::vector<LabelledPiece>> splits;
    for (const LabelledPiece& row : *rows)
        if (mayTrainOn(row, research)) splits[row.split].push_back(row);
    const LabelNames found = collectLabels(splits["train"]);
    Json names = Json::object();
    for (std::size_t head = 0; head < found.size(); ++head)
        names[std::string(headName(styleHeads[head]))] = found[head];
    Json truths = Json::object();
    for (const char* split : {"train", "val"}) {
        const auto tagged = sourcesWithTags(splits[split]);
        for (const LabelledPiece& row : splits[split]) {
            const StyleLabels truth = truthOf(row, found, tagged);
            truths[row.key] = {truth.label, truth.tags};
        }
    }
    std::ofstream(words[2]) << Json{{"labels", names}, {"truths", truths}}.dump();
}

/// LIST OUT: of each file (a line of LIST) counts, notes and damper
void midiNotes(const Words& words) {
    std::vector<double> all;
    for (const Words& line : linesOf(words[0])) {
        const Performance music = readOrFail(line[0]);
        all.push_back(static_cast<double>(music.notes.size()));
        all.push_back(static_cast<double>(music.pedals.size()));
        for (const Note& note : music.notes)
            all.insert(all.end(), {note.onset, note.duration, static_cast<double>(note.pitch),
                                   static_cast<double>(note.velocity)});
        for (const Pedal& pedal : music.pedals)
            all.insert(all.end(), {pedal.seconds, static_cast<double>(pedal.value)});
    }
    save(words[1], all);
}

/// LIST OUT: of each line "file, begin, seconds" the drawn window
void styleWindows(const Words& words) {
    std::vector<float> all, values(styleWindowSize);
    for (const Words& line : linesOf(words[0])) {
        const auto drawn =
            drawWindow(cutOut(readOrFail(line[0]), std::stod(line[1]), std::stod(line[2])), values);
        if (!drawn) fail(drawn.error().message);
        append(all, values);
    }
    save(words[1], all);
}

/// WEIGHTS LIST OUT: of each file the mean logits of the heads that the network has, one after the other
void styleLogits(const Words& words) {
    const WeightFile file = weightsOrFail(words[0]);
    const auto model = modelFrom(file.metadata, words[0]);
    if (!model) fail(model.error().message);
    StyleNetwork network(model->architecture, model->networkCounts());
    if (auto restored = restoreState(*network, "", file.tensors, words[0]); !restored)
        fail(restored.error().message);
    network->eval();
    std::vector<float> all;
    for (const Words& line : linesOf(words[1])) {
        const auto logits = infer(network, readOrFail(line[0]), std::numeric_limits<double>::infinity(),
                                  mostWindows, 1, Task{});
        if (!logits) fail(logits.error().message);
        for (const auto& head : *logits)
            append(all, head);
    }
    save(words[2], all);
}

} // namespace

int main(int count, char** arguments) {
    struct Verb {
        std::size_t words;
        std::function<void(const Words&)> run;
    };
    const std::map<std::string, Verb> verbs{
        {"front-end", {3, frontEnd}},         {"note-activity", {5, noteActivity}},
        {"midi-notes", {2, midiNotes}},       {"transcription-logits", {3, transcriptionLogits}},
        {"style-labels", {3, styleLabels}},   {"style-logits", {3, styleLogits}},
        {"style-windows", {2, styleWindows}},
    };
    const Words words(arguments + 1, arguments + count);
    const auto verb = words.empty() ? verbs.end() : verbs.find(words[0]);
    if (verb == verbs.end() || verb->second.words != words.size() - 1)
        fail("network_reference VERB ...: each function's comment says what it takes.");
    useNetworkThreads(1);
    verb->second.run({words.begin() + 1, words.end()});
}
