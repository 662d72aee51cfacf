// SPDX-License-Identifier: Apache-2.0
#include "app/score/write_music.h"
#include "app/transcribe/transcriber.h"
#include "cli/midi_options.h"
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
        verb.add_option("IN", input_, "A recording: WAV, AIFF, FLAC, Ogg, Opus, MP3 ...")->required();
        verb.add_option("OUT.mid", output_, "The MIDI file to write, or a score (.musicxml)")->required();
        verb.add_option("--instrument", instrument_,
                        "What plays: a piano; or any: one to three pitched instruments, no drums")
            ->check(CLI::IsMember(instrumentNames()))
            ->capture_default_str();
        verb.add_option("--weights", weights_, "The weight file; the shipped one by default");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (auto sound = checkOutputs(console, {input_}, {{output_, OutputKind::music}}); !sound)
            return sound;
        Transcriber transcriber(weights_.empty() ? shippedWeightsOf(instrumentNamed(instrument_)) : weights_);
        auto transcription = transcriber.transcribe(input_, {cancel, console.progress()});
        if (!transcription) return transcription.error();
        const auto written = writeMusic(musicOf(transcription->music, {}), output_);
        if (!written) return written.error();
        transcription->warnings.insert(transcription->warnings.end(), written->begin(), written->end());
        return tell(console, *transcription, transcriber.contentHash());
    }

private:
    Status tell(Console& console, const Transcription& transcription, const std::string& model) const {
        Json notes = Json::array();
        for (const RecognisedNote& note : transcription.music.notes)
            notes.push_back({{"onset_s", note.onset},
                             {"sounds_till_s", note.soundsTill},
                             {"pitch", note.pitch},
                             {"velocity", note.velocity},
                             {"confidence", note.confidence}});
        std::string text =
            fmt::format("{}: {} in {:.1f} s\n", output_.string(),
                        counted(transcription.music.notes.size(), "note"), transcription.seconds);
        if (!transcription.music.pedalKnown)
            text += "The pedal cannot be told from this recording; none is written.\n";
        text += noteLines(transcription.warnings);
        return console.result(
            {{"input", input_.string()},
             {"output", output_.string()},
             {"seconds", transcription.seconds},
             {"tuning_cents", transcription.tuningCents},
             {"heard", std::move(notes)},
             {"pedals",
              transcription.music.pedalKnown ? Json(transcription.music.pedals.size()) : Json(nullptr)},
             {"model", model},
             {"notes", transcription.warnings}},
            text);
    }

    std::filesystem::path input_, output_, weights_;
    std::string instrument_ = instrumentNames().front();
};

} // namespace

std::unique_ptr<Command> makeTranscribe() {
    return std::make_unique<Transcribe>();
}

} // namespace atos
