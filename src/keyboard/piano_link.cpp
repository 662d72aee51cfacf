// SPDX-License-Identifier: Apache-2.0
#include "keyboard/piano_link.h"

#include "keyboard/conversation.h"
#include "keyboard/plan.h"
#include "keyboard/snapshot.h"

#include <algorithm>

namespace atos {
namespace {

using Values = std::map<std::string, int>;

class Link : public PianoLink {
public:
    Link(KeyboardProfile profile, std::string port, const PianoLinkOptions& options,
         std::unique_ptr<Conversation> conversation)
        : profile_(std::move(profile)), port_(std::move(port)), experimental_(options.experimental),
          snapshotPath_(snapshotPath(options.snapshotFolder, profile_.id, port_)),
          conversation_(std::move(conversation)) {}

    Result<PushResult> push(const TonePreset& preset, const Task& task) override {
        Plan plan = planPreset(preset, profile_, {experimental_});
        PushResult result{profile_.id, {}, std::move(plan.losses), {}};
        if (plan.values.empty()) return result;
        return visit(task, [&]() -> Result<PushResult> {
            const auto current = readAll(task);
            if (!current) return current.error();
            const auto status = keepSnapshot(*current, plan.values);
            if (!status) return status.error();
            return change(plan.values, *current, std::move(result), task);
        });
    }

    Result<PushResult> undo(const Task& task) override {
        const auto snapshot = readSnapshot(snapshotPath_);
        if (!snapshot) return snapshot.error();
        if (!*snapshot) return badInput("Nothing was sent to this piano, so there is nothing to undo.");
        const auto values = valuesBefore(**snapshot);
        return visit(task, [&]() -> Result<PushResult> {
            const auto current = readAll(task);
            if (!current) return current.error();
            auto result = change(values, *current, {profile_.id, {}, {}, {}}, task);
            if (!result || result->verified == false) return result;
            std::error_code ignored; // an old snapshot does no harm: the next push replaces it
            std::filesystem::remove(snapshotPath_, ignored);
            return result;
        });
    }

private:
    /// Handshake, the given talk, leave; the piano is left properly however the talk ends.
    template<typename Talk>
    Result<PushResult> visit(const Task& task, Talk talk) {
        if (auto status = checkIdentity(task); !status) return status.error();
        const auto greeted = conversation_->send(profile_.handshake, profile_.sysexGapMs, task);
        auto result = greeted ? talk() : Result<PushResult>(greeted.error());
        // A port that dies only now has already done all that was asked of it.
        [[maybe_unused]] const auto left = conversation_->send(profile_.leave, profile_.sysexGapMs, Task{});
        return result;
    }

    Status checkIdentity(const Task& task) {
        if (!conversation_->canHear() || profile_.identity.empty()) return {};
        // An identity reply has no checksum: one that surprises is asked for again.
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto identity = conversation_->askIdentity(profile_.sysexGapMs, task);
            if (!identity) return identity.error();
            if (!*identity) return {}; // some pianos stay silent; those that must be read fail there
            const auto [ours, theirs] = std::ranges::mismatch(profile_.identity, **identity);
            if (ours == profile_.identity.end()) return {};
        }
        return badInput("The piano on " + port_ + " says that it is not a " + profile_.name + ".",
                        "Choose the keyboard that it is.");
    }

    [[nodiscard]] bool canRead(const Parameter& parameter) const {
        const bool trusted = parameter.evidence == Evidence::twoSources
                             || (parameter.evidence == Evidence::oneSource && experimental_);
        return parameter.readable && trusted && conversation_->canHear();
    }

    /// What the piano can say, by parameter; nothing is guessed.
    Result<Values> readAll(const Task& task) {
        Values values;
        for (const Parameter& parameter : profile_.parameters) {
            if (!canRead(parameter)) continue;
            const auto value = conversation_->askValue(parameter, profile_.sysexGapMs, task);
            if (!value) return value.error();
            if (!*value)
                return environmentLacks(
                    "The piano on " + port_ + " did not say how it is set, so nothing was changed.",
                    "Check the cable in both directions and that the piano is a " + profile_.name + ".");
            values[parameter.name] = **value;
        }
        return values;
    }

