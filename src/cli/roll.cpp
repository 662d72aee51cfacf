// SPDX-License-Identifier: Apache-2.0
#include "app/roll/roll_image.h"
#include "cli/midi_options.h"
#include "cli/outputs.h"
#include "cli/verbs.h"
#include "core/counted.h"
#include "music/roll_png.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Roll : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("IN.mid", input_, "The MIDI file")->required();
        verb.add_option("OUT.png", output_, "The image to write")->required();
        verb.add_option("--rate", options_.framesPerUnit, "Frames a second, or a quarter note with --beats")
            ->capture_default_str();
        verb.add_flag("--beats", beats_, "Let a frame be a part of a beat instead of a second");
        verb.add_flag("--classic", classic_, "A grey picture of 106 x 300 pixels, as midi2img makes them")
            ->excludes("--rate")
            ->excludes("--beats");
        addPatternOption(verb, pattern_);
    }

    Status run(Console& console, const CancelToken&) override {
        if (auto sound = checkOutputs(console, {input_}, {{output_, OutputKind::png}}); !sound) return sound;
        if (classic_) {
            const auto roll = writeClassicRoll(input_, output_, pattern_);
            if (!roll) return roll.error();
            const int perBeat = static_cast<int>(roll->framesPerUnit);
            return console.result(rollJson(*roll, perBeat, "beats"),
                                  fmt::format("{}: {}, {} a beat\n", output_.string(),
                                              counted(static_cast<std::uint64_t>(roll->frames), "column"),
                                              perBeat)
                                      + noteLines(roll->warnings));
        }
        options_.clock = beats_ ? RollClock::beats : RollClock::seconds;
        const auto roll = writeRollImage(input_, output_, options_, pattern_);
        if (!roll) return roll.error();
        return console.result(rollJson(*roll, roll->framesPerUnit, beats_ ? "beats" : "seconds"),
                              fmt::format("{}: {}, {} a {}\n", output_.string(),
                                          counted(static_cast<std::uint64_t>(roll->frames), "frame"),
                                          roll->framesPerUnit, beats_ ? "beat" : "second")
                                  + noteLines(roll->warnings));
    }

private:
    [[nodiscard]] Json rollJson(const WrittenRoll& roll, const Json& framesPerUnit, const char* clock) const {
        return {{"input", input_.string()}, {"output", output_.string()},
                {"frames", roll.frames},    {"frames_per_unit", framesPerUnit},
                {"clock", clock},           {"notes", roll.warnings}};
    }

    std::filesystem::path input_, output_;
    RollOptions options_;
    std::size_t pattern_ = 0;
    bool beats_ = false;
    bool classic_ = false;
};

} // namespace

std::unique_ptr<Command> makeRoll() {
    return std::make_unique<Roll>();
}

} // namespace atos
