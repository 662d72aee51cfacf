// SPDX-License-Identifier: Apache-2.0
// What the verbs that make music ask alike.
#pragma once

#include "app/generate/generators.h"
#include "command/console.h"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace atos {

class GenerationOptions {
public:
    /// `--seed --temperature --top-p --key --style --prompt --png`.
    void declare(CLI::App& verb);
    /// `--seconds`, with the request's default.
    void declareSeconds(CLI::App& verb);
    /// `--continue`.
    void declareContinue(CLI::App& verb);

    /// Reads the key's name and the prompt's file.
    [[nodiscard]] Result<GenerationRequest> request() const;
    /// checkOutputs() of the music, its picture and another picture (empty: none), beside `inputs` and the
    /// prompt.
    [[nodiscard]] Status checkFiles(Console& console, const std::vector<std::filesystem::path>& inputs,
                                    const std::filesystem::path& music,
                                    const std::filesystem::path& another = {}) const;
    /// The music, and the picture when it was asked for (writeMadeMusic(); what that says comes back).
    [[nodiscard]] Result<std::vector<std::string>> write(const Performance& music, double seconds,
                                                         const std::filesystem::path& file) const;

private:
    GenerationRequest request_;
    std::string key_;
    std::filesystem::path prompt_, continued_, picture_;
};

/// "C minor", "F# major", "Bb minor"; major when the mode is left out.
[[nodiscard]] Result<Key> parseKeyName(const std::string& text);

} // namespace atos
