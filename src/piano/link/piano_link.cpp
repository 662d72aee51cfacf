// SPDX-License-Identifier: Apache-2.0
#include "piano/link/piano_link.h"

#include "piano/link/piano_session.h"
#include "piano/link/snapshot.h"
#include "piano/profile/encode.h"
#include "piano/profile/identify.h"

#include <algorithm>

namespace atos {
namespace {

using Values = std::map<std::string, int>;

std::optional<int> valueOf(const Values& values, const std::string& parameter) {
    const auto found = values.find(parameter);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

class Link : public PianoLink {
public:
    Link(KeyboardProfile profile, std::string port, const PianoLinkOptions& options,
         std::unique_ptr<PianoSession> session)
        : profile_(std::move(profile)), port_(std::move(port)), experimental_(options.experimental),
          folder_(options.snapshotFolder), session_(std::move(session)) {}

    Result<Values> read(const Task& task) override {
        return visit<Values>(task, [&] { return readAll(task); });
    }

    Result<PushResult> push(const TonePreset& preset, const Task& task) override {
        EncodedPlan plan = encodePlan(preset, profile_, {experimental_});
        PushResult result{profile_.id, {}, std::move(plan.losses), {}};
        if (plan.values.empty()) return result;
        return visit<PushResult>(task, [&]() -> Result<PushResult> {
            const auto current = readAll(task);
            if (!current) return current.error();
            const auto wanted = different(plan.values, *current);
            if (wanted.empty()) return verify(plan.values, std::move(result), task);
            const auto earlier = snapshotFor(*current);
            if (auto status = keepSnapshot(earlier, *current, wanted); !status) return status.error();
            writes_ = 0;
            auto pushed = change(wanted, *current, result, task);
            if (pushed) pushed = verify(plan.values, *std::move(pushed), task);
            if (!pushed) {
                rollBack(wanted, *current, earlier);
                return writes_ == 0 ? pushed : toBePutBack(pushed.error());
            }
            if (auto status = mark(SnapshotState::held); !status) return status.error();
            return pushed;
        });
    }

    Result<PushResult> undo(const Task& task) override {
        const auto stored = storedSnapshot(folder_, profile_.id, port_);
        if (!stored) return stored.error();
        if (!*stored) return nothingToUndo();
        const auto values = valuesBefore((*stored)->snapshot);
        return visit<PushResult>(task, [&]() -> Result<PushResult> {
            const auto current = readAll(task);
            if (!current) return current.error();
            auto result = change(different(values, *current), *current, {profile_.id, {}, {}, {}}, task);
            if (result) result = verify(values, *std::move(result), task);
            if (!result || result->verified == false) return result;
            std::error_code ignored; // an old snapshot does no harm: the next push replaces it
            std::filesystem::remove((*stored)->path, ignored);
            return result;
        });
    }

    Status keep() override {
        if (!findSnapshot(folder_, profile_.id, port_)) return nothingToUndo();
        return mark(SnapshotState::kept);
    }

private:
    /// A change that began and did not end.
    static Error toBePutBack(Error error) {
        if (error.code == ErrorCode::environment) error.nextStep += " What was changed can then be put back.";
        return error;
    }

    static Error nothingToUndo() {
        return badInput("Nothing was sent to this piano, so there is nothing to undo.");
    }

    /// Handshake, the given talk, leave; the piano is left properly however the talk ends.
    template<typename T, typename Talk>
    Result<T> visit(const Task& task, Talk talk) {
        if (auto status = checkIdentity(task); !status) return status.error();
        const auto greeted = session_->send(profile_.handshake, profile_.sysexGapMs, task);
        Result<T> result = greeted ? talk() : Result<T>(greeted.error());
        // A port that dies only now has already done all that was asked of it.
        [[maybe_unused]] const auto left = session_->send(profile_.leave, profile_.sysexGapMs, Task{});
        return result;
    }

    Status checkIdentity(const Task& task) {
        if (!session_->canHear() || profile_.identities.empty()) return {};
        // An identity reply has no checksum: one that surprises is asked for again.
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto answer = session_->askIdentity(profile_.sysexGapMs, task);
            if (!answer) return answer.error();
            if (!*answer) return {}; // some pianos stay silent; those that must be read fail there
            if (identityLikeness(profile_, (*answer)->identity) > 0) return {};
        }
        return badInput("The piano on " + port_ + " says that it is not a " + profile_.name + ".",
                        "Choose the keyboard that it is.");
    }

    [[nodiscard]] bool canRead(const Parameter& parameter) const {
        const bool trusted = parameter.evidence == Evidence::twoSources
                             || (parameter.evidence == Evidence::oneSource && experimental_);
        return parameter.readable && trusted && session_->canHear();
    }

    /// What the piano can say, by parameter; nothing is guessed.
    Result<Values> readAll(const Task& task) {
        Values values;
        for (const Parameter& parameter : profile_.parameters) {
            if (!canRead(parameter)) continue;
            const auto value = session_->askValue(parameter, profile_.sysexGapMs, task);
            if (!value) return value.error();
            if (!*value)
                return environmentLacks(
                    "The piano on " + port_ + " did not say how it is set, so nothing was changed.",
                    "Check the cable in both directions and that the piano is a " + profile_.name + ".");
            values[parameter.name] = **value;
        }
        return values;
    }

    /// What was there before our first change, as long as the piano shows nothing but that and what we sent;
    /// otherwise its player changed it, and the new state is the one to come back to. One under another name
    /// counts only when it is about this very piano: when it shows what we wrote.
    std::optional<PianoSnapshot> snapshotFor(const Values& current) const {
        auto stored = storedSnapshot(folder_, profile_.id, port_);
        if (!stored || !*stored || !(*stored)->snapshot.explains(current)) return std::nullopt;
        const bool ours = (*stored)->path == snapshotPath(folder_, profile_.id, port_);
        if (!ours && !(*stored)->snapshot.changed(current)) return std::nullopt;
        return std::move((*stored)->snapshot);
    }

    /// On disk before the first write.
    Status keepSnapshot(const std::optional<PianoSnapshot>& earlier, const Values& current,
                        const std::vector<EncodedValue>& planned) const {
        PianoSnapshot snapshot = earlier.value_or(PianoSnapshot{profile_.id, port_, {}, {}});
        snapshot.port = port_;
        snapshot.state = SnapshotState::open;
        for (const auto& [name, value] : current)
            snapshot.before.try_emplace(name, value);
        for (const EncodedValue& value : planned) {
            snapshot.before.try_emplace(value.parameter->name, value.parameter->neutral);
            auto& written = snapshot.written[value.parameter->name];
            if (std::find(written.begin(), written.end(), value.raw) == written.end())
                written.push_back(value.raw);
        }
        return writeSnapshot(snapshot, snapshotPath(folder_, profile_.id, port_));
    }

    Status mark(SnapshotState state) const {
        auto stored = storedSnapshot(folder_, profile_.id, port_);
        if (!stored) return stored.error();
        if (!*stored) return {};
        (*stored)->snapshot.state = state;
        return writeSnapshot((*stored)->snapshot, (*stored)->path);
    }

    std::vector<EncodedValue> valuesBefore(const PianoSnapshot& snapshot) const {
        std::vector<EncodedValue> values;
        for (const Parameter& parameter : profile_.parameters)
            if (snapshot.written.contains(parameter.name))
                values.push_back(encodeValue(profile_, parameter, snapshot.before.at(parameter.name)));
        return values;
    }

    static std::vector<EncodedValue> different(const std::vector<EncodedValue>& wanted,
                                               const Values& current) {
        std::vector<EncodedValue> changes;
        std::copy_if(
            wanted.begin(), wanted.end(), std::back_inserter(changes),
            [&](const EncodedValue& value) { return valueOf(current, value.parameter->name) != value.raw; });
        return changes;
    }

    Result<PushResult> change(const std::vector<EncodedValue>& changes, const Values& current,
                              PushResult result, const Task& task) {
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const Parameter& parameter = *changes[i].parameter;
            task.report(static_cast<double>(i) / static_cast<double>(changes.size()), parameter.label);
            if (auto status = write(changes[i], task); !status) return status.error();
            result.changes.push_back({parameter.name, valueOf(current, parameter.name), changes[i].raw,
                                      describeValue(parameter, changes[i].raw)});
        }
        return result;
    }

