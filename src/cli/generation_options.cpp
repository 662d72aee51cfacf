// SPDX-License-Identifier: Apache-2.0
#include "cli/generation_options.h"

#include "app/generate/moved_music.h"
#include "app/generate/music_files.h"
#include "cli/outputs.h"
#include "command/number_range.h"
#include "music/roll_png.h"

#include <CLI/CLI.hpp>

#include <array>
#include <string_view>

namespace atos {
namespace {

/// Semitones above C of the letters A to G.
constexpr std::array<int, 7> letters{9, 11, 0, 2, 4, 5, 7};

} // namespace

Result<Key> parseKeyName(const std::string& text) {
    const Error wrong = badInput("\"" + text + "\" is no key; write it like \"C minor\" or \"F# major\".");
    if (text.empty() || text[0] < 'A' || text[0] > 'G') return wrong;
    Key key{letters[static_cast<std::size_t>(text[0] - 'A')], Mode::major};
    std::string_view rest = std::string_view(text).substr(1);
    if (rest.starts_with('#') || rest.starts_with('b')) {
        key.tonic = (key.tonic + (rest[0] == '#' ? 1 : 11)) % 12;
        rest.remove_prefix(1);
    }
    if (rest == " minor")
        key.mode = Mode::minor;
    else if (!rest.empty() && rest != " major")
        return wrong;
    return key;
}

void GenerationOptions::declare(CLI::App& verb) {
    verb.add_option("--seed", request_.seed, "The same seed makes the same music")
        ->check(seedNumber())
        ->capture_default_str();
    verb.add_option("--temperature", request_.temperature, "From cautious (0.1) to wild (3)")
        ->check(numberRange(0.1, 3))
        ->capture_default_str();
    verb.add_option("--top-p", request_.topP, "Share of the likeliest choices that are considered")
        ->check(numberRange(0.001, 1))
        ->capture_default_str();
    verb.add_option("--key", key_, "\"C minor\": only notes of its scale");
    verb.add_option("--style", request_.style, "baroque, classical, romantic, modern or contemporary");
    verb.add_option("--prompt", prompt_, "A MIDI file to go on from");
    verb.add_option("--png", picture_, "Also draw it: a piano roll of 8 columns a second, for atos unroll");
}

void GenerationOptions::declareSeconds(CLI::App& verb) {
    verb.add_option("--seconds", request_.seconds, "Of music")
        ->check(numberRange(shortestGeneration, longestGeneration))
        ->capture_default_str();
}

void GenerationOptions::declareContinue(CLI::App& verb) {
    verb.add_option("--continue", continued_,
                    "A MIDI file to go on from at its pace: also a take, whose beat is heard first")
        ->excludes("--prompt");
}

Status GenerationOptions::checkFiles(Console& console, const std::vector<std::filesystem::path>& inputs,
                                     const std::filesystem::path& music,
                                     const std::filesystem::path& another) const {
    std::vector<std::filesystem::path> read = inputs;
    read.push_back(prompt_);
    read.push_back(continued_);
    return checkOutputs(
        console, read, {{music, OutputKind::music}, {picture_, OutputKind::png}, {another, OutputKind::png}});
}

Result<std::vector<std::string>> GenerationOptions::write(const Performance& music, double seconds,
                                                          const std::filesystem::path& file) const {
    return writeMadeMusic(music, seconds, {file, picture_});
}

Result<GenerationRequest> GenerationOptions::request() const {
    GenerationRequest request = request_;
    if (!key_.empty()) {
        const auto key = parseKeyName(key_);
        if (!key) return key.error();
        request.key = *key;
    }
    if (!prompt_.empty()) {
        auto prompt = readPrompt(prompt_);
        if (!prompt) return prompt.error();
        request.prompt = std::move(*prompt);
    }
    if (!continued_.empty()) {
        auto played = readPrompt(continued_);
        if (!played) return played.error();
        request.prompt = asPrompt(std::move(*played));
    }
    return request;
}

} // namespace atos
