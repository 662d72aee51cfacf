// SPDX-License-Identifier: Apache-2.0
#include "app/roll/roll_image.h"
#include "cli/inputs.h"
#include "cli/verbs.h"
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
        verb.add_flag("--classic", classic_, "Read a grey picture of 106 rows, as midi2img makes them");
    }

    Status run(Console& console, const CancelToken&) override {
        if (auto safe = refuseSameFile(input_, output_); !safe) return safe;
        const auto performance =
            unrollImage(input_, classic_ ? RollImage::classic : RollImage::ours, output_);
        if (!performance) return performance.error();
        return console.result({{"input", input_.string()},
                               {"output", output_.string()},
                               {"notes", performance->notes.size()},
                               {"music_s", performance->duration()}},
                              fmt::format("{}: {} notes, {:.1f} s\n", output_.string(),
                                          performance->notes.size(), performance->duration()));
    }

private:
    std::filesystem::path input_, output_;
    bool classic_ = false;
};

} // namespace

std::unique_ptr<Command> makeUnroll() {
    return std::make_unique<Unroll>();
}

} // namespace atos