    Status write(const EncodedValue& value, const Task& task) {
        if (auto status = session_->awaitQuiet(task); !status) return status;
        ++writes_;
        for (const PacedMessage& message : value.messages)
            if (auto status = session_->send(message, task); !status) return status;
        return session_->checkPort();
    }

    /// After a push that ended early: back to how the piano was before it. When that cannot be done at once
    /// or not be proven, the snapshot stays open.
    void rollBack(std::vector<EncodedValue> changes, const Values& current,
                  const std::optional<PianoSnapshot>& earlier) {
        const auto path = snapshotPath(folder_, profile_.id, port_);
        const Task unstoppable;
        changes.resize(writes_);
        for (EncodedValue& value : changes) {
            const auto before = valueOf(current, value.parameter->name);
            value = encodeValue(profile_, *value.parameter, before.value_or(value.parameter->neutral));
            if (!session_->quiet()) return;
            for (const PacedMessage& message : value.messages)
                if (!session_->send(message, unstoppable)) return;
        }
        const auto proven = verify(changes, {}, unstoppable);
        if (!proven || proven->verified == false) return;
        std::error_code ignored; // one that stays open is offered to be put back, which then changes nothing
        if (earlier)
            static_cast<void>(writeSnapshot(*earlier, path).ok());
        else
            std::filesystem::remove(path, ignored);
    }

