// SPDX-License-Identifier: Apache-2.0
#include "app/touch/measure_keyboard.h"
#include "cli/inputs.h"
#include "cli/left_out.h"
#include "cli/outputs.h"
#include "cli/verbs.h"
#include "core/counted.h"
#include "tone/touch/keyboard_fingerprint_text.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace atos {
namespace {

std::string curveText(const CurveVelocities& velocities) {
    std::string text;
    for (const double velocity : velocities)
        text += fmt::format("{:>9.0f}", velocity);
    return text;
}

std::string fingerprintText(const KeyboardFingerprint& fingerprint) {
    std::string text =
        fmt::format("{}{} in {}\n\n", fingerprint.keyboard.empty() ? "" : fingerprint.keyboard + ": ",
                    counted(static_cast<std::uint64_t>(fingerprint.notes), "note"),
                    counted(static_cast<std::uint64_t>(fingerprint.takes), "take"));
    text += fmt::format("{:<10}{:>7}{:>9}{:>9}{:>9}{:>9}{:>9}\n", "Velocity", "notes", "softest", "15 %",
                        "50 %", "85 %", "loudest");
    for (const RegisterVelocities& part : fingerprint.registers)
        text += fmt::format("{:<10}{:>7}{}\n", part.name, part.notes,
                            part.velocities ? curveText(*part.velocities) : std::string("  too few"));
    text += "\n";
    for (const std::string& sentence : fingerprintSentences(fingerprint))
        text += fmt::format("- {}\n", sentence);
    return text;
}

class TouchVerb : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("TAKES", inputs_, "MIDI files, or folders of them, all played on one keyboard")
            ->required();
        verb.add_option("--out", out_, "Keep the touch in this file, for atos compare --touch");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const Inputs inputs = expandInputs(inputs_, InputKind::midi);
        if (auto sound = checkOutputs(console, inputs.paths(), {{out_, OutputKind::json}}); !sound)
            return sound;
        LeftOut leftOut;
        leftOut.add(inputs);
        const auto takes = inputs.paths();
        if (takes.empty()) return *leftOut.inputs().front().error;
        const auto fingerprint = measureKeyboard(takes, {cancel, console.progress()},
                                                 inputs.several ? leftOut.collector() : UnreadableFile());
        if (!fingerprint) return fingerprint.error();
        return tell(console, *fingerprint, leftOut);
    }

private:
    /// The others are measured, and what failed is told, as by `analyze`.
    Status tell(Console& console, const KeyboardFingerprint& fingerprint, const LeftOut& leftOut) const {
        Json json = fingerprintJson(fingerprint);
        std::string text = fingerprintText(fingerprint);
        leftOut.tell(console, json);
        if (!out_.empty()) {
            if (auto kept = writeVelocityProfile(fingerprint, out_); !kept) return kept;
            json["written"] = out_.string();
            text += fmt::format("\nWritten: {}\n", out_.string());
        }
        if (auto told = console.result(json, text); !told) return told;
        return leftOut.ending("take");
    }

    std::vector<std::filesystem::path> inputs_;
    std::filesystem::path out_;
};

} // namespace

std::unique_ptr<Command> makeTouch() {
    return std::make_unique<TouchVerb>();
}

} // namespace atos
