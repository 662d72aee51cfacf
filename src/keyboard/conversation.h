// SPDX-License-Identifier: Apache-2.0
// Talking with one piano: paced sends, questions and their answers. Every message passes forbiddenReason().
#pragma once

#include "core/task.h"
#include "keyboard/codec.h"
#include "keyboard/piano_link.h"
#include "keyboard/reply_inbox.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atos {

/// One thread at a time.
class Conversation {
public:
    [[nodiscard]] static Result<std::unique_ptr<Conversation>>
    open(MidiSystem& system, const std::string& output, const std::string& input, PianoLinkOptions options);

    [[nodiscard]] bool canHear() const { return input_ != nullptr; }
    /// Sends and keeps the silence that the message needs.
    [[nodiscard]] Status send(const PacedMessage& message, const Task& task);
    [[nodiscard]] Status send(const std::vector<Bytes>& messages, int gapMs, const Task& task);
    /// Returns when no note is held and the damper is up. environment when that does not happen in two
    /// minutes.
    [[nodiscard]] Status awaitRest(const Task& task);

    /// What the piano says it is; empty when it does not answer.
    [[nodiscard]] Result<std::optional<Bytes>> askIdentity(int gapMs, const Task& task);
    /// The raw value of a readable parameter, asked for up to three times; empty when no sound answer comes.
    [[nodiscard]] Result<std::optional<int>> askValue(const Parameter& parameter, int gapMs,
                                                      const Task& task);

private:
    explicit Conversation(PianoLinkOptions options) : options_(std::move(options)) {}

    /// Sends `request` and returns what `understand` makes of the first answer that it understands.
    template<typename T, typename Understand>
    [[nodiscard]] Result<std::optional<T>> ask(const Bytes& request, int gapMs, const Task& task,
                                               Understand understand);
    void wait(double seconds) const;

    PianoLinkOptions options_;
    ReplyInbox inbox_;
    std::unique_ptr<OutputPort> output_;
    std::unique_ptr<InputPort> input_; ///< last: its callback writes to inbox_
};

} // namespace atos