    Result<PushResult> verify(const std::vector<EncodedValue>& wanted, PushResult result, const Task& task) {
        bool allRead = true;
        bool allRight = true;
        for (const EncodedValue& value : wanted) {
            const Parameter& parameter = *value.parameter;
            if (!canRead(parameter)) {
                allRead = false;
                continue;
            }
            const auto found = session_->askValue(parameter, profile_.sysexGapMs, task);
            if (!found) return found.error();
            if (*found == value.raw) continue;
            if (auto there = session_->checkPort(); !there) return there.error();
            allRight = false;
            result.losses.push_back(
                {parameter.name,
                 *found ? "The piano kept " + describeValue(parameter, **found) + " instead of "
                              + describeValue(parameter, value.raw) + "."
                        : "The piano did not confirm " + describeValue(parameter, value.raw) + "."});
        }
        if (!allRight) {
            result.verified = false;
        } else if (allRead) {
            result.verified = true;
        } else {
            // The only sign of life: that its port is still there a while later.
            session_->pause();
            if (auto there = session_->checkPort(); !there) return there.error();
            result.losses.push_back(
                {"read-back", "This piano cannot be read, so nobody can prove that it obeyed, and undo "
                              "sets its documented defaults."});
        }
        return result;
    }

    KeyboardProfile profile_;
    std::string port_;
    bool experimental_;
    std::filesystem::path folder_; ///< of snapshots
    std::size_t writes_ = 0;       ///< values of the push that were begun to be sent
    std::unique_ptr<PianoSession> session_;
};

} // namespace

Result<std::unique_ptr<PianoLink>> PianoLink::open(MidiSystem& system, const std::string& output,
                                                   const std::string& input, KeyboardProfile profile,
                                                   PianoLinkOptions options) {
    const auto inputs = input.empty() ? std::vector<std::string>{} : std::vector{input};
    auto session = PianoSession::open(system, output, inputs, options);
    if (!session) return session.error();
    return std::unique_ptr<PianoLink>(
        std::make_unique<Link>(std::move(profile), output, options, *std::move(session)));
}

} // namespace atos
