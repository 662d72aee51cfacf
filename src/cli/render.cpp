// SPDX-License-Identifier: Apache-2.0
#include "app/preview/write_preview.h"
#include "cli/each_input.h"
#include "cli/midi_options.h"
#include "cli/output_folder.h"
#include "cli/outputs.h"
#include "cli/verbs.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Render : public Command {
public:
    void declare(CLI::App& verb) override {
        addInputsAndOutput(verb, names_, "IN.mid OUT.wav",
                           "The MIDI file and the sound file to write: 16 bits, stereo; or several files, or "
                           "folders of them, and the folder for their sound");
        auto* preset = verb.add_option("--preset", preset_, "A tone (JSON) to play it with");
        verb.add_option("--before", before_, "Also write it without the tone, both equally loud")
            ->needs(preset);
        verb.add_option("--soundfont", options_.soundfont, "The soundfont (SF2 or SF3)");
        addPatternOption(verb, pattern_);
        addJobsOption(verb, jobs_);
        verb.add_option("--rate", options_.sampleRate, "Samples a second")->capture_default_str();
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const auto inputs = expandInputsWithOutputs(names_, InputKind::midi, ".wav");
        if (!inputs) return inputs.error();
        if (auto sound = check(console, *inputs); !sound) return sound;
        if (!preset_.empty()) {
            auto tone = readPreset(preset_);
            if (!tone) return tone.error();
            options_.tone = std::move(*tone);
        }
        return forEachInput(console, *inputs, jobs_, cancel, [&](const Input& input, const Task& task) {
            return render(input, console, task);
        });
    }

private:
    Status check(Console& console, const Inputs& inputs) const {
        std::vector<std::filesystem::path> read = inputs.paths();
        read.insert(read.end(), {preset_, options_.soundfont});
        if (!inputs.several)
            return checkOutputs(console, read,
                                {{inputs.all.front().output, OutputKind::wav}, {before_, OutputKind::wav}});
        if (!before_.empty()) return badInput("--before wants a single input.", "Render them one by one.");
        return checkOutputs(console, read, {});
    }

    Result<std::string> render(const Input& input, const Console& console, const Task& task) const {
        const auto rendering = renderFile(input.path, pattern_, {input.output, before_}, options_, task);
        if (!rendering) return rendering.error();
        const double seconds = rendering->music.duration();
        Json json{{"input", input.path.string()},
                  {"output", input.output.string()},
                  {"music_s", seconds},
                  {"sample_rate", options_.sampleRate},
                  {"tone", toJson(options_.tone)},
                  {"notes", rendering->music.warnings}};
        if (rendering->match) {
            json["before"] = before_.string();
            json["match"] = matchJson(*rendering->match);
        }
        return console.worded(json, fmt::format("{}: {:.1f} s of music\n", input.output.string(), seconds)
                                        + noteLines(rendering->music.warnings));
    }

    std::vector<std::filesystem::path> names_;
    std::filesystem::path preset_, before_;
    RenderOptions options_;
    std::size_t pattern_ = 0;
    std::size_t jobs_ = 0;
};

} // namespace

std::unique_ptr<Command> makeRender() {
    return std::make_unique<Render>();
}

} // namespace atos
