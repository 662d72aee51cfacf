// SPDX-License-Identifier: Apache-2.0
#include "cli/outputs.h"

#include "core/lower_case.h"
#include "files/names.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <system_error>

namespace atos {
namespace {

Status refuseInputs(const std::vector<std::filesystem::path>& inputs, const OutputTarget& target) {
    if (target.file.empty()) return {};
    for (const auto& input : inputs) {
        std::error_code failure;
        if (!input.empty() && std::filesystem::equivalent(input, target.file, failure))
            return badInput(target.name + " is the input itself.", "Choose another name for the output.");
    }
    return {};
}

/// What is written, and the endings that are its own, the usual one first.
struct KindNames {
    const char* what;
    std::vector<std::string_view> endings;
};

const KindNames& namesOf(OutputKind kind) {
    static const std::map<OutputKind, KindNames> names{
        {OutputKind::midi, {"MIDI", {".mid", ".midi", ".smf"}}},
        {OutputKind::music, {"MIDI or MusicXML", {".mid", ".midi", ".smf", ".musicxml"}}},
        {OutputKind::wav, {"WAV", {".wav", ".wave"}}},
        {OutputKind::png, {"PNG", {".png"}}},
        {OutputKind::sysex, {"SysEx", {".syx"}}},
        {OutputKind::json, {"JSON", {".json"}}}};
    return names.at(kind);
}

/// A name that promises another kind of file: whoever asks for OUT.mp3 is not served with WAV under that
/// name.
Status refuseOtherKind(const Output& output) {
    constexpr std::array<std::string_view, 26> others{
        ".mid",  ".midi", ".smf", ".kar",  ".rmi", ".wav",  ".wave",     ".mp3", ".ogg",
        ".opus", ".flac", ".aif", ".aiff", ".m4a", ".aac",  ".png",      ".jpg", ".jpeg",
        ".webp", ".gif",  ".svg", ".pdf",  ".syx", ".json", ".musicxml", ".mxl"};
    const std::string ending = lowerCase(output.path.extension().string());
    const KindNames& own = namesOf(output.kind);
    if (std::find(own.endings.begin(), own.endings.end(), ending) != own.endings.end()
        || std::find(others.begin(), others.end(), ending) == others.end())
        return {};
    std::filesystem::path better = output.path;
    better.replace_extension(own.endings.front());
    return badInput(output.path.string() + " would not be what its name says: " + own.what
                        + " is written there.",
                    "Name it " + better.string() + ".");
}

} // namespace

Status checkOutputs(Console& console, const std::vector<std::filesystem::path>& inputs,
                    const std::vector<Output>& outputs) {
    if (std::count_if(inputs.begin(), inputs.end(), namesStandardInput) > 1)
        return badInput("Standard input can be read only once.", "Name a file for the other input.");
    std::vector<OutputTarget> targets;
    bool standardOutput = false;
    for (const Output& output : outputs) {
        if (output.path.empty()) continue;
        if (namesStandardOutput(output.path)) {
            if (standardOutput)
                return badInput("Only one output can go to standard output.", "Name a file for the others.");
            if (console.json())
                return badInput("Standard output cannot hold both an output and what --json prints.",
                                "Name a file for the output, or leave --json out.");
            standardOutput = true;
        }
        if (auto named = refuseOtherKind(output); !named) return named;
        auto target =
            findOutput(output.path, output.kind == OutputKind::json ? Content::text : Content::binary);
        if (!target) return target.error();
        if (auto safe = refuseInputs(inputs, *target); !safe) return safe;
        for (const OutputTarget& other : targets)
            if (!target->file.empty() && target->file == other.file)
                return badInput("Two outputs have the name " + target->name + ".", "Give each its own.");
        targets.push_back(std::move(*target));
    }
    if (standardOutput) console.leaveStdoutToAnOutput();
    return {};
}

} // namespace atos
