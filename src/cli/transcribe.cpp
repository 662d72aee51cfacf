// SPDX-License-Identifier: Apache-2.0
#include "app/score/write_music.h"
#include "app/transcribe/transcriber.h"
#include "cli/each_input.h"
#include "cli/midi_options.h"
#include "cli/output_folder.h"
#include "cli/outputs.h"
#include "cli/verbs.h"
#include "core/counted.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Transcribe : public Command {
public:
    void declare(CLI::App& verb) override {
        addInputsAndOutput(
            verb, names_, "IN OUT.mid",
            "A recording (WAV, AIFF, FLAC, Ogg, Opus, MP3 ...) and the MIDI file to write, or a "
            "score (.musicxml); or several recordings, or folders of them, and the folder for "
            "their MIDI files");
        verb.add_option("--instrument", instrument_,
                        "What plays: a piano; or any: one to three pitched instruments, no drums")
            ->check(CLI::IsMember(instrumentNames()))
            ->capture_default_str();
        verb.add_option("--weights", weights_, "The weight file; the shipped one by default");
        addJobsOption(verb, jobs_);
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const auto inputs = expandInputsWithOutputs(names_, InputKind::recordings, ".mid");
        if (!inputs) return inputs.error();
        std::vector<Output> outputs;
        if (!inputs->several) outputs.push_back({inputs->all.front().output, OutputKind::music});
        if (auto sound = checkOutputs(console, inputs->paths(), outputs); !sound) return sound;
        Transcriber transcriber(weights_.empty() ? shippedWeightsOf(instrumentNamed(instrument_)) : weights_);
        return forEachInput(console, *inputs, jobs_, cancel, [&](const Input& input, const Task& task) {
            return transcribe(transcriber, input, console, task);
        });
    }

private:
    static Result<std::string> transcribe(Transcriber& transcriber, const Input& input,
                                          const Console& console, const Task& task) {
        auto transcription = transcriber.transcribe(input.path, task);
        if (!transcription) return transcription.error();
        const auto written = writeMusic(musicOf(transcription->music, {}), input.output);
        if (!written) return written.error();
        transcription->warnings.insert(transcription->warnings.end(), written->begin(), written->end());
        return worded(console, input, *transcription, transcriber.contentHash());
    }

    static std::string worded(const Console& console, const Input& input, const Transcription& transcription,
                              const std::string& model) {
        Json notes = Json::array();
        for (const RecognisedNote& note : transcription.music.notes)
            notes.push_back({{"onset_s", note.onset},
                             {"sounds_till_s", note.soundsTill},
                             {"pitch", note.pitch},
                             {"velocity", note.velocity},
                             {"confidence", note.confidence}});
        std::string text =
            fmt::format("{}: {} in {:.1f} s\n", input.output.string(),
                        counted(transcription.music.notes.size(), "note"), transcription.seconds);
        if (!transcription.music.pedalKnown)
            text += "The pedal cannot be told from this recording; none is written.\n";
        text += noteLines(transcription.warnings);
        return console.worded(
            {{"input", input.path.string()},
             {"output", input.output.string()},
             {"seconds", transcription.seconds},
             {"tuning_cents", transcription.tuningCents},
             {"heard", std::move(notes)},
             {"pedals",
              transcription.music.pedalKnown ? Json(transcription.music.pedals.size()) : Json(nullptr)},
             {"model", model},
             {"notes", transcription.warnings}},
            text);
    }

    std::vector<std::filesystem::path> names_;
    std::filesystem::path weights_;
    std::string instrument_ = instrumentNames().front();
    std::size_t jobs_ = 0;
};

} // namespace

std::unique_ptr<Command> makeTranscribe() {
    return std::make_unique<Transcribe>();
}

} // namespace atos
