// SPDX-License-Identifier: Apache-2.0
#include "app/piano/known_pianos.h"
#include "app/piano/open_piano.h"
#include "app/piano/push_json.h"
#include "app/preview/write_preview.h"
#include "app/transcribe/read_music.h"
#include "cli/each_input.h"
#include "cli/midi_options.h"
#include "cli/outputs.h"
#include "cli/report.h"
#include "cli/verbs.h"
#include "cli/warm_pipeline.h"
#include "files/bytes.h"
#include "files/names.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Calibrate : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("IN", inputs_, "MIDI files, recordings of a piano, or folders of them; - is stdin")
            ->required();
        verb.add_option("--keyboard", keyboard_,
                        "The piano's profile, for --syx and the list of changes; auto asks the piano");
        verb.add_option("--listening", listeningName_,
                        "headphones or loudspeakers: how the piano is heard, which moves the room's level");
        verb.add_option("--preset", preset_, "Write the tone as JSON");
        verb.add_option("--syx", syx_, "Write the messages for the piano; needs --keyboard");
        verb.add_option("--wav", wav_, "Write how it sounds");
        verb.add_option("--before", before_, "With --wav: write how the piano as made sounds, equally loud");
        verb.add_option("--soundfont", soundfont_, "The soundfont for --wav (SF2 or SF3)");
        verb.add_option("--send", port_, "Send the tone to the piano on this port (or auto, or pianoteq)");
        verb.add_flag("--experimental", experimental_, "Also what only one source documents");
        verb.add_flag("--quick", quick_, "Do not look for what would have changed the choice");
        addPatternOption(verb, pattern_);
        addWeightsOption(verb, weights_);
        addJobsOption(verb, jobs_);
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const Inputs inputs = expandInputs(inputs_, InputKind::music);
        if (auto known = readListening(); !known) return known;
        if (auto sound = check(console, inputs); !sound) return sound;
        if (auto known = findKeyboard({cancel, console.progress()}); !known) return known;
        const auto pipeline = WarmPipeline::open({{}, weights_, experimental_, coresOfEach(inputs)});
        if (!pipeline) return pipeline.error();
        return forEachInput(console, inputs, jobs_, cancel, [&](const Input& input, const Task& task) {
            return calibrate(**pipeline, input.path, console, task);
        });
    }

private:
    [[nodiscard]] bool wantsOutput() const {
        return !preset_.empty() || !syx_.empty() || !wav_.empty() || !port_.empty();
    }

    /// "auto" becomes the id of the piano that is there.
    Status findKeyboard(const Task& task) {
        if (keyboard_ != "auto") return {};
        const auto profiles = knownKeyboards();
        if (!profiles) return profiles.error();
        const auto system = openMidiSystem();
        const auto keyboard = recogniseKeyboard(*system, port_, *profiles, task);
        if (!keyboard) return keyboard.error();
        keyboard_ = *keyboard;
        return {};
    }

    Status readListening() {
        if (listeningName_.empty()) return {};
        const auto known = listeningCalled(listeningName_);
        if (!known)
            return badInput("--listening knows headphones and loudspeakers, not " + listeningName_ + ".");
        listening_ = *known;
        return {};
    }

    Status check(Console& console, const Inputs& inputs) const {
        if (inputs.all.size() > 1 && wantsOutput())
            return badInput("--preset, --syx, --wav and --send want a single input.",
                            "Calibrate them one by one.");
        if (!syx_.empty() && keyboard_.empty())
            return badInput("--syx needs --keyboard, because every piano has its own messages.",
                            "The profiles are listed in resources/keyboards.");
        if (!before_.empty() && wav_.empty())
            return badInput("--before needs --wav, because it is what that is compared with.", "Name both.");
        std::vector<std::filesystem::path> read = inputs.paths();
        read.push_back(soundfont_);
        return checkOutputs(console, read,
                            {{preset_, OutputKind::json},
                             {syx_, OutputKind::sysex},
                             {wav_, OutputKind::wav},
                             {before_, OutputKind::wav}});
    }

    Result<std::string> calibrate(WarmPipeline& warm, const std::filesystem::path& input,
                                  const Console& console, const Task& task) const {
        StepClock clock;
        const auto performance = readMusic(input, task, pattern_);
        if (!performance) return performance.error();
        clock.done("read");
        Pipeline& pipeline = warm.get();
        auto calibration = pipeline.calibrate(*performance, {keyboard_, {}, listening_}, task);
        if (!calibration) return calibration.error();
        clock.follow(calibration->timingMs);
        calibration->timingMs = clock.total();
        if (!quick_)
            if (auto added = pipeline.addCounterfactual(*performance, *calibration, task); !added)
                return added.error();
        calibration->input = input.string();
        if (wantsOutput() && !calibration->target.choice.recommends())
            return badInput(calibration->notes.empty() ? "There is no tone to write."
                                                       : calibration->notes.back(),
                            "Nothing was written.");
        Json json = calibrationJson(*calibration);
        std::string text = calibrationText(*calibration);
        std::vector<std::string> kept;
        if (auto done = writeOutputs(pipeline, *performance, *calibration, task, json, text, kept); !done) {
            Error error = done.error();
            if (!kept.empty())
                error.nextStep += fmt::format("{}Already done and kept: {}.",
                                              error.nextStep.empty() ? "" : " ", fmt::join(kept, ", "));
            return error;
        }
        return console.worded(json, text);
    }

    /// In the order of the help; `kept` lists what is done when a later one fails.
    Status writeOutputs(const Pipeline& pipeline, const Performance& performance,
                        const Calibration& calibration, const Task& task, Json& json, std::string& text,
                        std::vector<std::string>& kept) const {
        const TonePreset& tone = calibration.target.preset;
        if (!preset_.empty()) {
            if (auto written = writeFile(preset_, toJson(tone).dump(2) + "\n"); !written) return written;
            kept.push_back(outputName(preset_));
        }
        if (!syx_.empty()) {
            if (auto written = writeFile(syx_, calibration.encoded.syx()); !written) return written;
            kept.push_back(outputName(syx_));
        }
        if (!wav_.empty()) {
            RenderOptions options;
            options.soundfont = soundfont_;
            const auto preview = writePreview(performance, tone, {wav_, before_}, options, task);
            if (!preview) return preview.error();
            kept.push_back(outputName(wav_));
            if (!before_.empty()) kept.push_back(outputName(before_));
            json["preview"] = previewJson(*preview);
            text += previewText(*preview);
        }
        if (!port_.empty()) {
            const auto system = openMidiSystem();
            auto piano = openPiano(*system, pipeline.keyboards(), {port_, keyboard_, experimental_}, task);
            if (!piano) return piano.error();
            const auto pushed = sendForGood(**piano, tone, task);
            if (!pushed) return pushed.error();
            json["sent"] = pushJson(*pushed);
            text += "\n" + pushText(*pushed);
        }
        if (!kept.empty()) {
            json["written"] = kept;
            text += fmt::format("\nWritten: {}\n", fmt::join(kept, ", "));
        }
        return {};
    }

    std::vector<std::filesystem::path> inputs_;
    std::filesystem::path preset_, syx_, wav_, before_, soundfont_;
    std::string listeningName_;
    Listening listening_ = Listening::unknown;
    std::string keyboard_, port_, weights_;
    std::size_t pattern_ = 0;
    std::size_t jobs_ = 0;
    bool quick_ = false;
    bool experimental_ = false;
};

} // namespace

std::unique_ptr<Command> makeCalibrate() {
    return std::make_unique<Calibrate>();
}

} // namespace atos
