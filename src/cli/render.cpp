// SPDX-License-Identifier: Apache-2.0
#include "audio/render.h"

#include "cli/inputs.h"
#include "cli/verbs.h"
#include "music/smf.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Render : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("IN.mid", input_, "The MIDI file")->required();
        verb.add_option("OUT.wav", output_, "The sound file to write: 16 bits, stereo")->required();
        verb.add_option("--preset", preset_, "A tone (JSON) to play it with");
        verb.add_option("--soundfont", options_.soundfont, "The soundfont (SF2 or SF3)");
        verb.add_option("--rate", options_.sampleRate, "Samples a second")->capture_default_str();
    }

    Status run(Console& console, const CancelToken& cancel) override {
        for (const auto& read : {input_, preset_, options_.soundfont})
            if (auto safe = refuseSameFile(read, output_); !safe) return safe;
        const auto performance = readMidi(input_);
        if (!performance) return performance.error();
        if (!preset_.empty()) {
            auto tone = readPreset(preset_);
            if (!tone) return tone.error();
            options_.tone = std::move(*tone);
        }
        if (auto written = renderWav(*performance, options_, output_, {cancel, console.progress()}); !written)
            return written;
        return console.result(
            {{"input", input_.string()},
             {"output", output_.string()},
             {"music_s", performance->duration()},
             {"sample_rate", options_.sampleRate},
             {"tone", toJson(options_.tone)},
             {"notes", performance->warnings}},
            fmt::format("{}: {:.1f} s of music\n", output_.string(), performance->duration()));
    }

private:
    std::filesystem::path input_, output_, preset_;
    RenderOptions options_;
};

} // namespace

std::unique_ptr<Command> makeRender() {
    return std::make_unique<Render>();
}

} // namespace atos
