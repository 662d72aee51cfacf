// SPDX-License-Identifier: Apache-2.0
#include "app/touch/measure_keyboard.h"
#include "cli/inputs.h"
#include "cli/verbs.h"
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
    std::string text = fmt::format(
        "{}{} notes in {} {}\n\n", fingerprint.keyboard.empty() ? "" : fingerprint.keyboard + ": ",
        fingerprint.notes, fingerprint.takes, fingerprint.takes == 1 ? "take" : "takes");
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
        const auto inputs = expandInputs(inputs_);
        if (!inputs) return inputs.error();
        const auto fingerprint = measureKeyboard(*inputs, {cancel, console.progress()});
        if (!fingerprint) return fingerprint.error();
        Json json = fingerprintJson(*fingerprint);
        std::string text = fingerprintText(*fingerprint);
        if (!out_.empty()) {
            if (auto kept = keep(*fingerprint); !kept) return kept;
            json["written"] = out_.string();
            text += fmt::format("\nWritten: {}\n", out_.string());
        }
        return console.result(json, text);
    }

private:
    Status keep(const KeyboardFingerprint& fingerprint) const {
        for (const std::filesystem::path& input : inputs_)
            if (auto other = refuseSameFile(input, out_); !other) return other;
        return writeVelocityProfile(fingerprint, out_);
    }

    std::vector<std::filesystem::path> inputs_;
    std::filesystem::path out_;
};

} // namespace

std::unique_ptr<Command> makeTouch() {
    return std::make_unique<TouchVerb>();
}

} // namespace atos
