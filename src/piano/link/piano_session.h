// SPDX-License-Identifier: Apache-2.0
// Talking with one piano: paced sends, questions and their answers. The only way to a piano's port: every
// message passes forbiddenReason().
#pragma once

#include "core/task.h"
#include "piano/link/echo_filter.h"
#include "piano/link/piano_link.h"
#include "piano/link/reply_inbox.h"
#include "piano/profile/parameter_messages.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atos {

struct IdentityAnswer {
    Bytes identity;            ///< as parseIdentityReply() gives it
    std::string input;         ///< the port on which it came
    double latencySeconds = 0; ///< from question to answer
};

/// A tone changes only between notes: returns when no note is held and the damper is up. environment when
/// that does not happen in two minutes.
[[nodiscard]] Status awaitQuiet(const PianoLinkOptions& options, const Task& task);

/// One thread at a time.
class PianoSession {
public:
    /// Listens to every one of `inputs`, which may be none. environment when a port does not open. The system
    /// must live as long.
    [[nodiscard]] static Result<std::unique_ptr<PianoSession>> open(MidiSystem& system,
                                                                    const std::string& output,
                                                                    const std::vector<std::string>& inputs,
                                                                    PianoLinkOptions options);

    [[nodiscard]] bool canHear() const { return !ears_.empty(); }
    /// Whether something on the way repeats what is sent; its echoes are no answers.
    [[nodiscard]] bool echoes() const { return echo_.echoes(); }
    /// Sends and keeps the silence that the message needs.
    [[nodiscard]] Status send(const PacedMessage& message, const Task& task);
    [[nodiscard]] Status send(const std::vector<Bytes>& messages, int gapMs, const Task& task);
    /// Time enough for a port that dies to vanish from the list.
    void pause() const;
    /// environment when the piano's port is not there any more: a send into a dead port raises nothing.
    [[nodiscard]] Status checkPort() const;
    /// Whether no note is held and the damper is up.
    [[nodiscard]] bool quiet() const { return !options_.quiet || options_.quiet(); }
    /// As atos::awaitQuiet().
    [[nodiscard]] Status awaitQuiet(const Task& task) const { return atos::awaitQuiet(options_, task); }

    /// What the piano says it is, asked up to `attempts` times; empty when it does not answer.
    [[nodiscard]] Result<std::optional<IdentityAnswer>> askIdentity(int gapMs, const Task& task,
                                                                    int attempts = 3);
    /// The raw value of a readable parameter, asked for up to three times; empty when no sound answer comes.
    [[nodiscard]] Result<std::optional<int>> askValue(const Parameter& parameter, int gapMs,
                                                      const Task& task);

private:
    struct Ear {
        std::string port;
        ReplyInbox inbox;
        std::unique_ptr<InputPort> input; ///< last: its callback writes to the inbox
    };

    PianoSession(MidiSystem& system, std::string output, PianoLinkOptions options)
        : system_(system), port_(std::move(output)), options_(std::move(options)) {}

    /// Sends `request` and returns what `understand` makes of the first answer that it understands.
    template<typename T, typename Understand>
    [[nodiscard]] Result<std::optional<T>> ask(const Bytes& request, int gapMs, const Task& task,
                                               int attempts, Understand understand);
    /// The next message that is no echo, and where it came from.
    [[nodiscard]] std::optional<std::pair<const Ear*, Reply>> nextReply();
    void wait(double seconds) const;

    MidiSystem& system_;
    const std::string port_; ///< of the output, in full
    PianoLinkOptions options_;
    EchoFilter echo_;
    bool settled_ = false; ///< the ports have been open for a while
    double lastSent_ = 0;  ///< on the options' clock
    std::unique_ptr<OutputPort> output_;
    std::vector<std::unique_ptr<Ear>> ears_;
};

} // namespace atos
