// SPDX-License-Identifier: Apache-2.0
// The network's face to the rest of the module: plain types, no torch.
#pragma once

#include "core/result.h"
#include "transcribe/model.h"
#include "transcribe/note_activity.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace atos {

/// Implemented in the networks plugin, which load() opens (about 0.9 s the first time: call it from a
/// worker).
class NoteRecogniser {
public:
    virtual ~NoteRecogniser() = default;

    /// environment when the plugin is missing, badInput when the weights are not what they should be.
    [[nodiscard]] static Result<std::unique_ptr<NoteRecogniser>> load(const std::filesystem::path& weights);

    /// `levels` are frames of a ConstantQ, at most a minute of them. Any thread, several at once.
    [[nodiscard]] virtual Result<NoteActivity> infer(std::span<const float> levels) const = 0;
    [[nodiscard]] virtual const TranscriptionModel& model() const = 0;
    [[nodiscard]] virtual const std::string& contentHash() const = 0;
};

} // namespace atos
