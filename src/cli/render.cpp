// SPDX-License-Identifier: Apache-2.0
#include "app/preview/write_preview.h"
#include "cli/midi_options.h"
#include "cli/outputs.h"
#include "cli/verbs.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Render : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("IN.mid", input_, "The MIDI file")->required();
        verb.add_option("OUT.wav", output_, "The sound file to write: 16 bits, stereo")->required();
        auto* preset = verb.add_option("--preset", preset_, "A tone (JSON) to play it with");
        verb.add_option("--before", before_, "Also write it without the tone, both equally loud")
            ->needs(preset);
        verb.add_option("--soundfont", options_.soundfont, "The soundfont (SF2 or SF3)");
        addPatternOption(verb, pattern_);
        verb.add_option("--rate", options_.sampleRate, "Samples a second")->capture_default_str();
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (auto sound = checkOutputs(console, {input_, preset_, options_.soundfont},
                                      {{output_, OutputKind::wav}, {before_, OutputKind::wav}});
            !sound)
            return sound;
        if (!preset_.empty()) {
            auto tone = readPreset(preset_);
            if (!tone) return tone.error();
            options_.tone = std::move(*tone);
        }
        const auto rendering =
            renderFile(input_, pattern_, {output_, before_}, options_, {cancel, console.progress()});
        if (!rendering) return rendering.error();
        const double seconds = rendering->music.duration();
        Json json{{"input", input_.string()},
                  {"output", output_.string()},
                  {"music_s", seconds},
                  {"sample_rate", options_.sampleRate},
                  {"tone", toJson(options_.tone)},
                  {"notes", rendering->music.warnings}};
        if (rendering->match) {
            json["before"] = before_.string();
            json["match"] = matchJson(*rendering->match);
        }
        return console.result(json, fmt::format("{}: {:.1f} s of music\n", output_.string(), seconds)
                                        + noteLines(rendering->music.warnings));
    }

private:
    std::filesystem::path input_, output_, preset_, before_;
    RenderOptions options_;
    std::size_t pattern_ = 0;
};

} // namespace

std::unique_ptr<Command> makeRender() {
    return std::make_unique<Render>();
}

} // namespace atos
