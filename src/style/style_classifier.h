// SPDX-License-Identifier: Apache-2.0
// The ResNet's face to the rest of the program: plain types, no torch.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"
#include "style/style_evidence.h"
#include "style/style_profile.h"

#include <filesystem>
#include <memory>
#include <string>

namespace atos {

/// Implemented in the networks plugin, which load() opens (about 0.9 s the first time: call it from a
/// worker). Any thread, several at once.
class StyleClassifier {
public:
    virtual ~StyleClassifier() = default;

    /// `threads` is how many one hear() may use (0: as many as help), which changes no digit of the answer.
    /// environment when the plugin is missing, badInput when the weights are not what they should be.
    [[nodiscard]] static Result<std::unique_ptr<StyleClassifier>> load(const std::filesystem::path& weights,
                                                                       std::size_t threads = 0);

    /// Hears at most `windows` windows of the music, evenly spread (windowStarts). Cancels within four of
    /// them (about 50 ms).
    [[nodiscard]] virtual Result<StyleEvidence> hear(const Performance& performance, std::size_t windows,
                                                     const Task& task) const = 0;
    [[nodiscard]] virtual StyleProfile answer(const StyleEvidence& evidence) const = 0;
    /// Both, with as many windows as a take deserves.
    [[nodiscard]] Result<StyleProfile> classify(const Performance& performance, const Task& task) const;

    [[nodiscard]] virtual const std::string& contentHash() const = 0;
};

} // namespace atos
