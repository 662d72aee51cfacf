// SPDX-License-Identifier: Apache-2.0
#include "piano/link/snapshot.h"

#include "files/bytes.h"
#include "midi/port_clues.h"

#include <algorithm>
#include <array>
#include <utility>

namespace atos {
namespace {

constexpr std::array<std::pair<SnapshotState, std::string_view>, 3> stateNames{
    {{SnapshotState::open, "open"}, {SnapshotState::held, "held"}, {SnapshotState::kept, "kept"}}};
constexpr std::size_t mostSnapshots = 1'000;

constexpr std::size_t mostParameters = 200;
constexpr std::size_t mostWrites = 10'000;

bool isSmallInteger(const Json& json) {
    return json.is_number_integer() && json >= -(1 << 28) && json <= (1 << 28);
}

Status readValues(const Json& json, PianoSnapshot& snapshot) {
    const Error damaged = badInput("its values are damaged.");
    const auto before = json.find("before");
    const auto written = json.find("written");
    if (before == json.end() || !before->is_object() || before->size() > mostParameters) return damaged;
    if (written == json.end() || !written->is_object() || written->size() > mostParameters) return damaged;
    for (const auto& item : before->items()) {
        if (!isSmallInteger(item.value())) return damaged;
        snapshot.before[item.key()] = item.value().get<int>();
    }
    for (const auto& item : written->items()) {
        if (!item.value().is_array() || item.value().size() > mostWrites
            || !snapshot.before.contains(item.key()))
            return damaged;
        for (const Json& value : item.value()) {
            if (!isSmallInteger(value)) return damaged;
            snapshot.written[item.key()].push_back(value.get<int>());
        }
    }
    return {};
}

Result<PianoSnapshot> snapshotFromJson(const Json& json) {
    if (!numberIn(json, "schema", 1, 1)) return badInput("\"schema\" must be 1.");
    PianoSnapshot snapshot;
    auto keyboard = stringIn(json, "keyboard");
    if (!keyboard) return keyboard.error();
    auto port = stringIn(json, "port");
    if (!port) return port.error();
    const auto state = stringIn(json, "state");
    if (!state) return state.error();
    const auto known = std::find_if(stateNames.begin(), stateNames.end(),
                                    [&](const auto& entry) { return entry.second == *state; });
    if (known == stateNames.end()) return badInput("its state is damaged.");
    snapshot.state = known->first;
    snapshot.keyboard = *std::move(keyboard);
    snapshot.port = *std::move(port);
    if (auto status = readValues(json, snapshot); !status) return status.error();
    return snapshot;
}

/// Those that can be read.
std::vector<StoredSnapshot> readAll(const std::filesystem::path& folder) {
    std::vector<StoredSnapshot> all;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end;
         !failure && entry != end && all.size() < mostSnapshots; entry.increment(failure)) {
        if (entry->path().extension() != ".json") continue;
        auto snapshot = readSnapshot(entry->path());
        if (snapshot && *snapshot) all.push_back({entry->path(), **std::move(snapshot)});
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return all;
}

bool contains(const std::map<std::string, std::vector<int>>& written, const std::string& name, int value) {
    const auto found = written.find(name);
    return found != written.end()
           && std::find(found->second.begin(), found->second.end(), value) != found->second.end();
}

} // namespace

bool PianoSnapshot::explains(const std::map<std::string, int>& current) const {
    return std::all_of(current.begin(), current.end(), [this](const auto& entry) {
        const auto found = before.find(entry.first);
        return found == before.end() || found->second == entry.second
               || contains(written, entry.first, entry.second);
    });
}

bool PianoSnapshot::changed(const std::map<std::string, int>& current) const {
    return std::any_of(current.begin(), current.end(), [this](const auto& entry) {
        return contains(written, entry.first, entry.second) && before.at(entry.first) != entry.second;
    });
}

std::filesystem::path snapshotPath(const std::filesystem::path& folder, const std::string& keyboard,
                                   const std::string& port) {
    const std::size_t end = port.find_last_not_of("0123456789: ");
    const std::string stable = end == std::string::npos ? port : port.substr(0, end + 1);
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(stable.data()), stable.size());
    return folder / (keyboard + "-" + contentHash(bytes) + ".json");
}

Result<std::optional<PianoSnapshot>> readSnapshot(const std::filesystem::path& path) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure) && !failure) return std::optional<PianoSnapshot>{};
    const auto json = readJson(path, 1U << 20U);
    if (!json) return json.error();
    auto snapshot = snapshotFromJson(*json);
    if (!snapshot)
        return badInput("The piano's snapshot " + path.string()
                        + " cannot be used: " + snapshot.error().message);
    return std::optional(*std::move(snapshot));
}

Status writeSnapshot(const PianoSnapshot& snapshot, const std::filesystem::path& path) {
    std::error_code failure;
    std::filesystem::create_directories(path.parent_path(), failure);
    if (failure)
        return environmentLacks("The folder for snapshots, " + path.parent_path().string()
                                + ", cannot be created.");
    const Json json = {{"schema", 1},
                       {"keyboard", snapshot.keyboard},
                       {"port", snapshot.port},
                       {"state", stateNames.at(static_cast<std::size_t>(snapshot.state)).second},
                       {"before", snapshot.before},
                       {"written", snapshot.written}};
    return writeFile(path, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::optional<std::filesystem::path> findSnapshot(const std::filesystem::path& folder,
                                                  const std::string& keyboard, const std::string& port) {
    const auto exact = snapshotPath(folder, keyboard, port);
    std::error_code ignored;
    if (std::filesystem::exists(exact, ignored)) return exact;
    const auto all = readAll(folder);
    std::vector<PortInfo> met;
    for (const auto& [path, snapshot] : all)
        if (snapshot.keyboard == keyboard) met.push_back({snapshot.port, PortDirection::output});
    const auto best = mostAlike(port, met, PortDirection::output);
    if (!best) return std::nullopt;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& entry) {
        return entry.snapshot.keyboard == keyboard && entry.snapshot.port == *best;
    });
    return found->path;
}

Result<std::optional<StoredSnapshot>> storedSnapshot(const std::filesystem::path& folder,
                                                     const std::string& keyboard, const std::string& port) {
    const auto path = findSnapshot(folder, keyboard, port);
    if (!path) return std::optional<StoredSnapshot>{};
    auto snapshot = readSnapshot(*path);
    if (!snapshot) return snapshot.error();
    if (!*snapshot) return std::optional<StoredSnapshot>{};
    return std::optional(StoredSnapshot{*path, **std::move(snapshot)});
}

std::vector<PianoSnapshot> unfinishedSnapshots(const std::filesystem::path& folder) {
    std::vector<PianoSnapshot> unfinished;
    for (auto& [path, snapshot] : readAll(folder))
        if (snapshot.unfinished()) unfinished.push_back(std::move(snapshot));
    return unfinished;
}

} // namespace atos
