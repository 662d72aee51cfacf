// SPDX-License-Identifier: Apache-2.0
#include "piano/pianoteq/pianoteq.h"

#include "piano/link/piano_session.h"
#include "piano/link/snapshot.h"
#include "piano/pianoteq/pianoteq_parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace atos {
namespace {

constexpr std::string_view name = "pianoteq";
constexpr std::uint16_t usualPort = 8081;
constexpr double millionths = 1e6;
constexpr int sameValue = 1000;     ///< millionths that Pianoteq's own steps may round away
constexpr double sameNumber = 0.05; ///< of a text in its unit, which is rounded for the eye

using Parameters = std::map<std::string, PianoteqParameter>;
using Values = std::map<std::string, int>;

std::optional<double> numberOf(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Values valuesOf(const Parameters& parameters) {
    Values values;
    for (const auto& [plain, parameter] : parameters)
        values[plain] = parameter.value;
    return values;
}

bool isAsWished(const PianoteqWish& wish, const PianoteqParameter& parameter) {
    if (wish.text.empty()) return std::abs(parameter.value - wish.value) <= sameValue;
    const auto wished = numberOf(wish.text);
    const auto told = numberOf(parameter.text);
    return wished && told && std::abs(*wished - *told) <= sameNumber;
}

std::string told(const PianoteqParameter& parameter) {
    return fmt::format("{} {}{}{}", parameter.name, parameter.text, parameter.unit.empty() ? "" : " ",
                       parameter.unit);
}

class Link : public PianoLink {
public:
    Link(std::uint16_t port, PianoLinkOptions options, JsonRpcLimits limits)
        : port_(fmt::format("{}:{}", name, port)), options_(std::move(options)),
          rpc_(port, "/jsonrpc", limits) {}

    Result<Values> read(const Task& /*task*/) override {
        const auto parameters = readAll();
        return parameters ? Result<Values>(valuesOf(*parameters)) : parameters.error();
    }

    Result<PushResult> push(const TonePreset& preset, const Task& task) override {
        const auto current = readAll();
        if (!current) return current.error();
        const auto earlier = earlierSnapshot(*current);
        PianoSnapshot snapshot = earlier.value_or(PianoSnapshot{std::string(name), port_, {}, {}});
        for (const auto& [plain, value] : valuesOf(*current))
            snapshot.before.try_emplace(plain, value);
        PianoteqPlan plan = planForPianoteq(preset, *current, snapshot.before, options_.experimental);
        PushResult result{std::string(name), {}, std::move(plan.losses), {}};
        std::erase_if(plan.wishes,
                      [&](const PianoteqWish& wish) { return isAsWished(wish, current->at(wish.name)); });
        if (plan.wishes.empty()) {
            result.verified = true; // it was read, and is as asked for
            return result;
        }
        if (auto quiet = awaitQuiet(options_, task); !quiet) return quiet.error();

        snapshot.state = SnapshotState::open;
        for (const PianoteqWish& wish : plan.wishes)
            snapshot.written[wish.name].push_back(wish.text.empty() ? wish.value
                                                                    : snapshot.before[wish.name]);
        if (auto kept = writeSnapshot(snapshot, path()); !kept) return kept.error();
        const auto now = change(plan.wishes, *current);
        if (!now) {
            rollBack(*current, plan.wishes, earlier);
            return now.error();
        }
        for (const PianoteqWish& wish : plan.wishes)
            snapshot.written[wish.name].push_back(now->at(wish.name).value);
        snapshot.state = SnapshotState::held;
        if (auto kept = writeSnapshot(snapshot, path()); !kept) return kept.error();
        return verified(plan.wishes, *current, *now, std::move(result));
    }

    Result<PushResult> undo(const Task& task) override {
        const auto stored = readSnapshot(path());
        if (!stored) return stored.error();
        if (!*stored) return nothingToUndo();
        const auto current = readAll();
        if (!current) return current.error();
        std::vector<PianoteqWish> wishes;
        for (const auto& [plain, values] : (*stored)->written)
            if (current->contains(plain)) wishes.push_back({plain, {}, (*stored)->before.at(plain), plain});
        std::erase_if(wishes,
                      [&](const PianoteqWish& wish) { return isAsWished(wish, current->at(wish.name)); });
        if (auto quiet = awaitQuiet(options_, task); !quiet) return quiet.error();
        const auto now = wishes.empty() ? Result<Parameters>(*current) : change(wishes, *current);
        if (!now) return now.error();
        auto result = verified(wishes, *current, *now, {std::string(name), {}, {}, {}});
        if (result.verified == false) return result;
        std::error_code ignored; // an old snapshot does no harm: the next push replaces it
        std::filesystem::remove(path(), ignored);
        return result;
    }

    Status keep() override {
        auto stored = readSnapshot(path());
        if (!stored) return stored.error();
        if (!*stored) return nothingToUndo();
        (*stored)->state = SnapshotState::kept;
        return writeSnapshot(**stored, path());
    }

private:
    static Error nothingToUndo() {
        return badInput("Nothing was sent to Pianoteq, so there is nothing to undo.");
    }

    [[nodiscard]] std::filesystem::path path() const {
        return snapshotPath(options_.snapshotFolder, std::string(name), port_);
    }

    Result<Parameters> readAll() {
        const auto info = rpc_.call("getInfo", Json::array());
        if (!info) return info.error();
        const bool ours = info->is_array() && !info->empty() && stringIn(info->front(), "product_name").ok();
        if (!ours) return environmentLacks("The program on " + port_ + " is not Pianoteq.");
        const auto list = rpc_.call("getParameters", Json::array());
        return list ? knownParameters(*list) : list.error();
    }

    /// What was there before our first change, while nothing but that and what we set is shown; one that was
    /// left open always counts.
    [[nodiscard]] std::optional<PianoSnapshot> earlierSnapshot(const Parameters& current) const {
        const auto stored = readSnapshot(path());
        if (!stored || !*stored) return std::nullopt;
        const bool counts = (*stored)->state == SnapshotState::open || (*stored)->explains(valuesOf(current));
        return counts ? *stored : std::nullopt;
    }

    /// Sets and reads back.
    Result<Parameters> change(const std::vector<PianoteqWish>& wishes, const Parameters& current) {
        Json list = Json::array();
        for (const PianoteqWish& wish : wishes) {
            Json entry = {{"id", current.at(wish.name).id}};
            if (wish.text.empty())
                entry["normalized_value"] = wish.value / millionths;
            else
                entry["text"] = wish.text;
            list.push_back(std::move(entry));
        }
        if (const auto set = rpc_.call("setParameters", {{"list", std::move(list)}}); !set)
            return set.error();
        auto now = readAll();
        if (!now) return now.error();
        for (const PianoteqWish& wish : wishes)
            if (!now->contains(wish.name))
                return environmentLacks(
                    "Pianoteq's instrument was changed meanwhile, so the tone was not sent.");
        return now;
    }

    static PushResult verified(const std::vector<PianoteqWish>& wishes, const Parameters& before,
                               const Parameters& now, PushResult result) {
        result.verified = true;
        for (const PianoteqWish& wish : wishes) {
            const PianoteqParameter& parameter = now.at(wish.name);
            result.changes.push_back(
                {wish.name, before.at(wish.name).value, parameter.value, told(parameter)});
            if (isAsWished(wish, parameter)) continue;
            result.verified = false;
            result.losses.push_back({wish.part, "Pianoteq kept " + told(parameter) + "."});
        }
        return result;
    }

    /// After a push that ended early: as it was, or the snapshot stays open.
    void rollBack(const Parameters& current, const std::vector<PianoteqWish>& wishes,
                  const std::optional<PianoSnapshot>& earlier) {
        std::vector<PianoteqWish> back;
        for (const PianoteqWish& wish : wishes)
            back.push_back({wish.name, {}, current.at(wish.name).value, wish.part});
        const auto now = change(back, current);
        if (!now || verified(back, current, *now, {}).verified == false) return;
        std::error_code ignored; // one that stays open is offered to be put back, which then changes nothing
        if (earlier)
            static_cast<void>(writeSnapshot(*earlier, path()).ok());
        else
            std::filesystem::remove(path(), ignored);
    }

    std::string port_;
    PianoLinkOptions options_;
    JsonRpc rpc_;
};

} // namespace

std::optional<std::uint16_t> pianoteqPort(const std::string& port) {
    if (port == name) return usualPort;
    const std::string prefix = std::string(name) + ":";
    if (!port.starts_with(prefix)) return std::nullopt;
    std::uint16_t number = 0;
    const char* const end = port.data() + port.size();
    const auto parsed = std::from_chars(port.data() + prefix.size(), end, number);
    return parsed.ec == std::errc() && parsed.ptr == end && number > 0 ? std::optional(number) : std::nullopt;
}

std::unique_ptr<PianoLink> linkPianoteq(std::uint16_t port, PianoLinkOptions options, JsonRpcLimits limits) {
    return std::make_unique<Link>(port, std::move(options), limits);
}

} // namespace atos
