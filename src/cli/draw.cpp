// SPDX-License-Identifier: Apache-2.0
#include "app/draw/draw_picture.h"
#include "cli/generation_options.h"
#include "cli/midi_options.h"
#include "cli/verbs.h"
#include "command/number_range.h"
#include "core/counted.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Draw : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("IMAGE", input_, "A picture or drawing: PNG, JPEG or WebP")->required();
        verb.add_option("OUT.mid", output_, "The MIDI file to write, or a score (.musicxml)")->required();
        verb.add_option("--seconds", seconds_, "How long the drawing is played")
            ->check(numberRange(shortestGeneration, longestGeneration))
            ->capture_default_str();
        verb.add_option("--lambda", request_.look, "From \"sounds like\" (0) to \"looks like\" (20)")
            ->check(numberRange(0, mostLook))
            ->capture_default_str();
        verb.add_option("--lanes", request_.particles,
                        "Continuations side by side, of which the best is kept")
            ->check(CLI::Range(1, 64))
            ->capture_default_str();
        verb.add_option("--ink", ink_, "Write what was found as ink over the picture, as PNG");
        options_.declare(verb);
        verb.add_option("--weights", weights_, "The LSTM's weight file; the shipped one by default");
        verb.add_option("--judge", judge_,
                        "Another LSTM's weight file, which says how much it sounds like music");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (auto safe = options_.checkFiles(console, {input_}, output_, ink_); !safe) return safe;
        auto music = options_.request();
        if (!music) return music.error();
        request_.music = std::move(*music);
        const auto drawing = readDrawing(input_);
        if (!drawing) return drawing.error();
        const auto ink = targetMaskOf(*drawing, seconds_);
        if (!ink) return ink.error();
        if (!ink_.empty())
            if (auto shown = writeInk(*drawing, *ink, ink_); !shown) return shown;
        const auto drawn =
            DrawingComposer(weights_, judge_).compose(*ink, request_, {cancel, console.progress()});
        if (!drawn) return drawn.error();
        const auto written = options_.write(drawn->performance, seconds_, output_);
        if (!written) return written.error();
        std::vector<std::string> warnings = drawing->warnings;
        warnings.insert(warnings.end(), written->begin(), written->end());
        return tell(console, *drawn, warnings);
    }

private:
    Status tell(Console& console, const DrawnMusic& drawn, const std::vector<std::string>& warnings) const {
        const DrawScores& scores = drawn.scores;
        return console.result(
            {{"input", input_.string()},
             {"output", output_.string()},
             {"seed", request_.music.seed},
             {"lambda", drawn.look},
             {"key", {{"tonic", tonicName(drawn.key)}, {"mode", modeName(drawn.key.mode)}}},
             {"notes", drawn.performance.notes.size()},
             {"music_s", drawn.performance.duration()},
             {"looks_like",
              {{"f1", scores.f1}, {"precision", scores.precision}, {"ink_covered", scores.recall}}},
             {"sounds_like",
              {{"in_key", scores.inKey},
               {"dissonance", scores.dissonance},
               {"nats_per_note", scores.nats ? Json(*scores.nats) : Json()}}},
             {"model", drawn.performance.contentHash},
             {"warnings", warnings}},
            fmt::format(
                "{}: {} in {} {}; looks like the drawing by {:.0f} %, {:.0f} % of the ink is played\n",
                output_.string(), counted(drawn.performance.notes.size(), "note"), tonicName(drawn.key),
                modeName(drawn.key.mode), 100 * scores.f1, 100 * scores.recall)
                + noteLines(warnings));
    }

    GenerationOptions options_;
    DrawRequest request_;
    double seconds_ = 16;
    std::filesystem::path input_, output_, ink_, weights_, judge_;
};

} // namespace

std::unique_ptr<Command> makeDraw() {
    return std::make_unique<Draw>();
}

} // namespace atos
