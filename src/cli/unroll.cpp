// SPDX-License-Identifier: Apache-2.0
#include "app/roll/roll_image.h"
#include "cli/midi_options.h"
#include "cli/outputs.h"
#include "cli/verbs.h"
#include "command/number_range.h"
#include "core/counted.h"
#include "music/roll_png.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Unroll : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("IN.png", input_, "A piano-roll image made by atos roll")->required();
        verb.add_option("OUT.mid", output_, "The MIDI file to write")->required();
        auto* rate = verb.add_option("--rate", rate_,
                                     "Frames a second (or a quarter note), instead of what the image states");
        rate->check(numberRange(0.01, highestRollRate));
        verb.add_flag("--classic", classic_, "Read a grey picture of 106 rows, as midi2img makes them")
            ->excludes(rate);
    }

    Status run(Console& console, const CancelToken&) override {
        if (auto sound = checkOutputs(console, {input_}, {{output_, OutputKind::midi}}); !sound) return sound;
        const auto performance =
            unrollImage(input_, classic_ ? RollImage::classic : RollImage::ours, output_, rate_);
        if (!performance) return performance.error();
        return console.result({{"input", input_.string()},
                               {"output", output_.string()},
                               {"notes", performance->notes.size()},
                               {"music_s", performance->duration()},
                               {"warnings", performance->warnings}},
                              fmt::format("{}: {}, {:.1f} s\n", output_.string(),
                                          counted(performance->notes.size(), "note"), performance->duration())
                                  + noteLines(performance->warnings));
    }

private:
    std::filesystem::path input_, output_;
    double rate_ = 0;
    bool classic_ = false;
};

} // namespace

std::unique_ptr<Command> makeUnroll() {
    return std::make_unique<Unroll>();
}

} // namespace atos