    /// On disk before the first write. What was there before our first change stays as long as the piano
    /// shows nothing but that and what we sent; otherwise its player changed it, and this is the new state to
    /// come back to.
    Status keepSnapshot(const Values& current, const std::vector<PlannedValue>& planned) {
        const auto stored = readSnapshot(snapshotPath_);
        PianoSnapshot snapshot{profile_.id, port_, {}, {}};
        if (stored && *stored && explains(**stored, current)) snapshot = **stored;
        for (const auto& [name, value] : current)
            snapshot.before.try_emplace(name, value);
        for (const PlannedValue& value : planned) {
            snapshot.before.try_emplace(value.parameter->name, value.parameter->neutral);
            auto& written = snapshot.written[value.parameter->name];
            if (std::find(written.begin(), written.end(), value.raw) == written.end())
                written.push_back(value.raw);
        }
        return writeSnapshot(snapshot, snapshotPath_);
    }

    static bool explains(const PianoSnapshot& snapshot, const Values& current) {
        return std::all_of(current.begin(), current.end(), [&](const auto& entry) {
            const auto& [name, value] = entry;
            const auto before = snapshot.before.find(name);
            if (before == snapshot.before.end() || before->second == value) return true;
            const auto written = snapshot.written.find(name);
            return written != snapshot.written.end()
                   && std::find(written->second.begin(), written->second.end(), value)
                          != written->second.end();
        });
    }

    std::vector<PlannedValue> valuesBefore(const PianoSnapshot& snapshot) const {
        std::vector<PlannedValue> values;
        for (const Parameter& parameter : profile_.parameters)
            if (snapshot.written.contains(parameter.name))
                values.push_back({&parameter, snapshot.before.at(parameter.name)});
        return values;
    }

    Result<PushResult> change(const std::vector<PlannedValue>& wanted, const Values& current,
                              PushResult result, const Task& task) {
        std::vector<PlannedValue> different;
        for (const PlannedValue& value : wanted) {
            const auto known = current.find(value.parameter->name);
            if (known == current.end() || known->second != value.raw) different.push_back(value);
        }
        for (std::size_t i = 0; i < different.size(); ++i) {
            const Parameter& parameter = *different[i].parameter;
            task.report(static_cast<double>(i) / static_cast<double>(different.size()), parameter.label);
            if (auto status = write(different[i], task); !status) return status.error();
            const auto known = current.find(parameter.name);
            result.changes.push_back({parameter.name,
                                      known == current.end() ? std::nullopt : std::optional(known->second),
                                      different[i].raw, describeValue(parameter, different[i].raw)});
        }
        return verify(wanted, std::move(result), task);
    }

    Status write(const PlannedValue& value, const Task& task) {
        if (auto status = conversation_->awaitRest(task); !status) return status;
        for (const PacedMessage& message : setMessages(profile_, *value.parameter, value.raw))
            if (auto status = conversation_->send(message, task); !status) return status;
        return {};
    }

    Result<PushResult> verify(const std::vector<PlannedValue>& wanted, PushResult result, const Task& task) {
        bool allRead = true;
        bool allRight = true;
        for (const PlannedValue& value : wanted) {
            const Parameter& parameter = *value.parameter;
            if (!canRead(parameter)) {
                allRead = false;
                continue;
            }
            const auto found = conversation_->askValue(parameter, profile_.sysexGapMs, task);
            if (!found) return found.error();
            if (*found == value.raw) continue;
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
            result.losses.push_back(
                {"read-back", "This piano cannot be read, so nobody can prove that it obeyed, and undo "
                              "sets its documented defaults."});
        }
        return result;
    }

    KeyboardProfile profile_;
    std::string port_;
    bool experimental_;
    std::filesystem::path snapshotPath_;
    std::unique_ptr<Conversation> conversation_;
};

} // namespace

Result<std::unique_ptr<PianoLink>> PianoLink::open(MidiSystem& system, const std::string& output,
                                                   const std::string& input, KeyboardProfile profile,
                                                   PianoLinkOptions options) {
    auto conversation = Conversation::open(system, output, input, options);
    if (!conversation) return conversation.error();
    return std::unique_ptr<PianoLink>(
        std::make_unique<Link>(std::move(profile), output, options, *std::move(conversation)));
}

} // namespace atos
